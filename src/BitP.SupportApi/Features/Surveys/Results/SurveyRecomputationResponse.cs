using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>How far the figures of a survey are counted anew.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SurveyId">The survey.</param>
/// <param name="BegunAt">When it was ordered (UTC).</param>
/// <param name="EndedAt">When it was done (UTC); null while it goes on.</param>
/// <param name="Days">How many days were counted so far.</param>
/// <param name="Invitations">How many invitations were.</param>
/// <param name="DaysCorrected">How many of the days were not as they had been kept. What changed in the last seconds, and was not counted yet, is among them.</param>
/// <param name="Same">Whether all figures were as they had been kept; null while it goes on.</param>
public sealed record SurveyRecomputationResponse(
    Guid Id,
    Guid SurveyId,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndedAt,
    int Days,
    long Invitations,
    int DaysCorrected,
    bool? Same
) : IExample<SurveyRecomputationResponse>
{
    public static SurveyRecomputationResponse Example =>
        new(Examples.SurveyRecomputation, Examples.Survey, Examples.At, Examples.At.AddMinutes(1), 92, 8114, 0, true);

    internal static SurveyRecomputationResponse From(SurveyRecomputation r) =>
        new(r.Id, r.SurveyId, r.BegunAt, r.EndedAt, r.Days, r.Invitations, r.DaysCorrected, r.Same);
}
