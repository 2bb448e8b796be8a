namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>How far two scores are apart.</summary>
/// <param name="Score">The one score less the other. Null when one of them has no answers.</param>
/// <param name="Interval">Where the true difference lies, by these answers. When it holds 0, they do not tell the two apart. Null when one has no answers.</param>
public sealed record Difference(double? Score, ConfidenceInterval? Interval);
