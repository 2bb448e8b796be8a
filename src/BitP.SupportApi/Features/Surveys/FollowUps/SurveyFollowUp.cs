using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>That somebody sees to a customer who gave a low rating: at most one for each invitation, whatever becomes of the answer.</summary>
public sealed class SurveyFollowUp : AggregateRoot
{
    public const int NoteMaxLength = 4000;

    /// <summary>How often something is done about it by hand, before no more than finishing it is left.</summary>
    public const int MaxSteps = 100;

    /// <summary>The kind of due work that notes that it is overdue.</summary>
    internal const string DueKind = "survey.follow_up";

    private static readonly EventActor TheSystem = new(ActorKind.System, null, null);

    private DueMove _due;

    private SurveyFollowUp() { }

    public Guid InvitationId { get; private init; }

    public Guid SurveyId { get; private init; }

    public SurveySubjectKind SubjectKind { get; private init; }

    public Guid SubjectId { get; private init; }

    public string SubjectReference { get; private init; } = "";

    /// <summary>Whose work the answer is about, as the invitation says: who resolved the case; null when nobody did.</summary>
    public Guid? AgentId { get; private set; }

    /// <summary>The rating that was low.</summary>
    public int Rating { get; private init; }

    /// <summary>Ratings at or under this are low, by the version of the survey that was answered.</summary>
    public int Threshold { get; private init; }

    public SurveyFollowUpState State { get; private set; }

    public SurveyFollowUpResult? Result { get; private set; }

    /// <summary>The agent whose it is; null for nobody.</summary>
    public Guid? OwnerId { get; private set; }

    /// <summary>When the low rating was given.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>By when the customer is to be contacted.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Since when the customer should have been contacted, and was not in time; null when that is not so.</summary>
    public DateTimeOffset? OverdueSince { get; private set; }

    /// <summary>When the customer was first contacted.</summary>
    public DateTimeOffset? ContactedAt { get; private set; }

