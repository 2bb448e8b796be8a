using System.Globalization;
using System.Text;

namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// Splits text into the words that are searched for: folded to lower case without accents; Chinese, Japanese and Korean, which put no spaces
/// between words, into overlapping pairs of characters. What is stored and what is asked for go through the same function.
/// </summary>
public static class SearchText
{
    public const int MaxLength = 8000;
    private const int MaxWordLength = 64;

    /// <summary>The stored form: the distinct words of all parts, separated by spaces.</summary>
    public static string Of(params IEnumerable<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var word in parts.OfType<string>().SelectMany(Words).Distinct(StringComparer.Ordinal))
        {
            if (text.Length + word.Length + 1 > MaxLength)
                break;
            if (text.Length > 0)
                text.Append(' ');
            text.Append(word);
        }
        return text.ToString();
    }

    /// <summary>The words to look for; a text may ask for at most twenty.</summary>
    public static IReadOnlyList<string> Query(string text)
    {
        var words = Words(text).Distinct(StringComparer.Ordinal).ToList();
        // A pair of characters holds both of them.
        var pairs = words.Where(w => w.Length == 2 && IsWide(w[0])).ToList();
        words.RemoveAll(w => w.Length == 1 && IsWide(w[0]) && pairs.Exists(p => p.Contains(w[0])));
        return words.Count > 20 ? words.GetRange(0, 20) : words;
    }

    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        var lastWide = '\0';
        foreach (var c in Fold(text))
        {
            if (!char.IsLetterOrDigit(c))
            {
                if (word.Length > 0)
                    yield return Take(word);
                lastWide = '\0';
            }
            else if (IsWide(c))
            {
                if (word.Length > 0)
                    yield return Take(word);
                // A single character is a word too, so that one of them can be searched for.
                yield return c.ToString();
                if (lastWide != '\0')
                    yield return $"{lastWide}{c}";
                lastWide = c;
            }
            else
            {
                lastWide = '\0';
                if (word.Length < MaxWordLength)
                    word.Append(c);
            }
        }
        if (word.Length > 0)
            yield return Take(word);
    }

    private static string Take(StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        return text;
    }

    private static string Fold(string text)
    {
        if (System.Text.Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var bare = new StringBuilder(text.Length);
        // Normalize refuses U+FFFE, which is no letter anyway.
        foreach (var c in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                bare.Append(c);
        // Together again: Korean syllables had been taken apart into their letters.
        return bare.ToString().Normalize(NormalizationForm.FormC).ToLowerInvariant();
    }

    private static bool IsWide(char c) =>
        c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uac00' and <= '\ud7af' or >= '\uf900' and <= '\ufaff';
}
