using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.FollowUps;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>That a customer is asked, or is not asked, about one end of a case, and what was answered.</summary>
public sealed record SurveyInvitationResponse : IVersioned, IExample<SurveyInvitationResponse>
{
    /// <summary>Its id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The survey.</summary>
    public required Guid SurveyId { get; init; }

    /// <summary>The version of the survey that is asked, whatever was changed since.</summary>
    public required long SurveyVersion { get; init; }

    /// <summary>The case.</summary>
    public required SurveySubject Subject { get; init; }

    /// <summary>The partner whose customer is asked.</summary>
    public required Guid PartnerId { get; init; }

    /// <summary>The customer who is asked; null once that is erased.</summary>
    public required Guid? CustomerId { get; init; }

    /// <summary>BCP 47 tag of the language of the survey in which the customer is asked.</summary>
    public required string Language { get; init; }

    /// <summary>When the case ended (UTC).</summary>
    public required DateTimeOffset ResolvedAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required SurveyInvitationState State { get; init; }

    /// <summary>Why the customer is not asked; null unless it is <c>suppressed</c>.</summary>
    public required SurveySuppression? Suppression { get; init; }

    /// <summary>Why it was taken back; null unless it is <c>cancelled</c>.</summary>
    public required SurveyCancellation? Cancellation { get; init; }

    /// <summary>When it is to be sent (UTC), or was to be.</summary>
    public required DateTimeOffset SendAt { get; init; }

    /// <summary>When whoever brings it to the customer was told (UTC); null before.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>When the customer is to be reminded (UTC); null for never, and once it was done.</summary>
    public required DateTimeOffset? RemindAt { get; init; }

    /// <summary>When whoever brings it to the customer was told to remind (UTC); null before.</summary>
    public required DateTimeOffset? RemindedAt { get; init; }

    /// <summary>When somebody first looked at it (UTC); null before.</summary>
    public required DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was first answered (UTC); null before.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Until when it can be answered, and the answer changed (UTC); null before it is sent.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Where the customer answers, without any other credential: a secret of the customer. For the partner whose customer it is and for admins, while it can be
    /// answered; null otherwise, and in the answers of steps.
    /// </summary>
    public required string? Url { get; init; }

    /// <summary>What was answered last; null while nothing was. Partners are told what was written in words only when the survey says so by <c>commentsToPartner</c>.</summary>
    public required SurveyAnswer? Answer { get; init; }

    /// <summary>What was answered before, oldest first. For staff only; null for others.</summary>
    public required IReadOnlyList<SurveyAnswer>? EarlierAnswers { get; init; }

    /// <summary>Why somebody should look at the answer before it is trusted. For staff only; null for others.</summary>
    public required IReadOnlyList<SurveySuspicion>? Suspicions { get; init; }

    /// <summary>Who left the answer out of the figures, and why; null while it counts. For staff only; null for others.</summary>
    public required SurveyExclusion? Exclusion { get; init; }

    /// <summary>Who took the answer into the figures again, and why; null when nobody did. For staff only; null for others.</summary>
    public required SurveyInclusion? Inclusion { get; init; }

    /// <summary>What is done about a low rating, and what came of it; null when there was none. For staff only; null for others.</summary>
    public required SurveyFollowUpOutcome? FollowUp { get; init; }

    /// <summary>When what the customer wrote, and who it was, were erased (UTC); null while they are not.</summary>
    public required DateTimeOffset? ErasedAt { get; init; }

    /// <summary>For whom and what it counts. For staff only; null for others.</summary>
    public required SurveyCredit? Credit { get; init; }

    /// <summary>How often programs looked at it, such as scanners of links, which are no opening. For staff only; null for others.</summary>
    public required int? EarlyHits { get; init; }

    /// <summary>When the customer was scheduled to be asked, or was found not to be (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rises with each change that the caller sees; also the first part of the <c>ETag</c>.</summary>
    public required long Version { get; init; }

