using System.Globalization;

namespace BitP.SupportApi.Features.Surveys.Answering.Page;

/// <summary>The colour of a brand, and what can be read on it.</summary>
/// <param name="Background">The colour, as <c>#rrggbb</c>.</param>
internal readonly record struct BrandColor(string Background)
{
    private const string White = "#ffffff";
    private const string Black = "#000000";

    /// <summary>The colour of who has not chosen one.</summary>
    public static readonly BrandColor Default = new("#1f4fbf");

    /// <summary>Black or white, whichever has more contrast. The better of the two has at least 4.58 on every colour (the square root of 21), and 4.5 are needed (WCAG 2.2, 1.4.3).</summary>
    public string Text => Contrast(Background, White) >= Contrast(Background, Black) ? White : Black;

    /// <summary>The ratio of contrast of two colours, from 1 to 21 (WCAG 2.2).</summary>
    public static double Contrast(string a, string b)
    {
        var (lighter, darker) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string color) => 0.2126 * Channel(color, 1) + 0.7152 * Channel(color, 3) + 0.0722 * Channel(color, 5);

    private static double Channel(string color, int at)
    {
        var value = int.Parse(color.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
