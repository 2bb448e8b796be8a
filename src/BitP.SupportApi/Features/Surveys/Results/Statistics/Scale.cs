namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>The fixed scale of a kind of survey: its scores, what each of them counts, and how far the mean of that may be off. The score of a tally is that mean.</summary>
internal abstract class Scale
{
    /// <summary>From 1 to 5. The score is the share of 4 and 5.</summary>
    public static readonly Scale Csat = new SatisfactionScale();

    /// <summary>From 1 to 7. The score is the mean.</summary>
    public static readonly Scale Ces = new EffortScale();

    /// <summary>From 0 to 10. The score is the share of 9 and 10 less the share of 0 to 6.</summary>
    public static readonly Scale Nps = new RecommendationScale();

    private Scale(int lowest, int highest) => (Lowest, Highest) = (lowest, highest);

    public int Lowest { get; }

    public int Highest { get; }

    private double Least => Value(Lowest);

    private double Greatest => Value(Highest);

    public abstract int Value(int score);

    public ConfidenceInterval Interval(Sample sample) => Around(sample.Mean, MarginsOf(sample), Least, Greatest);

    public ConfidenceInterval IntervalOfDifference(Sample first, Sample second) =>
        Around(first.Mean - second.Mean, MarginsBetween(first, second), Least - Greatest, Greatest - Least);

    /// <summary>Of answers that do not all count the same.</summary>
    protected abstract Margins MarginsOfVaried(Sample sample);

    // Newcombe's (1998) method 10, and with equal margins on both sides the sum of the variances.
    protected virtual Margins MarginsBetween(Sample first, Sample second)
    {
        var (one, other) = (MarginsOf(first), MarginsOf(second));
        return new(double.Hypot(one.Below, other.Above), double.Hypot(one.Above, other.Below));
    }

    private Margins MarginsOf(Sample sample) => sample.Variance > 0 ? MarginsOfVaried(sample) : MarginsOfUniform(sample);

    // Where all answers count the same, their variance is 0, which is no reason to be certain. By Wilson's interval at least n / (n + z²) of all would
    // answer so; the rest may answer anything.
    private Margins MarginsOfUniform(Sample sample)
    {
        var rest = Quantiles.NormalSquared / (sample.Size + Quantiles.NormalSquared);
        return new(rest * (sample.Mean - Least), rest * (Greatest - sample.Mean));
    }

    private static ConfidenceInterval Around(double value, Margins margins, double least, double greatest) =>
        new(Math.Max(value - margins.Below, least), Math.Min(value + margins.Above, greatest));

    protected readonly record struct Margins(double Below, double Above);

    private sealed class SatisfactionScale() : Scale(1, 5)
    {
        public override int Value(int score) => score >= 4 ? 1 : 0;

        // Wilson (1927), without correction for continuity.
        protected override Margins MarginsOfVaried(Sample sample)
        {
            var z2 = Quantiles.NormalSquared / sample.Size;
            var centre = (sample.Mean + (z2 / 2)) / (1 + z2);
            var half = Math.Sqrt((sample.Variance + (z2 / 4)) * z2) / (1 + z2);
            return new(sample.Mean - (centre - half), centre + half - sample.Mean);
        }
    }

    private sealed class EffortScale() : Scale(1, 7)
    {
        public override int Value(int score) => score;

        // Student (1908). The variance without bias is Variance · n / (n - 1), and that of the mean an n-th of it.
        protected override Margins MarginsOfVaried(Sample sample)
        {
            var half = Quantiles.Student(sample.Degrees) * Math.Sqrt(sample.Variance / sample.Degrees);
            return new(half, half);
        }

        // Welch (1947), with the degrees of freedom of Satterthwaite (1946).
        protected override Margins MarginsBetween(Sample first, Sample second)
        {
            if (first.Variance == 0 || second.Variance == 0)
                return base.MarginsBetween(first, second);

            var (one, other) = (first.Variance / first.Degrees, second.Variance / second.Degrees);
            var sum = one + other;
            var degrees = sum * sum / ((one * one / first.Degrees) + (other * other / second.Degrees));
            var half = Quantiles.Student(degrees) * Math.Sqrt(sum);
            return new(half, half);
        }
    }

    private sealed class RecommendationScale() : Scale(0, 10)
    {
        public override int Value(int score) =>
            score switch
            {
                >= 9 => 1,
                <= 6 => -1,
                _ => 0,
            };

        // The variance of the difference of two shares of one multinomial sample (Rocks 2016).
        protected override Margins MarginsOfVaried(Sample sample)
        {
            var half = Math.Sqrt(Quantiles.NormalSquared * sample.Variance / sample.Size);
            return new(half, half);
        }
    }
}
