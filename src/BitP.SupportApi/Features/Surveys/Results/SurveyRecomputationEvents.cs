using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>Somebody has the figures of a survey counted anew.</summary>
/// <param name="SurveyId">The survey.</param>
public sealed record SurveyRecomputationBegun(Guid SurveyId) : EventData("survey.recomputation_begun", EventVisibility.Staff);

/// <summary>The figures of a survey were counted anew.</summary>
/// <param name="SurveyId">The survey.</param>
/// <param name="Days">How many days were counted.</param>
/// <param name="Invitations">How many invitations were.</param>
/// <param name="DaysCorrected">How many of the days were not as they had been kept.</param>
public sealed record SurveyRecomputationEnded(Guid SurveyId, int Days, long Invitations, int DaysCorrected)
    : EventData("survey.recomputation_ended", EventVisibility.Staff);
