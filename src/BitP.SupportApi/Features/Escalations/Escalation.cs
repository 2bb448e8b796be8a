using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>Where an escalation stands.</summary>
public enum EscalationState
{
    /// <summary>The next step will be taken when nobody acknowledges before.</summary>
    Running,

    /// <summary>Somebody sees to it.</summary>
    Acknowledged,

    /// <summary>The ticket was solved.</summary>
    Ended,

    /// <summary>All steps have been taken, and nobody has acknowledged.</summary>
    Exhausted,
}

/// <summary>A ticket for which people are called on by the steps of a policy, as it was at the start.</summary>
public sealed class Escalation : AggregateRoot
{
    public const int SummaryMaxLength = 4000;

    /// <summary>How many of those on duty a step that was taken names.</summary>
    public const int MaxOnDuty = 20;

    /// <summary>How often the customer may ask for the escalation of a ticket.</summary>
    public const int MaxRequests = 5;

    /// <summary>The kind of the item of due work that takes the next step.</summary>
    internal const string StepKind = "escalation.step";

    /// <summary>How a caller names the step that ends it by hand.</summary>
    internal const string AcknowledgeStep = "acknowledge";

    // When the item falls due that the database has, once the next one is settled.
    private DateTimeOffset? _fallsDueBefore;

    private Escalation() { }

    public Guid TicketId { get; private init; }

    public long TicketNumber { get; private init; }

    /// <summary>The version of the ticket when it was last looked at and not solved.</summary>
    public long TicketVersion { get; private set; }

    public Guid PolicyId { get; private init; }

    public EscalationPolicyContent Policy { get; private init; } = null!;

    public EscalationCause Cause { get; private init; } = null!;

    public EventActor StartedBy { get; private init; } = null!;

    public DateTimeOffset StartedAt { get; private init; }

    public EscalationState State { get; private set; }

    /// <summary>How often all steps have been taken.</summary>
    public int Round { get; private set; }

    /// <summary>The index of the next step.</summary>
    public int Step { get; private set; }

    /// <summary>How often it has been taken in this round.</summary>
    public int Repetition { get; private set; }

    /// <summary>When the next step is taken; null unless it is running.</summary>
    public DateTimeOffset? NextStepAt { get; private set; }

    /// <summary>The steps that were taken, oldest first.</summary>
    public IReadOnlyList<TakenEscalationStep> Taken { get; private set; } = [];

    public EventActor? AcknowledgedBy { get; private set; }

    /// <summary>When it was acknowledged, ended or exhausted, whatever came last.</summary>
    public DateTimeOffset? OverSince { get; private set; }

    public string TicketReference => Ticket.ReferenceOf(TicketNumber);

    /// <summary>Who is called on next.</summary>
    public EscalationStep Next => Policy.Steps[Step];

    /// <summary>Whether the customer asked for it.</summary>
    internal bool IsRequest => Cause.Kind is EscalationCauseKind.Request;

    /// <summary>Whether the next step is the one that was taken last.</summary>
    internal bool ComesAgain => Taken is [.., { Step: var last }] && last == Step + 1;

    internal override EventSubject About => new("escalation", TicketReference);

    internal override IEnumerable<Companion> Companions(bool isNew) =>
        DueItem.Move(StepKind, Id.ToString(), isNew ? null : _fallsDueBefore ?? NextStepAt, NextStepAt) is { } moved ? [moved] : [];

    /// <summary>Why a ticket is not escalated; null when it can be.</summary>
    internal static Error? Refuse(Ticket ticket) => Ticket.Unsolved.Contains(ticket.Status) ? null : EscalationErrors.TicketSolved;

    /// <param name="ticket">The ticket.</param>
    /// <param name="ticketVersion">Its version when there was cause.</param>
    /// <param name="policy">By which people are called on.</param>
    /// <param name="cause">Why.</param>
    /// <param name="by">Who started it.</param>
    /// <param name="now">When there was cause.</param>
    internal static Escalation Start(
        Ticket ticket,
        long ticketVersion,
        EscalationPolicy policy,
        EscalationCause cause,
        EventActor by,
        DateTimeOffset now,
        Guid? id = null
    )
    {
        var escalation = new Escalation
        {
            Id = id ?? Guid.CreateVersion7(now),
            TicketId = ticket.Id,
            TicketNumber = ticket.Number,
            TicketVersion = ticketVersion,
            PolicyId = policy.Id,
            Policy = policy.Content,
            Cause = cause,
            StartedBy = by,
            StartedAt = now,
            NextStepAt = now + policy.Content.Steps[0].Wait,
        };
        escalation.Raise(new EscalationStarted(policy.Id, policy.Content.Name, cause.Kind, cause.Clock, escalation.NextStepAt.Value), now);
        return escalation;
    }

