using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>A customer gave a low rating, and a supervisor is to see to it. To agents whose work it is not about, <c>rating</c> is null.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="InvitationId">The invitation that was answered.</param>
/// <param name="SubjectKind">What kind of case it is about.</param>
/// <param name="SubjectId">The case.</param>
/// <param name="Rating">The rating.</param>
/// <param name="DueAt">By when the customer is to be contacted (UTC).</param>
public sealed record SurveyFollowUpOpened(Guid SurveyId, Guid InvitationId, SurveySubjectKind SubjectKind, Guid SubjectId, int Rating, DateTimeOffset DueAt)
    : EventData(Name, EventVisibility.Staff)
{
    internal const string Name = "survey_follow_up.opened";
}

/// <summary>A follow-up was given to somebody, or is nobody's any more.</summary>
/// <param name="OwnerId">The agent whose it is, before and after; null for nobody.</param>
public sealed record SurveyFollowUpAssigned(Change<Guid?> OwnerId) : EventData("survey_follow_up.assigned", EventVisibility.Staff);

/// <summary>The customer was to be contacted by now, and was not.</summary>
/// <param name="DueAt">By when (UTC).</param>
/// <param name="OwnerId">The agent whose it is; null for nobody.</param>
public sealed record SurveyFollowUpOverdue(DateTimeOffset DueAt, Guid? OwnerId) : EventData("survey_follow_up.overdue", EventVisibility.Staff);

/// <summary>The customer was contacted. What was noted is read with the follow-up.</summary>
public sealed record SurveyFollowUpContacted() : EventData("survey_follow_up.contacted", EventVisibility.Staff);

/// <summary>Nothing is left to be done about a low rating.</summary>
/// <param name="Result">What came of it.</param>
public sealed record SurveyFollowUpFinished(SurveyFollowUpResult Result) : EventData("survey_follow_up.finished", EventVisibility.Staff);

/// <summary>Something is to be done about a low rating once more.</summary>
/// <param name="DueAt">By when the customer is to be contacted (UTC).</param>
public sealed record SurveyFollowUpReopened(DateTimeOffset DueAt) : EventData("survey_follow_up.reopened", EventVisibility.Staff);

/// <summary>What was noted about a low rating was erased together with what the customer wrote.</summary>
public sealed record SurveyFollowUpErased() : EventData("survey_follow_up.erased", EventVisibility.Staff);
