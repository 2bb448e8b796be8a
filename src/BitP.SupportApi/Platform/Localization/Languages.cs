using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Localization;

/// <summary>The languages in which texts and error messages exist, and how a wish is matched to one of them.</summary>
public static partial class Languages
{
    /// <summary>BCP 47 tags of the languages that every text of the product exists in; the first is the default.</summary>
    public static readonly IReadOnlyList<string> Supported = ["en", "zh-CN", "fr", "de"];

    public const int MaxLength = 35;

    private const string Any = "*";

    private static readonly CultureInfo[] Cultures = [.. Supported.Select(CultureInfo.GetCultureInfo)];

    /// <summary>The supported language that fits a BCP 47 tag best, or null when none does.</summary>
    public static string? Match(string tag)
    {
        var primary = tag.Split('-', 2)[0];
        foreach (var language in Supported)
            if (language.Split('-', 2)[0].Equals(primary, StringComparison.OrdinalIgnoreCase))
                return language;
        return null;
    }

    /// <summary>
    /// Whether a text is a well-formed BCP 47 language tag (RFC 5646 sections 2.1 and 2.2.9), whichever language it names. Languages of four to eight
    /// letters are refused: four are reserved, and no longer one was ever registered, so that they are names, such as <c>english</c>.
    /// </summary>
    public static bool IsTag(string text)
    {
        // To compare without case also finds letters that are not ASCII, such as the Kelvin sign for a k.
        if (text.Length > MaxLength || !Ascii.IsValid(text) || text.EndsWith('\n'))
            return false;
        if (Grandfathered.Contains(text))
            return true;
        if (Tag().Match(text) is not { Success: true } tag)
            return false;
        return NoneTwice(tag.Groups["variant"]) && NoneTwice(tag.Groups["singleton"]);
    }

    /// <summary>The form in which tags are stored: <c>zh</c> becomes <c>zh-CN</c>, letters are cased as RFC 5646 section 2.1.1 recommends.</summary>
    public static string Canonical(string tag)
    {
        var parts = tag.Split('-');
        var extension = false;
        for (var i = 0; i < parts.Length; i++)
        {
            extension |= parts[i].Length == 1;
            parts[i] = (i, parts[i].Length) switch
            {
                (0, _) => parts[i].ToLowerInvariant(),
                _ when extension => parts[i].ToLowerInvariant(),
                (_, 2) => parts[i].ToUpperInvariant(),
                (_, 4) => char.ToUpperInvariant(parts[i][0]) + parts[i][1..].ToLowerInvariant(),
                _ => parts[i].ToLowerInvariant(),
            };
        }
        return parts is ["zh"] ? "zh-CN" : string.Join('-', parts);
    }

    /// <summary>The form in which ranges of tags are stored: that of tags, but that <c>zh</c> stays, which is for all that begin with it.</summary>
    public static string CanonicalRange(string range) => range.Equals("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : Canonical(range);

    /// <summary>
    /// The culture for an <c>Accept-Language</c> header (RFC 9110 section 12.5.4): what is wished for most and supported, found by lookup (RFC 4647 section 3.4);
    /// else the first language that is not excluded; the default language when all are.
    /// </summary>
    public static CultureInfo Negotiate(string? acceptLanguage)
    {
        if (string.IsNullOrEmpty(acceptLanguage) || !StringWithQualityHeaderValue.TryParseList([acceptLanguage], out var ranges))
            return Cultures[0];
        var wishes = ranges.Where(r => r.Quality is not 0).OrderByDescending(r => r.Quality ?? 1).Select(r => r.Value.ToString()).ToArray();
        var excluded = ranges.Where(r => r.Quality is 0).Select(r => r.Value.ToString()).ToArray();
        var allowed = Cultures
            .Where(c => wishes.Contains(c.Name, StringComparer.OrdinalIgnoreCase) || !excluded.Any(range => Includes(range, c.Name)))
            .ToArray();
        var unnamed = allowed.Where(c => !wishes.Any(wish => Match(wish) == c.Name)).ToArray();
        foreach (var wish in wishes)
            if ((wish == Any ? unnamed.FirstOrDefault() : Array.Find(allowed, c => c.Name == Match(wish))) is { } culture)
                return culture;
        return allowed.FirstOrDefault() ?? Cultures[0];
    }

    /// <summary>Whether a tag is a range itself or more specific, as <c>de-AT</c> is for <c>de</c>: basic filtering (RFC 4647 section 3.3.1).</summary>
    public static bool Includes(string range, string language) =>
        language.Equals(range, StringComparison.OrdinalIgnoreCase) || language.StartsWith($"{range}-", StringComparison.OrdinalIgnoreCase);

    private static bool NoneTwice(Group group) =>
        group.Captures.Count < 2 || group.Captures.Select(c => c.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count() == group.Captures.Count;

    /// <summary>Tags of RFC 3066 that are no others' form (RFC 5646 section 2.1): the irregular ones, and those whose parts stand for nothing.</summary>
    private static readonly FrozenSet<string> Grandfathered = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "art-lojban",
        "cel-gaulish",
        "en-GB-oed",
        "i-ami",
        "i-bnn",
        "i-default",
        "i-enochian",
        "i-hak",
        "i-klingon",
        "i-lux",
        "i-mingo",
        "i-navajo",
        "i-pwn",
        "i-tao",
        "i-tay",
        "i-tsu",
        "no-bok",
        "no-nyn",
        "sgn-BE-FR",
        "sgn-BE-NL",
        "sgn-CH-DE",
        "zh-guoyu",
        "zh-hakka",
        "zh-min",
        "zh-min-nan",
        "zh-xiang"
    );

    [GeneratedRegex(
        """
            ^(
                [a-z]{2,3} (-[a-z]{3}){0,3}
                (-[a-z]{4})?
                (-([a-z]{2}|[0-9]{3}))?
                (-(?<variant>[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*
                (-(?<singleton>[a-wyz0-9]) (-[a-z0-9]{2,8})+)*
                (-x(-[a-z0-9]{1,8})+)?
              | x(-[a-z0-9]{1,8})+
            )$
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Tag();
}