    /// <summary>Notes that there is cause once more while it is running.</summary>
    internal void NoteCause(EscalationCause cause, DateTimeOffset now) => Raise(new EscalationPrompted(cause.Kind, cause.Clock), now);

    /// <summary>Takes the next step. When there is nobody to call on, the one after it comes at once.</summary>
    /// <param name="found">Who is called on, or why nobody is.</param>
    /// <param name="at">When it was due.</param>
    internal void Take(CalledOn found, DateTimeOffset at)
    {
        var taken = new TakenEscalationStep(Round + 1, Step + 1, Repetition + 1, at, Next.To!, found.Assignee, found.Team, found.OnDuty, found.PassedOver);
        Taken = [.. Taken, taken];
        Raise(EscalationStepped.Of(taken), at);
        var passedOver = found.PassedOver is not null;
        if (!passedOver && Repetition < Next.Repetitions)
        {
            Repetition++;
            Await(at + Next.Wait);
            return;
        }
        Repetition = 0;
        if (Step + 1 < Policy.Steps.Count)
        {
            Step++;
            Await(passedOver ? at : at + Next.Wait);
        }
        else if (Round < Policy.Repeats)
        {
            (Round, Step) = (Round + 1, 0);
            Await(at + Policy.StartsOverAfter);
        }
        else
        {
            Finish(EscalationState.Exhausted, at);
            Raise(new EscalationExhausted(), at);
        }
    }

    /// <summary>Notes that the ticket was not solved before this version of it.</summary>
    internal void Saw(Ticket ticket) => TicketVersion = ticket.Version;

    /// <summary>Somebody sees to it: no more steps are taken. One that is exhausted can be acknowledged as well.</summary>
    internal Error? Acknowledge(EventActor by, DateTimeOffset now)
    {
        if (!MayBeAcknowledged)
            return EscalationErrors.NotRunning with { AllowedTransitions = [] };
        AcknowledgedBy = by;
        Finish(EscalationState.Acknowledged, now);
        Raise(new EscalationAcknowledged(), now);
        return null;
    }

    internal bool MayBeAcknowledged => State is EscalationState.Running or EscalationState.Exhausted;

    /// <summary>The ticket was solved.</summary>
    internal void End(DateTimeOffset solvedAt)
    {
        Finish(EscalationState.Ended, solvedAt);
        Raise(new EscalationEnded(), solvedAt);
    }

    private void Finish(EscalationState state, DateTimeOffset at)
    {
        (State, OverSince) = (state, at);
        Await(null);
    }

    private void Await(DateTimeOffset? next)
    {
        _fallsDueBefore ??= NextStepAt;
        NextStepAt = next;
    }
}

/// <summary>Why an escalation began.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Clock">The clock that warned or was breached; null for one that somebody asked for.</param>
/// <param name="Reason">Why somebody asked for it; null for one that a clock began.</param>
/// <param name="Summary">What whoever is called on has to know, so that nobody has to tell it again; null for one that a clock began.</param>
public sealed record EscalationCause(EscalationCauseKind Kind, ClockName? Clock = null, string? Reason = null, string? Summary = null);

/// <summary>A step of an escalation that was taken.</summary>
/// <param name="Round">In which round, from 1.</param>
/// <param name="Step">Which step of the policy, from 1.</param>
/// <param name="Repetition">For which time in the round, from 1.</param>
/// <param name="At">When (UTC): the instant at which it was due.</param>
/// <param name="To">Who was to be called on.</param>
/// <param name="Assignee">
/// The id of the agent who was given the ticket; null when none was. When a step comes again, whoever of the team or of those on duty took the ticket keeps it.
/// </param>
/// <param name="Team">The key of the team that was given the ticket, or is the assignee's; null when there is none.</param>
/// <param name="OnDuty">
/// The ids of those who were on duty for it, at most 20: the assignee, then those whose duty ends last. Empty for steps that call on others.
/// </param>
/// <param name="PassedOver">Why nobody could be called on, so that the next step came at once; null when somebody was.</param>
public sealed record TakenEscalationStep(
    int Round,
    int Step,
    int Repetition,
    DateTimeOffset At,
    EscalationTarget To,
    Guid? Assignee,
    string? Team,
    IReadOnlyList<Guid> OnDuty,
    PassedOver? PassedOver
);

/// <summary>Why nobody could be called on.</summary>
public enum PassedOver
{
    /// <summary>The agent is given no cases any more.</summary>
    AgentInactive,

    /// <summary>Nobody in the team is given cases.</summary>
    TeamEmpty,

    /// <summary>Nobody is on duty for the channel and the language.</summary>
    NobodyOnDuty,
}
