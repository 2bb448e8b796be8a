namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>What answers say of the score, and how far it can be trusted.</summary>
/// <param name="Score">
/// CSAT: the share of 4 and 5, between 0 and 1. CES: the mean, between 1 and 7. NPS: the share of 9 and 10 less the share of 0 to 6, between -1 and 1.
/// Null when there are no answers.
/// </param>
/// <param name="Interval">Where the true score lies, by these answers. Null when there are none.</param>
/// <param name="N">How many answers are counted.</param>
/// <param name="NEffective">
/// How many whole answers they are worth, when some are credited by shares: Kish's effective sample size. Null when all count whole.
/// </param>
public sealed record Estimate(double? Score, ConfidenceInterval? Interval, long N, double? NEffective);
