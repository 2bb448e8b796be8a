using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>An escalation: a ticket for which people are called on, one after another, until somebody acknowledges or the ticket is solved.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="TicketId">The id of the ticket.</param>
/// <param name="TicketReference">The reference of the ticket.</param>
/// <param name="PolicyId">The escalation policy that it began with.</param>
/// <param name="Policy">What that was called at the start.</param>
/// <param name="Steps">Its steps at the start.</param>
/// <param name="Repeats">How often all of them start over.</param>
/// <param name="Cause">Why it began.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="State">Where it stands.</param>
/// <param name="Next">The step that is taken next; null unless it is running.</param>
/// <param name="Taken">The steps that were taken, oldest first.</param>
/// <param name="AcknowledgedBy">Who acknowledged it; null when nobody has.</param>
/// <param name="OverSince">When it was acknowledged, ended or exhausted (UTC); null while it is running.</param>
/// <param name="AllowedTransitions">The steps that the caller may take now.</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record EscalationResponse(
    Guid Id,
    Guid TicketId,
    string TicketReference,
    Guid PolicyId,
    string Policy,
    IReadOnlyList<EscalationStep> Steps,
    int Repeats,
    EscalationCause Cause,
    EventActor StartedBy,
    DateTimeOffset StartedAt,
    EscalationState State,
    NextEscalationStep? Next,
    IReadOnlyList<TakenEscalationStep> Taken,
    EventActor? AcknowledgedBy,
    DateTimeOffset? OverSince,
    IReadOnlyList<string> AllowedTransitions,
    long Version
) : IVersioned, IExample<EscalationResponse>
{
    public static EscalationResponse Example
    {
        get
        {
            var policy = EscalationPolicyResponse.Example;
            return new(
                Examples.Escalation,
                Examples.Ticket,
                "BP-100001",
                policy.Id,
                policy.Name,
                policy.Steps,
                policy.Repeats,
                new(EscalationCauseKind.Warning, Sla.ClockName.FirstResponse),
                new(ActorKind.System, null, null),
                Examples.At,
                EscalationState.Running,
                new(1, 2, 1, Examples.At.AddMinutes(15), policy.Steps[1].To!),
                [new(1, 1, 1, Examples.At, policy.Steps[0].To!, Examples.Agent, "funds", [], null)],
                null,
                null,
                [Escalation.AcknowledgeStep],
                2
            );
        }
    }

    internal static EscalationResponse From(Escalation e) =>
        new(
            e.Id,
            e.TicketId,
            e.TicketReference,
            e.PolicyId,
            e.Policy.Name,
            e.Policy.Steps,
            e.Policy.Repeats,
            e.Cause,
            e.StartedBy,
            e.StartedAt,
            e.State,
            e.NextStepAt is { } at ? new(e.Round + 1, e.Step + 1, e.Repetition + 1, at, e.Next.To!) : null,
            e.Taken,
            e.AcknowledgedBy,
            e.OverSince,
            e.MayBeAcknowledged ? [Escalation.AcknowledgeStep] : [],
            e.Version
        );
}

/// <summary>The step of an escalation that is taken next, unless somebody acknowledges or the ticket is solved before.</summary>
/// <param name="Round">In which round, from 1.</param>
/// <param name="Step">Which step of the policy, from 1.</param>
/// <param name="Repetition">For which time in the round, from 1.</param>
/// <param name="At">When (UTC).</param>
/// <param name="To">Who will be called on.</param>
public sealed record NextEscalationStep(int Round, int Step, int Repetition, DateTimeOffset At, EscalationTarget To);
