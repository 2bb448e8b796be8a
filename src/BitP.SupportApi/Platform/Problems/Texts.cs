using System.Buffers;
using System.Text;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>What texts show, and how long they are. A character is a Unicode code point, as JSON Schema counts (Validation, section 6.3.1).</summary>
internal static class Texts
{
    private const int MaxNameShown = 100;

    // Line ends of all kinds are controls (LF, VT, FF, CR, NEL) but these two. Overrides reverse the order of what is shown, and pass one name off as
    // another; what languages that are written from right to left need are marks, embeddings and isolates, which are not among them.
    private static readonly SearchValues<char> NeverInALine = SearchValues.Create("\u2028\u2029\u202D\u202E");

    /// <summary>How many characters it has.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        foreach (var unit in text)
            if (char.IsLowSurrogate(unit))
                length--;
        return length;
    }

    /// <summary>Whether it is one line: without line ends, tabs and other controls, and without overrides of its direction.</summary>
    public static bool IsLine(string text) => !text.AsSpan().ContainsAny(NeverInALine) && !text.Any(char.IsControl);

    /// <summary>The text as one line: a space where words are apart, and without what a line may not hold. Empty when there is nothing to see in it.</summary>
    public static string ToLine(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(c => !char.IsControl(c) && !NeverInALine.Contains(c))));
        var line = string.Join(' ', words.Where(word => word.Length > 0));
        return IsVisible(line) ? line : "";
    }

    /// <summary>The text; null when there is nothing to see in it, which says the same.</summary>
    public static string? OrNull(string? text) => IsVisible(text) ? text : null;

    /// <summary>Whether there is something to see in it.</summary>
    public static bool IsVisible(string? text)
    {
        foreach (var character in (text ?? "").EnumerateRunes())
            if (!IsBlank(character))
                return true;
        return false;
    }

    /// <summary>Whether a character shows nothing: White_Space, Default_Ignorable_Code_Point, controls, and the braille pattern without dots.</summary>
    public static bool IsBlank(Rune character) =>
        Rune.IsWhiteSpace(character)
        || Rune.IsControl(character)
        || character.Value
            is 0x00AD
                or 0x034F
                or 0x061C
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or (>= 0x180B and <= 0x180F)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0x2800
                or 0x3164
                or (>= 0xFE00 and <= 0xFE0F)
                or 0xFEFF
                or 0xFFA0
                or (>= 0xFFF0 and <= 0xFFF8)
                or (>= 0x1BCA0 and <= 0x1BCA3)
                or (>= 0x1D173 and <= 0x1D17A)
                or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>The form in which canonically equivalent texts are equal: NFC (Unicode UAX 15).</summary>
    public static string Composed(string text) => Normalized(text, NormalizationForm.FormC);

    /// <summary>
    /// The form in which texts are equal that differ in case or in their normal form only. Letters and their marks are put together first, since some have
    /// another small letter together than apart.
    /// </summary>
    public static string Key(string text) => Composed(Composed(text).ToLowerInvariant());

    /// <summary>
    /// Everything that a text with the same key may be stored as: the key, and in small letters taken apart or as it is given, as rows hold it that were
    /// written before keys were composed.
    /// </summary>
    public static string[] Spellings(string text) =>
        [.. new[] { Key(text), Normalized(text, NormalizationForm.FormD).ToLowerInvariant(), text.ToLowerInvariant() }.Distinct(StringComparer.Ordinal)];

    /// <summary>Its beginning, with no more characters than this.</summary>
    public static string Cut(string text, int characters)
    {
        var units = 0;
        foreach (var character in text.EnumerateRunes())
        {
            if (characters-- == 0)
                return text[..units];
            units += character.Utf16SequenceLength;
        }
        return text;
    }

    /// <summary>A name that a caller made up, as a refusal repeats it: not without limit, and not when it cannot be shown.</summary>
    public static string Shown(string name) =>
        !CleanText.IsClean(name) ? "?"
        : Cut(name, MaxNameShown) is var cut && cut.Length < name.Length ? $"{cut}…"
        : name;

    private static string Normalized(string text, NormalizationForm form) =>
        // Normalize refuses U+FFFE, which no form changes.
        Ascii.IsValid(text)
            ? text
        : text.Contains('\uFFFE', StringComparison.Ordinal) ? string.Join('\uFFFE', text.Split('\uFFFE').Select(part => part.Normalize(form)))
        : text.Normalize(form);
}
