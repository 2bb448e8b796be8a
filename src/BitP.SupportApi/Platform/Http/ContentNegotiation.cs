using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Which of several forms of an answer an <c>Accept</c> header asks for (RFC 9110 section 12.5.1).</summary>
public static class ContentNegotiation
{
    /// <summary>
    /// The type with the greatest weight, of equal ones the first; null when none is acceptable. For each type its most specific range counts, and a header that
    /// says nothing takes them all.
    /// </summary>
    /// <param name="accept">The header.</param>
    /// <param name="types">What there is, without parameters, in the order of the server's own liking.</param>
    public static string? Choose(StringValues accept, IReadOnlyList<string> types)
    {
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList(accept.ToArray()!, out var ranges) || ranges.Count == 0)
            return types[0];
        var best = types.MaxBy(type => WeightOf(type, ranges))!;
        return WeightOf(best, ranges) > 0 ? best : null;
    }

    private static double WeightOf(string type, IEnumerable<MediaTypeHeaderValue> ranges) =>
        ranges.Where(range => range.MatchesMediaType(type)).MaxBy(SpecificityOf) is { } range ? range.Quality ?? 1 : 0;

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
