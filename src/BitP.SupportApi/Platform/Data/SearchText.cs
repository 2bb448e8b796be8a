using System.Globalization;
using System.Text;

namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// Splits text into the words that are searched for: letters, digits and what belongs to them, in one case and without accents; Chinese, Japanese, Korean,
/// Thai, Lao, Khmer and Burmese, which put no spaces between words, into characters and overlapping pairs of them. What is stored and what is asked for go
/// through the same function.
/// </summary>
public static class SearchText
{
    /// <summary>A longer word is found by its parts of this length.</summary>
    public const int MaxWordLength = 128;

    private const int ZeroWidthSpace = 0x200B;
    private const int VoicedSoundMark = 0x3099;
    private const int SemiVoicedSoundMark = 0x309A;
    private const int SharpS = 0xDF;

    // What is written without spaces: letters, vowel signs, and the marks that stand for one of them. Half-width forms and the like have been replaced before.
    private static readonly (int From, int To)[] Wide =
    [
        (0x0E01, 0x0E3A), // Thai
        (0x0E40, 0x0E4E),
        (0x0E81, 0x0EBD), // Lao
        (0x0EC0, 0x0ECE),
        (0x0EDC, 0x0EDF),
        (0x1000, 0x103F), // Burmese
        (0x1050, 0x108F),
        (0x109A, 0x109D),
        (0x1100, 0x11FF), // hangul letters
        (0x1780, 0x17D3), // Khmer
        (0x17D7, 0x17D7),
        (0x17DC, 0x17DD),
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
        (0xA9E0, 0xA9EF), // Burmese
        (0xA9FA, 0xA9FE),
        (0xAA60, 0xAA76),
        (0xAA7A, 0xAA7F),
        (0xAC00, 0xD7FB), // hangul syllables
        (0xF900, 0xFAFF),
        (0x16FE0, 0x16FFF),
        (0x1AFF0, 0x1B16F), // kana of the supplementary plane
        (0x20000, 0x3FFFD), // ideographs of the supplementary planes
    ];

    // Accents, vowel points of scripts that are read without them, and letters that nobody sees (Default_Ignorable_Code_Point). All other marks are letters:
    // vowel signs and viramas tell words apart.
    private static readonly (int From, int To)[] Silent =
    [
        (0x0300, 0x036F),
        (0x0483, 0x0489), // Cyrillic
        (0x0591, 0x05BD), // Hebrew
        (0x05BF, 0x05BF),
        (0x05C1, 0x05C2),
        (0x05C4, 0x05C5),
        (0x05C7, 0x05C7),
        (0x0610, 0x061A), // Arabic, with what makes words longer
        (0x0640, 0x0640),
        (0x064B, 0x065F),
        (0x0670, 0x0670),
        (0x06D6, 0x06DC),
        (0x06DF, 0x06E4),
        (0x06E7, 0x06E8),
        (0x06EA, 0x06ED),
        (0x0711, 0x0711), // Syriac
        (0x0730, 0x074A),
        (0x0898, 0x089F), // Arabic
        (0x08CA, 0x08FF),
        (0x115F, 0x1160), // fillers of hangul, and what they are compatible with
        (0x17B4, 0x17B5), // vowels of Khmer that are not written
        (0x180B, 0x180F), // Mongolian variants
        (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF),
        (0x20D0, 0x20FF),
        (0x302A, 0x302F), // tones
        (0xA66F, 0xA672), // Cyrillic
        (0xA67C, 0xA67D),
        (0xFB1E, 0xFB1E), // Hebrew
        (0xFE00, 0xFE0F), // variants
        (0xFE20, 0xFE2F),
        (0xE0100, 0xE01EF), // variants
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

    /// <summary>The words, with the pairs of characters that are written without spaces.</summary>
    public static IEnumerable<string> Words(string text) => Split(text, pairs: true);

    /// <summary>The words one after another, where spaces are missing each character by itself.</summary>
    public static IEnumerable<string> InOrder(string text) => Split(text, pairs: false);

    private static IEnumerable<string> Split(string text, bool pairs)
    {
        var folded = Fold(text);
        var start = 0;
        var lastWide = "";
        for (int i = 0, next; i < folded.Length; i = next)
        {
            var rune = Rune.GetRuneAt(folded, i);
            next = i + rune.Utf16SequenceLength;
            var isWide = IsWide(rune);
            if (!isWide && IsPartOfWord(rune))
            {
                lastWide = "";
                if (next - start < MaxWordLength)
                    continue;
                yield return folded[start..next];
            }
            // Where words are written without spaces, one without width is there for the ends of lines.
            else if (rune.Value is not ZeroWidthSpace || lastWide == "")
            {
                if (i > start)
                    yield return HexHash.BareWord(folded[start..i]);
                var wide = isWide ? folded[i..next] : "";
                // A single character is a word too, so that one of them can be searched for.
                if (isWide)
                    yield return wide;
                if (pairs && isWide && lastWide != "")
                    yield return lastWide + wide;
                lastWide = wide;
            }
            start = next;
        }
        if (folded.Length > start)
            yield return HexHash.BareWord(folded[start..]);
    }

    // Caseless and compatible (Unicode 3.13, D146), and without accents.
    private static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var plain = new StringBuilder(text.Length);
        // Normalize refuses halves of surrogate pairs, which are so replaced, and what is no character.
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsFormat(rune))
                continue;
            // The digits of a fraction do not belong to those before it.
            if (IsFraction(rune))
                plain.Append(' ');
            plain.Append(IsNoCharacter(rune) ? new Rune(' ') : rune);
        }
        var bare = new StringBuilder(plain.Length);
        foreach (var rune in plain.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var folded = FoldCase(rune);
            if (folded.Value is SharpS)
                bare.Append("ss");
            else if (!IsSilent(folded))
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

    private static bool IsFraction(Rune rune) => rune.Value is (>= 0xBC and <= 0xBE) or (>= 0x2150 and <= 0x215F) or 0x2189;

    private static bool IsSilent(Rune rune) => rune.Value >= Silent[0].From && IsIn(Silent, rune);

    // The marks of kana, which make other letters of them, are left where they were put to something else.
    private static bool IsPartOfWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.NonSpacingMark
            && rune.Value is not (VoicedSoundMark or SemiVoicedSoundMark);

    private static bool IsSingle(string word) => word.Length == Rune.GetRuneAt(word, 0).Utf16SequenceLength;

    private static bool IsWide(string word) => IsWide(Rune.GetRuneAt(word, 0));

    private static bool IsWide(Rune rune) => rune.Value >= Wide[0].From && IsIn(Wide, rune);

    private static bool IsIn((int From, int To)[] ranges, Rune rune)
    {
        foreach (var (from, to) in ranges)
            if (rune.Value <= to)
                return rune.Value >= from;
        return false;
    }
}
