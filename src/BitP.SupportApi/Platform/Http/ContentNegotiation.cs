using System.Globalization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Which of several forms of an answer an <c>Accept</c> header asks for (RFC 9110 section 12.5.1).</summary>
public static class ContentNegotiation
{
    /// <summary>
    /// The type with the greatest weight, of equal ones the first; null when none is acceptable. For each type its most specific range counts, and a header that
    /// says nothing takes them all. What cannot be read of it says nothing; <c>*</c>, which some programs send, is a range of all types.
    /// </summary>
    /// <param name="accept">The header.</param>
    /// <param name="types">What there is, without parameters, in the order of the server's own liking.</param>
    public static string? Choose(StringValues accept, IReadOnlyList<string> types)
    {
        var ranges = accept.SelectMany(line => (line ?? "").Split(',')).Select(RangeOf).OfType<MediaTypeHeaderValue>().ToArray();
        if (ranges.Length == 0)
            return types[0];
        var best = types.MaxBy(type => WeightOf(type, ranges))!;
        return WeightOf(best, ranges) > 0 ? best : null;
    }

    // The types that there are have no parameters, so that no comma within quotation marks matters.
    private static MediaTypeHeaderValue? RangeOf(string text)
    {
        text = text.Trim();
        if (text == "*" || text.StartsWith("*;", StringComparison.Ordinal))
            text = $"*/{text}";
        return MediaTypeHeaderValue.TryParse(text, out var range) ? range : null;
    }

    private static double WeightOf(string type, IEnumerable<MediaTypeHeaderValue> ranges) =>
        ranges.Where(range => range.MatchesMediaType(type)).MaxBy(SpecificityOf) is { } range ? QualityOf(range) : 0;

    // Also without the zero before the point, as some programs write it.
    private static double QualityOf(MediaTypeHeaderValue range) =>
        range.Parameters.FirstOrDefault(IsWeight) is { } weight
        && double.TryParse(weight.Value.AsSpan(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
            ? quality
            : 1;

    // A range with parameters speaks of a variety that is not there. It is taken for a wish for the type, when nothing else speaks of it.
    private static int SpecificityOf(MediaTypeHeaderValue range) =>
        range.Parameters.Any(p => !IsWeight(p) && !IsUtf8(p)) ? 0
        : range.MatchesAllTypes ? 1
        : range.MatchesAllSubTypes ? 2
        : 3;

    private static bool IsWeight(NameValueHeaderValue parameter) => parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase);

    private static bool IsUtf8(NameValueHeaderValue parameter) =>
        parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.UnescapeAsQuotedString(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase);
}
