using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>A case ended, and its customer is to be asked about it.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="SurveyVersion">The version of it.</param>
/// <param name="Reference">The reference of the case.</param>
/// <param name="SendAt">When it is sent.</param>
public sealed record SurveyScheduled(Guid SurveyId, long SurveyVersion, string Reference, DateTimeOffset SendAt) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.scheduled";
}

/// <summary>A case ended, and its customer is not asked about it.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="SurveyVersion">The version of it.</param>
/// <param name="Reference">The reference of the case.</param>
/// <param name="Reason">Why.</param>
public sealed record SurveySuppressed(Guid SurveyId, long SurveyVersion, string Reference, SurveySuppression Reason) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.suppressed";
}

/// <summary>
/// A customer is to be asked now: when <c>delivery</c> is <c>webhook</c>, whoever reads this brings <c>url</c> to the customer. The link is a secret of the customer; it is there for the partner whose customer it
/// is and for admins, and not stored with the event.
/// </summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Kind">What it measures.</param>
/// <param name="SubjectKind">What kind of case it is about.</param>
/// <param name="SubjectId">The case.</param>
/// <param name="Language">BCP 47 tag of the language in which the customer is asked.</param>
/// <param name="ExpiresAt">Until when it can be answered (UTC).</param>
/// <param name="Delivery">Who brings it to the customer.</param>
public sealed record SurveyInvited(
    Guid SurveyId,
    SurveyKind Kind,
    SurveySubjectKind SubjectKind,
    Guid SubjectId,
    string Language,
    DateTimeOffset ExpiresAt,
    SurveyDelivery Delivery
) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.invited";
}

/// <summary>A customer who was asked and has not answered is to be reminded, once; <c>url</c> is as in <c>survey.invited</c>.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Language">BCP 47 tag of the language in which the customer is asked.</param>
/// <param name="ExpiresAt">Until when it can be answered (UTC).</param>
/// <param name="Delivery">Who brings it to the customer.</param>
public sealed record SurveyReminded(Guid SurveyId, string Language, DateTimeOffset ExpiresAt, SurveyDelivery Delivery)
    : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.reminded";
}

/// <summary>Somebody looked at the survey for the first time.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record SurveyOpened(Guid SurveyId) : EventData("survey.opened", EventVisibility.Customer);

/// <summary>A customer answered a survey. What was written is read from the invitation. To agents whose work it is not about, <c>rating</c> is null and <c>reasons</c> is empty.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="SubjectKind">What kind of case it is about.</param>
/// <param name="SubjectId">The case.</param>
/// <param name="Rating">The rating.</param>
/// <param name="Reasons">The codes of the reasons that were named.</param>
/// <param name="HasComment">Whether something was written besides.</param>
public sealed record SurveyAnswered(Guid SurveyId, SurveySubjectKind SubjectKind, Guid SubjectId, int Rating, IReadOnlyList<string> Reasons, bool HasComment)
    : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.answered";
}

/// <summary>A customer changed the answer to a survey. To agents whose work it is not about, <c>rating</c> is null and <c>reasons</c> is empty.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Rating">The rating, before and after, also when it is the same.</param>
/// <param name="Reasons">The codes of the reasons that are named now.</param>
/// <param name="HasComment">Whether something is written besides now.</param>
public sealed record SurveyAnswerChanged(Guid SurveyId, Change<int> Rating, IReadOnlyList<string> Reasons, bool HasComment)
    : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.answer_changed";
}

/// <summary>A survey was not answered and no longer can be.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record SurveyExpired(Guid SurveyId) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.expired";
}

/// <summary>A survey was taken back before it was answered.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Reason">Why.</param>
public sealed record SurveyCancelled(Guid SurveyId, SurveyCancellation Reason) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.cancelled";
}

/// <summary>Somebody should look at an answer before it is trusted.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Suspicion">Why.</param>
public sealed record SurveyAnswerFlagged(Guid SurveyId, SurveySuspicion Suspicion) : EventData("survey.answer_flagged", EventVisibility.Staff);

/// <summary>An answer was left out of the figures. Why is read from the invitation.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record SurveyAnswerExcluded(Guid SurveyId) : EventData(Name, EventVisibility.Staff)
{
    internal const string Name = "survey.answer_excluded";
}

/// <summary>An answer was taken into the figures again. Why is read from the invitation.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record SurveyAnswerIncluded(Guid SurveyId) : EventData(Name, EventVisibility.Staff)
{
    internal const string Name = "survey.answer_included";
}

/// <summary>What a customer wrote in an answer was erased, and who it was; the rating stays.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record SurveyAnswerErased(Guid SurveyId) : EventData(Name, EventVisibility.Customer)
{
    internal const string Name = "survey.answer_erased";
}

/// <summary>The case was given to somebody else, or to another category, after it had ended: the survey counts for that now.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record SurveyCorrected(Guid SurveyId) : EventData(Name, EventVisibility.Staff)
{
    internal const string Name = "survey.corrected";
}
