using System.Globalization;
using System.Text;

namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// Splits text into the words that are searched for: letters, digits and what belongs to them, in one case and without accents; Chinese, Japanese and
/// Korean, which put no spaces between words, into characters and overlapping pairs of them. What is stored and what is asked for go through the same function.
/// </summary>
public static class SearchText
{
    /// <summary>A longer word is found by its parts of this length.</summary>
    public const int MaxWordLength = 128;

    private const int ZeroWidthSpace = 0x200B;
    private const int VoicedSoundMark = 0x3099;
    private const int SemiVoicedSoundMark = 0x309A;
    private const int SharpS = 0xDF;

    // Ideographs, kana, hangul, bopomofo, and the marks that stand for one of them. Half-width forms and the like have been replaced before.
    private static readonly (int From, int To)[] Wide =
    [
        (0x1100, 0x11FF), // hangul letters
        (0x2E80, 0x2FDF), // radicals
        (0x3005, 0x3007), // 々 〆 〇
        (0x3021, 0x3029),
        (0x3031, 0x3035),
        (0x3038, 0x303C),
        (0x3041, 0x3096), // hiragana
        (0x309D, 0x309F),
        (0x30A1, 0x30FA), // katakana
        (0x30FC, 0x30FF),
        (0x3105, 0x312F), // bopomofo
        (0x3131, 0x318E),
        (0x31A0, 0x31BF),
        (0x31F0, 0x31FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xA960, 0xA97C),
        (0xAC00, 0xD7FB), // hangul syllables
        (0xF900, 0xFAFF),
        (0x16FE0, 0x16FFF),
        (0x1AFF0, 0x1B16F), // kana of the supplementary plane
        (0x20000, 0x3FFFD), // ideographs of the supplementary planes
    ];

    /// <summary>The distinct words of all parts.</summary>
    public static IEnumerable<string> Of(params IEnumerable<string?> parts) => parts.OfType<string>().SelectMany(Words).Distinct(StringComparer.Ordinal);

    /// <summary>The words to look for.</summary>
    public static IReadOnlyList<string> Query(string text)
    {
        var words = Of(text).ToList();
        // A pair of characters holds both of them.
        var paired = words.Where(w => IsWide(w) && !IsSingle(w)).SelectMany(w => w.EnumerateRunes()).ToHashSet();
        words.RemoveAll(w => IsWide(w) && IsSingle(w) && paired.Contains(Rune.GetRuneAt(w, 0)));
        return words;
    }

    public static IEnumerable<string> Words(string text)
    {
        var folded = Fold(text);
        var start = 0;
        var lastWide = -1;
        for (int i = 0, next; i < folded.Length; i = next)
        {
            var rune = Rune.GetRuneAt(folded, i);
            next = i + rune.Utf16SequenceLength;
            var isWide = IsWide(rune);
            if (!isWide && IsPartOfWord(rune))
            {
                lastWide = -1;
                if (next - start < MaxWordLength)
                    continue;
                yield return folded[start..next];
            }
            else
            {
                if (i > start)
                    yield return HexHash.Bare(folded[start..i]);
                // A single character is a word too, so that one of them can be searched for.
                if (isWide)
                    yield return folded[i..next];
                if (isWide && lastWide >= 0)
                    yield return folded[lastWide..next];
                lastWide = isWide ? i : -1;
            }
            start = next;
        }
        if (folded.Length > start)
            yield return HexHash.Bare(folded[start..]);
    }

    // Caseless and compatible (Unicode 3.13, D146), and without accents.
    private static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var plain = new StringBuilder(text.Length);
        // Normalize refuses halves of surrogate pairs, which are so replaced, and what is no character.
        foreach (var rune in text.EnumerateRunes())
            if (!IsFormat(rune))
                plain.Append(IsNoCharacter(rune) ? new Rune(' ') : rune);
        var bare = new StringBuilder(plain.Length);
        foreach (var rune in plain.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var folded = FoldCase(rune);
            if (folded.Value is SharpS)
                bare.Append("ss");
            else if (!IsAccent(folded))
                bare.Append(folded);
        }
        // Together again: Korean syllables and voiced kana had been taken apart.
        return bare.ToString().Normalize(NormalizationForm.FormC);
    }

    // CaseFolding's status C by way of the upper case, in which all variants of a letter meet, such as both forms of sigma. Of status F only the sharp s
    // is left: the others had been taken apart.
    private static Rune FoldCase(Rune rune) => FoldNewest(Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)));

    // The pairs that are new in Unicode 16: the runtime has cases from the machine's ICU, which may be older.
    private static Rune FoldNewest(Rune rune) =>
        rune.Value switch
        {
            0xA7CB => new(0x0264),
            0xA7DC => new(0x019B),
            0xA7CC or 0xA7DA or 0x1C89 => new(rune.Value + 1),
            >= 0x10D50 and <= 0x10D65 => new(rune.Value + 0x20),
            _ => rune,
        };

    // Soft hyphens, joiners and the like are within words (UAX 29, WB4); a zero-width space is between them.
    private static bool IsFormat(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not ZeroWidthSpace;

    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) is 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    // The marks of kana make other letters of them.
    private static bool IsAccent(Rune rune) =>
        rune.Value is not (VoicedSoundMark or SemiVoicedSoundMark)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.SpacingCombiningMark;

    private static bool IsSingle(string word) => word.Length == Rune.GetRuneAt(word, 0).Utf16SequenceLength;

    private static bool IsWide(string word) => IsWide(Rune.GetRuneAt(word, 0));

    private static bool IsWide(Rune rune) => rune.Value >= Wide[0].From && Array.Exists(Wide, range => rune.Value >= range.From && rune.Value <= range.To);
}
