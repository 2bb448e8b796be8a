using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Guards;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>
/// That a customer is asked, or is not asked, about one end of a case: one for each survey and each time the case ended. This part is what it is and how it is told;
/// what is answered is in <c>SurveyInvitation.Answers.cs</c>, what it counts for in <c>SurveyInvitation.Figures.cs</c>.
/// </summary>
public sealed partial class SurveyInvitation : AggregateRoot, IOwned
{
    /// <summary>The kind of due work that sends, reminds and expires it.</summary>
    internal const string DueKind = "survey.invitation";

    internal const string SubjectKindName = "survey_invitation";

    private DueMove _due;

    private SurveyInvitation() { }

    public Guid SurveyId { get; private init; }

    /// <summary>The version of the survey that is asked.</summary>
    public long SurveyVersion { get; private init; }

    public Guid PartnerId { get; private init; }

    /// <summary>Who is asked; null once that is erased.</summary>
    public Guid? CustomerId { get; private set; }

    public SurveySubjectKind SubjectKind { get; private init; }

    public Guid SubjectId { get; private init; }

    public string SubjectReference { get; private init; } = "";

    /// <summary>Which end of the case it is about: the number of the event with which the case ended.</summary>
    public long Cycle { get; private init; }

    /// <summary>When the case ended. Figures are of the cases that ended in a period.</summary>
    public DateTimeOffset ResolvedAt { get; private init; }

    /// <summary>BCP 47 tag: the language of the survey in which the customer is asked.</summary>
    public string Language { get; private init; } = "";

    public SurveyInvitationState State { get; private set; }

    /// <summary>Why the customer is not asked; null unless suppressed.</summary>
    public SurveySuppression? Suppression { get; private set; }

    /// <summary>Why it was taken back; null unless cancelled.</summary>
    public SurveyCancellation? Cancellation { get; private set; }

