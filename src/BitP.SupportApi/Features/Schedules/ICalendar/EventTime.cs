using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>A DATE or a DATE-TIME (RFC 5545 sections 3.3.4 and 3.3.5).</summary>
/// <param name="Local">The time on the wall clock; midnight of a date.</param>
/// <param name="IsDate">Whether it is a date.</param>
/// <param name="Zone">Whose wall clock; null for that of whoever looks at it.</param>
internal readonly record struct EventTime(LocalDateTime Local, bool IsDate, EventZone? Zone)
{
    // What repeats may have begun before anything that is asked about: programs write 1601 and 1604 where they know no year.
    private const int FirstYear = 1;

    // A rule that is to go on for ever is often written with the last date that there is.
    private const int LastYear = 9999;

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly LocalDateTimePattern DateTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    /// <summary>Null when the text is none, or is of a year after those that a schedule knows.</summary>
    public static EventTime? Parse(string text, bool isDate, EventZone? zone) => Parse(text, isDate, zone, ScheduleRules.LastYear);

    /// <summary>The end of a rule, which may be of any year; null when the text is none.</summary>
    public static EventTime? ParseEnd(string text) => Parse(text, text.Length == "yyyyMMdd".Length, null, LastYear);

    private static EventTime? Parse(string text, bool isDate, EventZone? zone, int lastYear)
    {
        if (isDate)
            return Date.Parse(text) is { Success: true, Value: var date } && InRange(date) ? new(date.AtMidnight(), true, null) : null;
        var utc = text.EndsWith('Z');
        var clock = utc ? text[..^1] : text;
        // The last second of a minute may be a leap second, which counts as the one before. A day ends at the midnight of the next one (section 3.3.12).
        if (clock is { Length: 15 } && clock.EndsWith("60", StringComparison.Ordinal))
            clock = clock[..13] + "59";
        if (DateTime.Parse(clock) is not { Success: true, Value: var local } || clock[9..11] == "24" || !InRange(local.Date))
            return null;
        return new(local, false, utc ? EventZone.Utc : zone);

        bool InRange(LocalDate date) => date.Year >= FirstYear && date.Year <= lastYear;
    }

    /// <summary>The time on the wall clock of a zone.</summary>
    public LocalDateTime In(DateTimeZone zone) => Zone is null ? Local : Zone.ToInstant(Local).InZone(zone).LocalDateTime;

    /// <summary>The instant, which without a zone is that of the wall clock of the given one.</summary>
    public Instant ToInstant(DateTimeZone zone) => Zone?.ToInstant(Local) ?? Local.InZoneLeniently(zone).ToInstant();
}

/// <summary>How long an event is: so many days of the calendar, then so much time (RFC 5545 section 3.3.6).</summary>
internal readonly record struct EventLength(int Days, Duration Time);

/// <summary>The zone of a TZID.</summary>
internal abstract class EventZone
{
    public static readonly EventZone Utc = new Known(DateTimeZone.Utc);

    /// <summary>A clock that never changes.</summary>
    public static EventZone Fixed(Offset offset) => new Known(DateTimeZone.ForOffset(offset));

    public abstract Instant ToInstant(LocalDateTime local);

    /// <summary>The zone of the IANA database that a name stands for, also with a path before it or as Windows calls it; null when there is none.</summary>
    public static EventZone? Named(string id)
    {
        var provider = DateTimeZoneProviders.Tzdb;
        if (provider.GetZoneOrNull(id) is { } zone)
            return new Known(zone);
        var parts = id.Split('/');
        for (var count = Math.Min(3, parts.Length - 1); count > 0; count--)
            if (provider.GetZoneOrNull(string.Join('/', parts[^count..])) is { } last)
                return new Known(last);
        return TzdbDateTimeZoneSource.Default.WindowsToTzdbIds.TryGetValue(id, out var tzdb) ? new Known(provider[tzdb]) : null;
    }

    private sealed class Known(DateTimeZone zone) : EventZone
    {
        // Section 3.3.5: a time that occurs twice is its first occurrence; one in a gap is read with the offset before it.
        public override Instant ToInstant(LocalDateTime local) => local.InZoneLeniently(zone).ToInstant();
    }

    /// <summary>A zone that a file defines itself, in a VTIMEZONE.</summary>
    /// <param name="changes">When its clocks change, by the clock as it is before.</param>
    public sealed class Defined(IEnumerable<(LocalDateTime At, Offset From, Offset To)> changes) : EventZone
    {
        private readonly (LocalDateTime At, Offset From, Offset To)[] _changes = [.. changes.OrderBy(c => c.At)];

        public override Instant ToInstant(LocalDateTime local)
        {
            var last = LastBy(local);
            if (last < 0)
                return local.WithOffset(_changes[0].From).ToInstant();
            var (at, from, to) = _changes[last];
            var inGap = to > from && local < at.PlusTicks((to - from).Ticks);
            return local.WithOffset(inGap ? from : to).ToInstant();
        }

        private int LastBy(LocalDateTime local)
        {
            var (low, high) = (0, _changes.Length);
            while (low < high)
                if (_changes[(low + high) / 2].At <= local)
                    low = ((low + high) / 2) + 1;
                else
                    high = (low + high) / 2;
            return low - 1;
        }
    }
}