    public static SurveyInvitationResponse Example =>
        new()
        {
            Id = Examples.SurveyInvitation,
            SurveyId = Examples.Survey,
            SurveyVersion = 1,
            Subject = new(SurveySubjectKind.Ticket, Examples.Ticket, "BP-100001"),
            PartnerId = Examples.Partner,
            CustomerId = Examples.Customer,
            Language = "en",
            ResolvedAt = Examples.At,
            State = SurveyInvitationState.Answered,
            Suppression = null,
            Cancellation = null,
            SendAt = Examples.At.AddHours(2),
            SentAt = Examples.At.AddHours(2),
            RemindAt = null,
            RemindedAt = null,
            OpenedAt = Examples.At.AddHours(5),
            AnsweredAt = Examples.At.AddHours(5),
            ExpiresAt = Examples.At.AddHours(2).AddDays(14),
            Url = null,
            Answer = new(5, ["solution"], "It was solved within the hour.", new Dictionary<string, SurveyAnswerValue>(), Examples.At.AddHours(5)),
            EarlierAnswers = [],
            Suspicions = [],
            Exclusion = null,
            Inclusion = null,
            FollowUp = null,
            ErasedAt = null,
            Credit = new(Examples.Agent, "funds", "deposit", "app", "en", false, [new(Examples.Agent, "funds", 2)]),
            EarlyHits = 1,
            CreatedAt = Examples.At,
            Version = 4,
        };

    internal static SurveyInvitationResponse From(SurveyInvitation i, SurveyContent content, string? url, SurveyFollowUpOutcome? followUp, Actor actor)
    {
        var isStaff = actor.IsStaff;
        return new()
        {
            Id = i.Id,
            SurveyId = i.SurveyId,
            SurveyVersion = i.SurveyVersion,
            Subject = new(i.SubjectKind, i.SubjectId, i.SubjectReference),
            PartnerId = i.PartnerId,
            CustomerId = i.CustomerId,
            Language = i.Language,
            ResolvedAt = i.ResolvedAt,
            State = i.State,
            Suppression = i.Suppression,
            Cancellation = i.Cancellation,
            SendAt = i.SendAt,
            SentAt = i.SentAt,
            RemindAt = i.RemindAt,
            RemindedAt = i.RemindedAt,
            OpenedAt = i.OpenedAt,
            AnsweredAt = i.AnsweredAt,
            ExpiresAt = i.ExpiresAt,
            Url = url,
            Answer = isStaff || content.CommentsToPartner ? i.Answer : i.Answer?.WithoutTexts(),
            EarlierAnswers = isStaff ? i.EarlierAnswers : null,
            Suspicions = isStaff ? i.Suspicions : null,
            Exclusion = isStaff ? i.Exclusion : null,
            Inclusion = isStaff ? i.Inclusion : null,
            FollowUp = isStaff ? followUp : null,
            ErasedAt = i.ErasedAt,
            Credit = isStaff ? SurveyCredit.Of(i) : null,
            EarlyHits = isStaff ? i.EarlyHits : null,
            CreatedAt = i.CreatedAt,
            Version = i.SeenBy(actor).Version,
        };
    }
}

/// <summary>The case that a survey is about.</summary>
/// <param name="Kind">What kind of case it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reference">Its reference.</param>
public sealed record SurveySubject(SurveySubjectKind Kind, Guid Id, string Reference);

/// <summary>For whom and what a survey counts: as its case was when it ended, and as it was corrected since, until it was reopened.</summary>
/// <param name="AgentId">Who resolved it: the agent who had it, else the one who ended it; null when nobody did.</param>
/// <param name="Team">The key of the team, of a complaint of the department, that had it; null for none.</param>
/// <param name="Category">The category of a ticket, the kind of a complaint.</param>
/// <param name="Channel">The channel by which it came in.</param>
/// <param name="Language">BCP 47 tag of the language of the case.</param>
/// <param name="Reopened">Whether the case was reopened since, so that what is done to it is not about this end of it any more.</param>
/// <param name="Replies">How many public replies each agent gave until it ended; none of complaints.</param>
public sealed record SurveyCredit(
    Guid? AgentId,
    string? Team,
    string Category,
    string Channel,
    string Language,
    bool Reopened,
    IReadOnlyList<SurveyReplies> Replies
)
{
    internal static SurveyCredit Of(SurveyInvitation i) =>
        new(i.Facts.AgentId, i.Facts.Team, i.Facts.Category, i.Facts.Channel, i.Facts.Language, i.Reopened, i.Facts.Replies);
}