    /// <summary>When it is to be sent.</summary>
    public DateTimeOffset SendAt { get; private init; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When the customer is to be reminded; null for never.</summary>
    public DateTimeOffset? RemindAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>How often programs looked at it, such as scanners of links, which are no opening.</summary>
    public int EarlyHits { get; private set; }

    /// <summary>Until when it can be answered; null before it is sent.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Under which key its token is made; null before it is sent.</summary>
    public int? TokenKey { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The version that partners and customers see. The one that guards against lost updates counts what is for staff only as well.</summary>
    public long PublicVersion { get; private set; }

    /// <summary>When something is to happen to it by itself.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    Guid? IOwned.PartnerId => PartnerId;

    Guid? IOwned.CustomerId => CustomerId;

    /// <summary>Whether it was sent, whatever became of it.</summary>
    internal bool WasSent => SentAt is not null;

    internal override EventSubject About => new(SubjectKindName, SubjectReference, PartnerId, CustomerId);

    internal override IEnumerable<Companion> Companions(bool isNew) =>
        _due.To(DueKind, Id, NextDueAt, isNew).Concat((isNew ? Concerned : _concernedSince).Select(agent => new Companion(null, new SurveyConcern(agent, Id))));

    /// <summary>The customer is asked after the delay of the survey.</summary>
    internal static SurveyInvitation Schedule(SurveyVersion version, EndedCase ended, DateTimeOffset now, Guid? id = null)
    {
        var invitation = Of(version, ended, SurveyInvitationState.Scheduled, now, id);
        invitation.Raise(new SurveyScheduled(version.SurveyId, version.Number, ended.Reference, invitation.SendAt), now, isOfItself: true);
        invitation.MoveDue();
        return invitation;
    }

    /// <summary>The customer is not asked.</summary>
    internal static SurveyInvitation Suppress(SurveyVersion version, EndedCase ended, SurveySuppression why, DateTimeOffset now)
    {
        var invitation = Of(version, ended, SurveyInvitationState.Suppressed, now);
        invitation.Suppression = why;
        invitation.Raise(new SurveySuppressed(version.SurveyId, version.Number, ended.Reference, why), now, isOfItself: true);
        return invitation;
    }

    /// <summary>It is sent: whoever brings it to the customer is told.</summary>
    /// <param name="content">What its version of the survey says.</param>
    /// <param name="tokenKey">The key under which its token is made.</param>
    /// <param name="at">When it was due.</param>
    internal void Send(SurveyContent content, int tokenKey, DateTimeOffset at)
    {
        State = SurveyInvitationState.Sent;
        (SentAt, TokenKey, ExpiresAt) = (at, tokenKey, at + content.Expiry);
        RemindAt = content.ReminderAfter is { } after && after < content.Expiry ? at + after : null;
        Touch(at);
        Raise(new SurveyInvited(SurveyId, content.Kind, SubjectKind, SubjectId, Language, ExpiresAt.Value, content.Delivery), at, isOfItself: true);
        MoveDue();
    }

    /// <summary>It is not sent after all, since the same person was asked not long ago.</summary>
    internal void SuppressForFatigue(DateTimeOffset at)
    {
        (State, Suppression) = (SurveyInvitationState.Suppressed, SurveySuppression.Fatigue);
        Touch(at);
        Raise(new SurveySuppressed(SurveyId, SurveyVersion, SubjectReference, SurveySuppression.Fatigue), at, isOfItself: true);
        MoveDue();
    }

    /// <summary>The customer is reminded.</summary>
    internal void Remind(SurveyDelivery delivery, DateTimeOffset at)
    {
        (RemindedAt, RemindAt) = (at, null);
        Touch(at);
        Raise(new SurveyReminded(SurveyId, Language, ExpiresAt!.Value, delivery), at, isOfItself: true);
        MoveDue();
    }

    /// <summary>It can no longer be answered, and nobody is reminded of it.</summary>
    internal void Expire(DateTimeOffset at)
    {
        (State, RemindAt) = (SurveyInvitationState.Expired, null);
        Touch(at);
        Raise(new SurveyExpired(SurveyId), at, isOfItself: true);
        MoveDue();
    }

    /// <summary>It is taken back before it is sent. Nothing happens to one that is not waiting to be.</summary>
    internal void Cancel(SurveyCancellation why, DateTimeOffset now)
    {
        if (State is SurveyInvitationState.Scheduled)
            End(why, now, isOfItself: true);
    }

    /// <summary>The case is deleted: nobody is asked about it any more, and what erasing a customer erases goes with it. Nothing happens when it is erased already.</summary>
    internal void NoteCaseDeleted(DateTimeOffset now) => Erase(SurveyCancellation.CaseDeleted, now, isOfItself: true);

    /// <summary>Somebody takes it back: its link works no more.</summary>
    internal Error? Revoke(Actor actor, DateTimeOffset now)
    {
        if (Concerns(actor))
            return SurveyGuardErrors.ExclusionOwn;
        if (State is not (SurveyInvitationState.Scheduled or SurveyInvitationState.Sent or SurveyInvitationState.Opened))
            return SurveyInvitationErrors.NotOpen;
        End(SurveyCancellation.Revoked, now, isOfItself: false);
        return null;
    }

    /// <summary>Somebody looks at it.</summary>
    internal void NoteOpened(DateTimeOffset now)
    {
        if (State is not SurveyInvitationState.Sent)
            return;
        (State, OpenedAt) = (SurveyInvitationState.Opened, now);
        Touch(now);
        Raise(new SurveyOpened(SurveyId), now);
    }

    /// <summary>A program looked at it, which is nobody.</summary>
    internal void NoteEarlyHit() => EarlyHits = Math.Min(EarlyHits + 1, MaxEarlyHits);

    private const int MaxEarlyHits = 1_000_000;

    /// <summary>Whose version somebody compares: staff that of every change, others that of what they see.</summary>
    internal IVersioned SeenBy(Actor actor) => actor.IsStaff ? this : new PublicSide(PublicVersion);

    private protected override long CountPublic(EventData data, DateTimeOffset now) => data.ChangesWhatCustomersSee ? ++PublicVersion : PublicVersion;

    private static SurveyInvitation Of(SurveyVersion version, EndedCase ended, SurveyInvitationState state, DateTimeOffset now, Guid? id = null)
    {
        var invitation = new SurveyInvitation
        {
            Id = id ?? Guid.CreateVersion7(now),
            SurveyId = version.SurveyId,
            SurveyVersion = version.Number,
            PartnerId = ended.PartnerId,
            CustomerId = ended.CustomerId,
            SubjectKind = ended.Kind,
            SubjectId = ended.Id,
            SubjectReference = ended.Reference,
            Cycle = ended.Cycle,
            ResolvedAt = ended.At,
            Language = version.Content.LanguageFor(ended.Facts.Language),
            State = state,
            SendAt = ended.At + (version.Content.Trigger.Delay ?? TimeSpan.Zero),
            CreatedAt = now,
            UpdatedAt = now,
        };
        invitation.Take(ended.Facts);
        invitation.Concern([ended.EndedBy]);
        return invitation;
    }

    private void End(SurveyCancellation why, DateTimeOffset now, bool isOfItself)
    {
        (State, Cancellation) = (SurveyInvitationState.Cancelled, why);
        Touch(now);
        Raise(new SurveyCancelled(SurveyId, why), now, isOfItself);
        MoveDue();
    }

    private void MoveDue()
    {
        _due.From(NextDueAt);
        NextDueAt = State switch
        {
            SurveyInvitationState.Scheduled => SendAt,
            SurveyInvitationState.Sent or SurveyInvitationState.Opened => RemindAt ?? ExpiresAt,
            _ => null,
        };
    }

    private void Touch(DateTimeOffset now) => UpdatedAt = now > UpdatedAt ? now : UpdatedAt;

    private sealed record PublicSide(long Version) : IVersioned;
}

/// <summary>One end of a case, as its survey is about it.</summary>
/// <param name="Kind">What kind of case it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="PartnerId">Whose customer's it is.</param>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Cycle">The number of the event with which it ended.</param>
/// <param name="At">When it ended.</param>
/// <param name="Facts">How it was then.</param>
/// <param name="EndedBy">The agent who ended it; null when nobody of the staff did.</param>
internal sealed record EndedCase(
    SurveySubjectKind Kind,
    Guid Id,
    string Reference,
    Guid PartnerId,
    Guid CustomerId,
    long Cycle,
    DateTimeOffset At,
    SurveyFacts Facts,
    Guid? EndedBy = null
);
