namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>What an interval is made from: the mean of what answers count, the mean square of the distance from it, and how many answers they are worth.</summary>
internal readonly record struct Sample(double Mean, double Variance, double Size)
{
    public double Degrees => Size - 1;
}
