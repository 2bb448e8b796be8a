using System.Buffers;
using System.Text;

namespace BitP.SupportApi.Platform.Localization;

/// <summary>
/// What somebody wrote, as it stands in a document among the product's own words: without line ends, control characters and marks of direction by which it
/// could leave its place (Unicode UAX 9, UAX 14).
/// </summary>
internal static class DocumentText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    // LF, VT, FF, CR, the separators of files, groups and records, NEL, and the separators of lines and paragraphs.
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\v\f\r\u001c\u001d\u001e\u0085\u2028\u2029");

    // Embeddings, overrides and isolates.
    private static readonly SearchValues<char> Directions = SearchValues.Create("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    /// <summary>A text in one line, for a heading: a line end becomes a blank.</summary>
    public static string InLine(string text) => string.Join(' ', Lines(text)).Trim();

    /// <summary>The lines of a text, whatever ends them. What could turn the order of a line around is kept to that line.</summary>
    public static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; ; )
        {
            var length = text.AsSpan(start).IndexOfAny(LineEnds);
            yield return Clean(length < 0 ? text[start..] : text.Substring(start, length));
            if (length < 0)
                yield break;
            start += length + (text.AsSpan(start + length).StartsWith("\r\n") ? 2 : 1);
        }
    }

    private static string Clean(string line)
    {
        var isTurned = false;
        var isClean = true;
        foreach (var rune in line.EnumerateRunes())
        {
            isTurned |= IsRightToLeft(rune.Value);
            isClean &= !IsDropped(rune);
        }
        if (!isClean)
            line = string.Concat(line.EnumerateRunes().Where(rune => !IsDropped(rune)));
        return isTurned ? $"{FirstStrongIsolate}{line}{PopDirectionalIsolate}" : line;
    }

    private static bool IsDropped(Rune rune) => rune.Value != '\t' && Rune.IsControl(rune) || rune.IsBmp && Directions.Contains((char)rune.Value);

    // The blocks of scripts that are written from right to left, and the marks that stand for one (Unicode DerivedBidiClass).
    private static bool IsRightToLeft(int c) =>
        c
            is (>= 0x0590 and <= 0x08FF)
                or 0x200F
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFE)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);
}
