namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>
/// What some answers of one score count for whom they are counted: each whole, or by a share. Sums are of integers, so that what is added and taken away again
/// leaves exactly what was there before, in whatever order.
/// </summary>
/// <param name="Answers">How many they are.</param>
/// <param name="Weight">The sum of their weights, in parts of <see cref="Unit"/>.</param>
/// <param name="Square">The sum of the squares of their weights, in parts of <see cref="Unit"/>.</param>
internal readonly record struct Credit(long Answers, long Weight, long Square)
{
    // The square of the least common multiple of 1 to 15: shares of up to 15, and their squares, are whole numbers of such parts; others lose less than
    // 8e-12. 71 million answers can be added up.
    public const long Unit = 360_360L * 360_360L;

    public static Credit Whole(long answers = 1) => checked(new(answers, answers * Unit, answers * Unit));

    /// <summary>An answer that is credited by so many parts of the whole, such as 2 of 5 replies.</summary>
    public static Credit Share(int parts, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, whole);
        return new(1, (long)((Int128)parts * Unit / whole), (long)((Int128)parts * parts * Unit / ((Int128)whole * whole)));
    }

    public bool IsWhole => Weight == Answers * Unit;

    public double SumOfWeights => Number(Weight);

    public double SumOfSquares => Number(Square);

    public static Credit operator +(Credit left, Credit right) =>
        checked(new(left.Answers + right.Answers, left.Weight + right.Weight, left.Square + right.Square));

    public static Credit operator -(Credit left, Credit right) =>
        checked(new(left.Answers - right.Answers, left.Weight - right.Weight, left.Square - right.Square));

    // By way of decimals, which makes whole answers a whole number exactly.
    private static double Number(long parts) => (double)((decimal)parts / Unit);
}
