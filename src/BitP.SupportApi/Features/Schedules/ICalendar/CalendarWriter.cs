using System.Text;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>Writes the lines of an iCalendar file (RFC 5545 section 3.1).</summary>
internal sealed class CalendarWriter
{
    private const int MaxOctets = 75;

    private readonly StringBuilder _text = new();

    /// <summary>A line whose value stands as it is.</summary>
    public CalendarWriter Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }
            octets += rune.Utf8SequenceLength;
            _text.Append(rune.ToString());
        }
        _text.Append("\r\n");
        return this;
    }

    /// <summary>A line whose value is TEXT (section 3.3.11).</summary>
    public CalendarWriter Text(string name, string value) =>
        Line(
            name,
            value
                .ReplaceLineEndings("\n")
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace(";", "\\;", StringComparison.Ordinal)
                .Replace(",", "\\,", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal)
        );

    public override string ToString() => _text.ToString();
}
