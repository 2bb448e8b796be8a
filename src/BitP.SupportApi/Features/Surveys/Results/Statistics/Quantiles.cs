using MathNet.Numerics;

namespace BitP.SupportApi.Features.Surveys.Results.Statistics;

/// <summary>How many standard errors an interval of <see cref="ConfidenceInterval.Level"/> reaches to each side.</summary>
internal static class Quantiles
{
    /// <summary>That of the normal distribution, as published.</summary>
    public const double Normal = 1.959963984540054;

    public const double NormalSquared = Normal * Normal;

    private const double Tails = 1 - ConfidenceInterval.AnyLevel;

    // Fewer have a quantile of more than a hundred digits.
    private const double FewestDegrees = 0.01;

    // From here on the expansion is exact to twelve digits and more, and the incomplete beta function less and less.
    private const double ManyDegrees = 1000;

    /// <summary>That of Student's distribution with so many degrees of freedom, which need not be a whole number.</summary>
    public static double Student(double degrees) =>
        degrees switch
        {
            < FewestDegrees => double.PositiveInfinity,
            < ManyDegrees => Solve(degrees),
            _ => Expand(degrees),
        };

    // Newton's method on the logarithms of the quantile and of the tails beyond it. The one is a concave function of the other, so that it comes near from
    // wherever it begins. StudentT.InvCDF would fail under 0.4 degrees, and be off by 7e-9 at ten million.
    private static double Solve(double degrees)
    {
        const double b = 0.5;
        var a = degrees / 2;
        var beta = SpecialFunctions.BetaLn(a, b);
        var quantile = Math.Log(Normal);
        double step;
        do
        {
            var x = degrees / (degrees + Math.Exp(2 * quantile));
            var tails = SpecialFunctions.BetaRegularized(a, b, x);
            var slope = -2 * Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) - beta) / tails;
            step = Math.Log(tails / Tails) / slope;
            quantile -= step;
        } while (Math.Abs(step) > 1e-8);
        return Math.Exp(quantile);
    }

    // Abramowitz and Stegun (1964), 26.7.5.
    private static double Expand(double degrees)
    {
        const double z = Normal;
        const double z2 = NormalSquared;
        const double first = z * (z2 + 1) / 4;
        const double second = z * ((((5 * z2) + 16) * z2) + 3) / 96;
        const double third = z * ((((((3 * z2) + 19) * z2) + 17) * z2) - 15) / 384;
        return z + ((first + ((second + (third / degrees)) / degrees)) / degrees);
    }
}
