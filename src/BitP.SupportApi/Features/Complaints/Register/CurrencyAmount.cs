using System.Globalization;
using System.Numerics;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>So much of a currency or an asset.</summary>
/// <param name="Currency">The code of the currency or asset, such as <c>EUR</c> or <c>USDT</c>.</param>
/// <param name="Amount">A decimal number, exact, with as many decimals as were given.</param>
public sealed record CurrencyAmount(string Currency, string Amount)
{
    /// <summary>What amounts come to, once for each currency, in the order of their codes. Nothing is rounded, however many digits there are.</summary>
    internal static IReadOnlyList<CurrencyAmount> Sum(IEnumerable<CurrencyAmount> amounts) =>
        [
            .. amounts
                .GroupBy(a => a.Currency, a => a.Amount)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new CurrencyAmount(g.Key, g.Aggregate(Add))),
        ];

    private static string Add(string a, string b)
    {
        var (x, y) = (DecimalsOf(a), DecimalsOf(b));
        var decimals = Math.Max(x, y);
        var sum = Unscaled(a, decimals - x) + Unscaled(b, decimals - y);
        var digits = sum.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}";
    }

    private static int DecimalsOf(string amount) => amount.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? amount.Length - point - 1 : 0;

    private static BigInteger Unscaled(string amount, int more) =>
        BigInteger.Parse(amount.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture) * BigInteger.Pow(10, more);
}
