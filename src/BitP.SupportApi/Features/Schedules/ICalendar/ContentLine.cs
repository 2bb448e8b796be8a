using System.Text;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>A property of an iCalendar file (RFC 5545 section 3.1), unfolded.</summary>
/// <param name="Number">The number of the line where it begins, from 1.</param>
/// <param name="Name">Its name, in upper case.</param>
/// <param name="Parameters">Its parameters, names in upper case.</param>
/// <param name="Value">Its value as it stands, with escapes.</param>
internal sealed record ContentLine(int Number, string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Value)
{
    public string? Parameter(string name) => Parameters.FirstOrDefault(p => p.Key == name).Value;

    /// <summary>Whether a parameter has several values, so that it is not known which one holds. The pieces of a TZID are those of one name.</summary>
    public bool HasParameterTwice { get; init; }

    /// <summary>The value as TEXT (section 3.3.11).</summary>
    public string Text => Unescape(Value);

    /// <summary>
    /// The TZID of its time, in the form in which the <see cref="Text"/> of a VTIMEZONE names it; null when it has none. A name with a comma should be quoted,
    /// and some programs escape it instead.
    /// </summary>
    public string? ZoneId => Parameter("TZID") is null ? null : Unescape(string.Join(',', Parameters.Where(p => p.Key == "TZID").Select(p => p.Value))).Trim();

    /// <summary>All lines of a file. Those that have no such form are problems, and left out.</summary>
    public static IEnumerable<ContentLine> Read(byte[] file, List<CalendarProblem> problems)
    {
        foreach (var (number, bytes) in Unfold(file))
        {
            var text = Encoding.UTF8.GetString(bytes);
            if (text.Length == 0)
                continue;
            if (text.Contains('\uFFFD', StringComparison.Ordinal) || !CleanText.IsClean(text) || text.Contains('\r', StringComparison.Ordinal))
                problems.Add(new(number, FieldProblems.ControlCharacter));
            else if (Parse(number, text) is { } line)
                yield return line;
            else
                problems.Add(new(number, CalendarProblem.LineForm));
        }
    }

    // Bytes, as folding may cut a character into two (section 3.1).
    private static IEnumerable<(int Number, byte[] Bytes)> Unfold(byte[] file)
    {
        var line = new List<byte>();
        var (number, begin) = (0, 1);
        for (var at = file is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0; at < file.Length; )
        {
            var end = Array.IndexOf(file, (byte)'\n', at);
            var next = end < 0 ? file.Length : end + 1;
            var last = end < 0 ? file.Length : end;
            if (last > at && file[last - 1] == '\r')
                last--;
            number++;
            if (number > 1 && last > at && file[at] is (byte)' ' or (byte)'\t')
                line.AddRange(file.AsSpan(at + 1, last - at - 1));
            else
            {
                if (number > 1)
                    yield return (begin, line.ToArray());
                line.Clear();
                line.AddRange(file.AsSpan(at, last - at));
                begin = number;
            }
            at = next;
        }
        yield return (begin, line.ToArray());
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
            if (value[i] != '\\' || i + 1 == value.Length)
                text.Append(value[i]);
            else
                text.Append(value[++i] is 'n' or 'N' ? '\n' : value[i]);
        return text.ToString();
    }

    private static ContentLine? Parse(int number, string text)
    {
        var at = Word(text, 0);
        if (at == 0)
            return null;
        var name = text[..at].ToUpperInvariant();
        var parameters = new List<KeyValuePair<string, string>>();
        var names = new HashSet<string>();
        var twice = false;
        while (at < text.Length && text[at] == ';')
        {
            var end = Word(text, at + 1);
            if (end == at + 1 || end >= text.Length || text[end] != '=')
                return null;
            var parameter = text[(at + 1)..end].ToUpperInvariant();
            twice |= !names.Add(parameter);
            at = end;
            do
            {
                if (ValueEnd(text, at + 1) is not { } stop)
                    return null;
                parameters.Add(new(parameter, text[(at + 1)..stop].Trim('"')));
                at = stop;
                twice |= parameter != "TZID" && at < text.Length && text[at] == ',';
            } while (at < text.Length && text[at] == ',');
        }
        return at < text.Length && text[at] == ':' ? new(number, name, parameters, text[(at + 1)..]) { HasParameterTwice = twice } : null;
    }

    private static int Word(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-'))
            at++;
        return at;
    }

    private static int? ValueEnd(string text, int at)
    {
        if (at < text.Length && text[at] == '"')
            return text.IndexOf('"', at + 1) is var quote and >= 0 ? quote + 1 : null;
        while (at < text.Length && text[at] is not (';' or ':' or ','))
            if (text[at++] == '"')
                return null;
        return at;
    }
}

/// <summary>What stands between BEGIN and END.</summary>
/// <param name="Name">What it is, in upper case.</param>
/// <param name="Line">The number of the line where it begins.</param>
internal sealed record CalendarComponent(string Name, int Line)
{
    public List<ContentLine> Properties { get; } = [];

    public List<CalendarComponent> Children { get; } = [];

    /// <summary>The first property of a name; null when there is none.</summary>
    public ContentLine? Property(string name) => Properties.Find(p => p.Name == name);
}
