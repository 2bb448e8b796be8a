namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>How often each score of a scale was given, whole or by shares. Tallies are added up, and taken from each other.</summary>
internal sealed class Tally
{
    private readonly Credit[] _credits;

    public Tally(Scale scale, IEnumerable<(int Score, Credit Credit)> credits)
    {
        Scale = scale;
        _credits = new Credit[scale.Highest - scale.Lowest + 1];
        foreach (var (score, credit) in credits)
            _credits[score - scale.Lowest] += credit;
    }

    private Tally(Scale scale, Credit[] credits) => (Scale, _credits) = (scale, credits);

    public Scale Scale { get; }

    public Credit this[int score] => _credits[score - Scale.Lowest];

    public Credit Total => _credits.Aggregate((sum, credit) => sum + credit);

    public static Tally operator +(Tally left, Tally right) => left.Combine(right, (l, r) => l + r);

    public static Tally operator -(Tally left, Tally right) => left.Combine(right, (l, r) => l - r);

    public Estimate Estimate()
    {
        var sample = Sample();
        var total = Total;
        return new(sample?.Mean, sample is { } s ? Scale.Interval(s) : null, total.Answers, total.IsWhole ? null : sample?.Size);
    }

    /// <summary>How much higher the score is than that of the other one.</summary>
    public Difference ComparedWith(Tally other)
    {
        RefuseOtherScale(other);
        return Sample() is { } here && other.Sample() is { } there ? new(here.Mean - there.Mean, Scale.IntervalOfDifference(here, there)) : new(null, null);
    }

    private Sample? Sample()
    {
        if (_credits.Any(c => c.Answers < 0))
            throw new InvalidOperationException("More answers were taken from a tally than were in it.");
        var total = Total;
        if (total.Answers == 0)
            return null;

        var sum = total.SumOfWeights;
        var counted = _credits.Select((c, i) => (Value: Scale.Value(Scale.Lowest + i), Weight: c.SumOfWeights)).Where(c => c.Weight > 0).ToArray();
        // What is rounded takes no mean beyond what it is the mean of.
        var mean = Math.Clamp(counted.Sum(c => c.Weight * c.Value) / sum, counted.Min(c => c.Value), counted.Max(c => c.Value));
        // From the pairs, so that it is 0 exactly when all count the same, and nothing cancels.
        var variance = counted.Sum(a => counted.Sum(b => a.Weight / sum * (b.Weight / sum) * (a.Value - b.Value) * (a.Value - b.Value))) / 2;
        // Kish's effective size, which no weights bring under one answer or over those that there are.
        var size = Math.Clamp(sum / total.SumOfSquares * sum, 1, total.Answers);
        return new(mean, variance, size);
    }

    private Tally Combine(Tally other, Func<Credit, Credit, Credit> how)
    {
        RefuseOtherScale(other);
        return new(Scale, [.. _credits.Zip(other._credits, how)]);
    }

    private void RefuseOtherScale(Tally other)
    {
        if (other.Scale != Scale)
            throw new ArgumentException("Scores of different scales cannot be counted together.", nameof(other));
    }
}
