using System.Globalization;
using BitP.SupportApi.Features.Surveys.Results.Statistics;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>
/// What the answers about some cases come to. A case counts for the time in which it ended, as it stands now. <c>invited</c> is the sum of <c>scheduled</c>,
/// <c>cancelled</c> and <c>delivered</c>; with <c>suppressed</c> it is all cases that ended. <c>delivered</c> is the sum of <c>n</c>, <c>excluded</c>, <c>open</c>,
/// <c>expired</c> and <c>revoked</c>.
/// </summary>
public record SurveyFiguresResponse
{
    /// <summary>How many answers the score is made from.</summary>
    public required long N { get; init; }

    /// <summary>About how many cases the customer was, or was to be, asked.</summary>
    public required long Invited { get; init; }

    /// <summary>About how many the customer was asked: whoever brings the survey to the customer was told, whatever became of it.</summary>
    public required long Delivered { get; init; }

    /// <summary>The share of those that were answered, excluded answers included, between 0 and 1. Those that can still be answered count as not answered. Null when none was delivered.</summary>
    public required double? ResponseRate { get; init; }

    /// <summary>Where the true response rate lies, by these cases.</summary>
    public required ConfidenceInterval? ResponseRateInterval { get; init; }

    /// <summary>CSAT: the share of 4 and 5, between 0 and 1. CES: the mean, between 1 and 7. NPS: the share of 9 and 10 less the share of 0 to 6, between -1 and 1. Null when there are no answers, or it is withheld.</summary>
    public required double? Score { get; init; }

    /// <summary>Where the true score lies, by these answers.</summary>
    public required ConfidenceInterval? Interval { get; init; }

    /// <summary>How many whole answers those are worth that are credited by shares (Kish's effective sample size); null when all count whole.</summary>
    public required double? NEffective { get; init; }

    /// <summary>How many answers gave each rating; null when it is withheld.</summary>
    public required IReadOnlyDictionary<string, long>? Distribution { get; init; }

    /// <summary>What those come to by their shares; null when all count whole, or it is withheld.</summary>
    public required IReadOnlyDictionary<string, double>? Weights { get; init; }

    /// <summary>How many answers named each reason, by its code; reasons that none named are absent. Null when it is withheld.</summary>
    public required IReadOnlyDictionary<string, long>? Reasons { get; init; }

    /// <summary>Why score, interval, distribution and reasons are not shown; null when they are.</summary>
    public required SurveyWithheld? Withheld { get; init; }

    /// <summary>How many answers a supervisor left out of the figures.</summary>
    public required long Excluded { get; init; }

    /// <summary>How many can still be answered.</summary>
    public required long Open { get; init; }

    /// <summary>How many were not answered in time.</summary>
    public required long Expired { get; init; }

    /// <summary>How many were taken back after they were sent.</summary>
    public required long Revoked { get; init; }

    /// <summary>How many wait to be sent.</summary>
    public required long Scheduled { get; init; }

    /// <summary>How many were taken back before they were sent, by why; reasons without any are absent.</summary>
    public required IReadOnlyDictionary<string, long> Cancelled { get; init; }

    /// <summary>About how many cases the customer was not to be asked, by why; reasons without any are absent.</summary>
    public required IReadOnlyDictionary<string, long> Suppressed { get; init; }

    /// <param name="sum">What the cases come to.</param>
    /// <param name="scale">The scale of the survey.</param>
    /// <param name="minimum">How many answers there have to be for a score to be shown.</param>
    internal static SurveyFiguresResponse Of(SurveySum sum, Scale scale, int minimum)
    {
        var tally = sum.TallyOf(scale);
        var estimate = tally.Estimate();
        var isShown = estimate.N >= minimum;
        var answered = estimate.N + sum[SurveySum.Excluded];
        var delivered = answered + sum[SurveySum.Open] + sum[SurveySum.Expired] + sum[SurveySum.Revoked];
        var rate = ShareOf(answered, delivered);
        var ratings = Enumerable.Range(scale.Lowest, scale.Highest - scale.Lowest + 1).ToArray();
        return new()
        {
            N = estimate.N,
            Invited = sum[SurveySum.Scheduled] + sum.Cancelled.Values.Sum() + delivered,
            Delivered = delivered,
            ResponseRate = rate.Score,
            ResponseRateInterval = rate.Interval,
            Score = isShown ? estimate.Score : null,
            Interval = isShown ? estimate.Interval : null,
            NEffective = isShown ? estimate.NEffective : null,
            Distribution = isShown ? ratings.ToDictionary(NameOf, rating => tally[rating].Answers) : null,
            Weights = isShown && estimate.NEffective is not null ? ratings.ToDictionary(NameOf, rating => tally[rating].SumOfWeights) : null,
            Reasons = isShown ? sum.Reasons : null,
            Withheld = isShown ? null : SurveyWithheld.MinimumSample,
            Excluded = sum[SurveySum.Excluded],
            Open = sum[SurveySum.Open],
            Expired = sum[SurveySum.Expired],
            Revoked = sum[SurveySum.Revoked],
            Scheduled = sum[SurveySum.Scheduled],
            Cancelled = sum.Cancelled,
            Suppressed = sum.Suppressed,
        };
    }

    // A share is what the scale of satisfaction measures, whatever it is a share of.
    private static Estimate ShareOf(long some, long all) =>
        new Tally(Scale.Csat, [(Scale.Csat.Highest, Credit.Whole(some)), (Scale.Csat.Lowest, Credit.Whole(all - some))]).Estimate();

    private static string NameOf(int rating) => rating.ToString(CultureInfo.InvariantCulture);
}
