using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Platform.Localization;

/// <summary>
/// What somebody wrote, as it stands in a document among the product's own words: without line ends, control characters and marks of direction by which it
/// could leave its place (Unicode UAX 9, UAX 14).
/// </summary>
internal static partial class DocumentText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';
    private const char FirstWide = '\u1100';
    private const char FirstIdeographic = '\u2e80';
    private const int TabColumns = 8;

    // LF, VT, FF, CR, the separators of files, groups and records, NEL, and the separators of lines and paragraphs.
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\v\f\r\u001c\u001d\u001e\u0085\u2028\u2029");

    // Marks that begin no line, and marks that end none (Unicode UAX 14).
    private static readonly SearchValues<char> Closing = SearchValues.Create("。，、；：？！）」』》】”’…,.;:?!)]}%");
    private static readonly SearchValues<char> Opening = SearchValues.Create("（「『《【“‘([{");

    // Embeddings, overrides and isolates.
    private static readonly SearchValues<char> Directions = SearchValues.Create("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    /// <summary>A text in one line, for a sentence or a heading: a line end becomes a blank, and several blanks become one.</summary>
    public static string InLine(string text) => Isolate(Joined(text));

    /// <summary>The same in pieces that are so wide at most.</summary>
    public static IEnumerable<string> InLine(string text, int columns) => Pieces(Joined(text), columns).Select(Isolate);

    /// <summary>The lines of a text, whatever ends them. What could turn the order of a line around is kept to that line.</summary>
    public static IEnumerable<string> Lines(string text) => CleanLines(text).Select(Isolate);

    /// <summary>The same, and those that are wider in pieces, so that no program that shows them begins a line of its own within one.</summary>
    public static IEnumerable<string> Lines(string text, int columns) => CleanLines(text).SelectMany(line => Pieces(line, columns)).Select(Isolate);

    /// <summary>
    /// The lines of a text for reading, those that are wider in pieces. A piece ends at a blank, or behind a character of a script that is written without them, yet
    /// neither before a mark that closes nor behind one that opens. What stands between no-break spaces stays together.
    /// </summary>
    public static IEnumerable<string> Folded(string text, int columns) =>
        CleanLines(text).SelectMany(line => Pieces(line, columns, MayEndForReading)).Select(piece => Isolate(piece.TrimEnd(' ')));

    /// <summary>How many columns a line of the product's own has, in which all that is not ideographic has one.</summary>
    public static int Width(string line) => line.Sum(c => c >= FirstIdeographic ? 2 : 1);

    private static bool MayEndForReading(string line, int at)
    {
        var (before, after) = (line[at - 1], at < line.Length ? line[at] : ' ');
        return before == ' '
            || before >= FirstIdeographic && !Opening.Contains(before) && !Closing.Contains(after) && !char.IsAsciiDigit(after) && after != ' ';
    }

    // A no-break space that stands alone holds together what it is between.
    private static string Joined(string text) =>
        Blanks().Replace(string.Join(' ', CleanLines(text)), blanks => blanks.Value is "\u00a0" or "\u202f" ? blanks.Value : " ").Trim();

    private static IEnumerable<string> CleanLines(string text)
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

    private static IEnumerable<string> Pieces(string line, int columns) => Pieces(line, columns, (text, at) => char.IsWhiteSpace(text[at - 1]));

    // Where one may end, else between two characters as people see them (Unicode UAX 29).
    private static IEnumerable<string> Pieces(string line, int columns, Func<string, int, bool> mayEnd)
    {
        var (start, end, width) = (0, 0, 0);
        for (var at = 0; at < line.Length; )
        {
            var length = CharacterLength(line, at, columns);
            var wide = WidthOf(line, at, length);
            if (width + wide > columns && at > start)
            {
                var next = end > start ? end : at;
                yield return line[start..next];
                (start, at, width) = (next, next, 0);
                continue;
            }
            width += wide;
            at += length;
            if (mayEnd(line, at))
                end = at;
        }
        yield return line[start..];
    }

    // Marks that are put on one another without end are no character that anybody sees; where it ends is not looked for.
    private static int CharacterLength(string line, int at, int columns)
    {
        if (char.IsAscii(line[at]) && (at + 1 == line.Length || char.IsAscii(line[at + 1])))
            return 1;
        var length = StringInfo.GetNextTextElementLength(line.AsSpan(at, Math.Min(columns + 1, line.Length - at)));
        return length <= columns ? length : Rune.GetRuneAt(line, at).Utf16SequenceLength;
    }

    // As terminals show it, rather too wide than too narrow: the scripts behind have characters of two columns (Unicode UAX 11).
    private static int WidthOf(string line, int at, int length)
    {
        var columns = 0;
        foreach (var c in line.AsSpan(at, length))
            columns += c switch
            {
                '\t' => TabColumns,
                _ when char.IsLowSurrogate(c) => 0,
                >= FirstWide => 2,
                _ => 1,
            };
        return columns;
    }

    private static string Clean(string line) =>
        line.AsSpan().ContainsAnyExceptInRange(' ', '~') && line.EnumerateRunes().Any(IsDropped)
            ? string.Concat(line.EnumerateRunes().Where(rune => !IsDropped(rune)))
            : line;

    private static string Isolate(string line) =>
        !Ascii.IsValid(line) && line.EnumerateRunes().Any(rune => IsRightToLeft(rune.Value)) ? $"{FirstStrongIsolate}{line}{PopDirectionalIsolate}" : line;

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

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
