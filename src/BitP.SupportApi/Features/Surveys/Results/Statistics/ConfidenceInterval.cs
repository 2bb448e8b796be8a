namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>Where a true value lies, as far as the answers tell: of a hundred such intervals about 95 hold it.</summary>
/// <param name="Low">The lower end. It is never below what is possible.</param>
/// <param name="High">The upper end. It is never above what is possible.</param>
public sealed record ConfidenceInterval(double Low, double High)
{
    internal const double AnyLevel = 0.95;

    /// <summary>How sure it is: always 0.95.</summary>
    public double Level { get; } = AnyLevel;
}
