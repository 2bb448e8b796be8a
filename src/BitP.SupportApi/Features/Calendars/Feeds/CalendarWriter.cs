using System.Text;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>Writes the lines of an iCalendar file (RFC 5545 section 3.1).</summary>
internal sealed class CalendarWriter
{
    private const int MaxOctets = 75;

    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    private readonly StringBuilder _text = new();

    /// <summary>A calendar up to its first component.</summary>
    /// <param name="name">What programs call it.</param>
    /// <param name="refresh">After how long they should read it again, an ISO 8601 duration.</param>
    public static CalendarWriter Begin(string name, string refresh) =>
        new CalendarWriter()
            .Line("BEGIN", "VCALENDAR")
            .Line("VERSION", "2.0")
            .Line("PRODID", "-//BitP//Support API//EN")
            .Line("CALSCALE", "GREGORIAN")
            .Text("NAME", name)
            .Text("X-WR-CALNAME", name)
            .Line("REFRESH-INTERVAL;VALUE=DURATION", refresh)
            .Line("X-PUBLISHED-TTL", refresh);

    /// <summary>An instant as a DATE-TIME in UTC (section 3.3.5).</summary>
    public static string Form(Instant instant) => Utc.Format(instant);

    /// <summary>A line whose value stands as it is.</summary>
    public CalendarWriter Line(string name, string value)
    {
        var octets = 0;
        Span<char> characters = stackalloc char[2];
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }
            octets += rune.Utf8SequenceLength;
            _text.Append(characters[..rune.EncodeToUtf16(characters)]);
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