    /// <summary>How long after the low rating that was, in milliseconds.</summary>
    public long? ContactedAfter { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>What was done about it, oldest first.</summary>
    public IReadOnlyList<SurveyFollowUpStep> Steps { get; private set; } = [];

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>When it becomes overdue; null when it does not, or is.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    internal override EventSubject About => new("survey_follow_up", SubjectReference);

    internal override IEnumerable<Companion> Companions(bool isNew) => _due.To(DueKind, Id, NextDueAt, isNew);

    /// <summary>The steps that may be taken now.</summary>
    internal IReadOnlyList<string> AllowedTransitions => Result is SurveyFollowUpResult.Excluded ? [] : SurveyFollowUpLifeCycle.AllowedFrom(State);

    /// <param name="invitation">The invitation that was answered.</param>
    /// <param name="rating">The rating that is low.</param>
    /// <param name="threshold">What is low.</param>
    /// <param name="within">In which time the customer is to be contacted.</param>
    /// <param name="at">When it was answered.</param>
    internal static SurveyFollowUp Open(SurveyInvitation invitation, int rating, int threshold, TimeSpan within, DateTimeOffset at, Guid? id = null)
    {
        var followUp = new SurveyFollowUp
        {
            Id = id ?? Guid.CreateVersion7(at),
            InvitationId = invitation.Id,
            SurveyId = invitation.SurveyId,
            SubjectKind = invitation.SubjectKind,
            SubjectId = invitation.SubjectId,
            SubjectReference = invitation.SubjectReference,
            AgentId = invitation.AgentId,
            Rating = rating,
            Threshold = threshold,
            OpenedAt = at,
            DueAt = at + within,
            UpdatedAt = at,
        };
        followUp.Raise(
            new SurveyFollowUpOpened(followUp.SurveyId, followUp.InvitationId, followUp.SubjectKind, followUp.SubjectId, rating, followUp.DueAt),
            at,
            isOfItself: true
        );
        followUp.MoveDue();
        return followUp;
    }

    /// <summary>Gives it to an agent, or to nobody. Nothing happens when it is theirs.</summary>
    /// <param name="ownerId">The agent; null for nobody.</param>
    /// <param name="ownerName">What the agent is called.</param>
    /// <param name="about">The invitation that was answered.</param>
    /// <param name="actor">Who gives it.</param>
    /// <param name="now">When.</param>
    internal Error? Assign(Guid? ownerId, string? ownerName, SurveyInvitation about, Actor actor, DateTimeOffset now)
    {
        if (RefuseStep(SurveyFollowUpAction.Assign, about, actor) is { } refusal)
            return refusal;
        if (ownerId is { } owner && about.Concerns(owner))
            return SurveyFollowUpErrors.Own.For(ownerName);
        if (ownerId == OwnerId)
            return null;
        Raise(new SurveyFollowUpAssigned(new(OwnerId, ownerId)), now);
        OwnerId = ownerId;
        Take(SurveyFollowUpAction.Assign, new(SurveyFollowUpAction.Assign, ByOf(actor), now, OwnerId: ownerId));
        return null;
    }

    /// <summary>The customer was contacted.</summary>
    internal Error? Contact(string note, SurveyInvitation about, Actor actor, DateTimeOffset now)
    {
        if (RefuseStep(SurveyFollowUpAction.Contact, about, actor) is { } refusal)
            return refusal;
        if (ContactedAt is null)
            (ContactedAt, ContactedAfter) = (now, (long)(now - OpenedAt).TotalMilliseconds);
        Raise(new SurveyFollowUpContacted(), now);
        Take(SurveyFollowUpAction.Contact, new(SurveyFollowUpAction.Contact, ByOf(actor), now, note));
        return null;
    }

    /// <summary>Nothing is left to be done.</summary>
    internal Error? Finish(SurveyFollowUpResult result, string note, SurveyInvitation about, Actor actor, DateTimeOffset now)
    {
        if (RefuseStep(SurveyFollowUpAction.Finish, about, actor) is { } refusal)
            return refusal;
        (Result, DoneAt) = (result, now);
        Raise(new SurveyFollowUpFinished(result), now);
        Take(SurveyFollowUpAction.Finish, new(SurveyFollowUpAction.Finish, ByOf(actor), now, note, result));
        return null;
    }

    /// <summary>Something is to be done once more, and the customer to be contacted in time from now on.</summary>
    internal Error? Reopen(string reason, TimeSpan within, SurveyInvitation about, Actor actor, DateTimeOffset now)
    {
        if (RefuseStep(SurveyFollowUpAction.Reopen, about, actor) is { } refusal)
            return refusal;
        OpenAgain(within, now, isOfItself: false);
        Take(SurveyFollowUpAction.Reopen, new(SurveyFollowUpAction.Reopen, ByOf(actor), now, reason));
        return null;
    }

    /// <summary>Notes that the customer was not contacted in time.</summary>
    internal void NoteOverdue(DateTimeOffset at)
    {
        OverdueSince = at;
        Raise(new SurveyFollowUpOverdue(DueAt, OwnerId), at, isOfItself: true);
        Touch(at);
        MoveDue();
    }

    /// <summary>The answer is about somebody else's work.</summary>
    internal void NoteAgent(Guid? agentId) => AgentId = agentId;

    /// <summary>The answer was excluded: there is nothing to do, unless it is included again. Nothing happens to one that is done.</summary>
    internal void NoteExcluded(DateTimeOffset at)
    {
        if (State is SurveyFollowUpState.Done)
            return;
        (Result, DoneAt) = (SurveyFollowUpResult.Excluded, at);
        Raise(new SurveyFollowUpFinished(SurveyFollowUpResult.Excluded), at, isOfItself: true);
        Take(SurveyFollowUpAction.Finish, new(SurveyFollowUpAction.Finish, TheSystem, at, Result: SurveyFollowUpResult.Excluded));
    }

    /// <summary>The answer counts. Nothing happens to one that its exclusion has not ended.</summary>
    internal void NoteIncluded(TimeSpan within, DateTimeOffset at)
    {
        if (Result is not SurveyFollowUpResult.Excluded)
            return;
        OpenAgain(within, at, isOfItself: true);
        Take(SurveyFollowUpAction.Reopen, new(SurveyFollowUpAction.Reopen, TheSystem, at));
    }

    /// <summary>Erases what was noted, which may tell of the customer. Nothing happens when nothing was.</summary>
    internal void Erase(DateTimeOffset at)
    {
        if (Steps.All(s => s.Note is null))
            return;
        Steps = [.. Steps.Select(s => s with { Note = null })];
        Raise(new SurveyFollowUpErased(), at, isOfItself: true);
        Touch(at);
    }

    private Error? RefuseStep(SurveyFollowUpAction action, SurveyInvitation about, Actor actor)
    {
        if (about.Concerns(actor))
            return SurveyFollowUpErrors.Own.For(actor.Name);
        var allowed = AllowedTransitions;
        var name = EnumNames<SurveyFollowUpAction>.Of(action);
        if (!allowed.Contains(name))
            return SurveyFollowUpErrors.StateNotAllowed.For(name, EnumNames<SurveyFollowUpState>.Of(State)) with { AllowedTransitions = allowed };
        return action is not SurveyFollowUpAction.Finish && Steps.Count >= MaxSteps ? SurveyFollowUpErrors.LimitReached.For(MaxSteps) : null;
    }

    private void OpenAgain(TimeSpan within, DateTimeOffset at, bool isOfItself)
    {
        (Result, DoneAt, DueAt, OverdueSince) = (null, null, at + within, null);
        Raise(new SurveyFollowUpReopened(DueAt), at, isOfItself);
    }

    private void Take(SurveyFollowUpAction action, SurveyFollowUpStep step)
    {
        State = SurveyFollowUpLifeCycle.Next(State, action)!.Value;
        // What comes with the answer comes as often as somebody excludes and includes it.
        if (step.By != TheSystem || Steps.Count < MaxSteps)
            Steps = [.. Steps, step];
        Touch(step.At);
        MoveDue();
    }

    private void MoveDue()
    {
        _due.From(NextDueAt);
        NextDueAt = State is SurveyFollowUpState.Open && OverdueSince is null ? DueAt : null;
    }

    private void Touch(DateTimeOffset at) => UpdatedAt = at > UpdatedAt ? at : UpdatedAt;

    private static EventActor ByOf(Actor actor) => new(actor.Kind, actor.Id, actor.Name);
}
