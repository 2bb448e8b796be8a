using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>The number of a point in a path. Text that is none is bound as well, to what no complaint has.</summary>
public readonly record struct PointKey(int Number) : IParsable<PointKey>
{
    public const string InPaths = "The number of the point within the complaint.";

    public static PointKey Parse(string s, IFormatProvider? provider) =>
        new(int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PointKey result)
    {
        result = Parse(s ?? "", provider);
        return true;
    }
}
