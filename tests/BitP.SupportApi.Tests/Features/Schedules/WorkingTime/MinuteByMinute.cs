using NodaTime;

namespace BitP.SupportApi.Tests.Features.Schedules.WorkingTime;

/// <summary>
/// Working time as the contract words it, worked out by looking at the clock of each minute and at nothing else. Slow, and plain enough to be
/// read against the contract.
/// </summary>
internal sealed class MinuteByMinute
{
    private const int Day = 24 * 60;
    private const int Margin = 4 * Day;

    private readonly bool[] _open;
    private readonly long _begin;

    /// <param name="begin">The first minute since the Unix epoch that can be asked about.</param>
    /// <param name="minutes">How many can be.</param>
    public MinuteByMinute(IEnumerable<HoursInWords> parts, long begin, int minutes)
    {
        (_begin, _open) = (begin, new bool[minutes]);
        foreach (var part in parts)
            Open(part);
    }

    public bool IsOpen(long minute) => _open[minute - _begin];

    /// <summary>The first minute from this one on that is open, or is not; null when there is none.</summary>
    public long? Next(long minute, bool open)
    {
        for (; minute < _begin + _open.Length; minute++)
            if (IsOpen(minute) == open)
                return minute;
        return null;
    }

    /// <summary>Milliseconds of working time between two instants, in milliseconds since the Unix epoch.</summary>
    public long Between(long from, long to)
    {
        var time = 0L;
        for (var minute = from / 60_000; minute * 60_000 < to; minute++)
            if (IsOpen(minute))
                time += Math.Min(to, (minute + 1) * 60_000) - Math.Max(from, minute * 60_000);
        return time;
    }

    /// <summary>The earliest millisecond by which that much working time has passed; null when it is not within what can be asked about.</summary>
    public long? Deadline(long from, long time)
    {
        for (var minute = from / 60_000; time > 0 && minute < _begin + _open.Length; minute++)
        {
            if (!IsOpen(minute))
                continue;
            var start = Math.Max(from, minute * 60_000);
            var end = (minute + 1) * 60_000;
            if (time <= end - start)
                return start + time;
            time -= end - start;
        }
        return time == 0 ? from : null;
    }

    private void Open(HoursInWords part)
    {
        // What the clock on the wall shows at each minute, in minutes since the first of January 1970 there.
        var first = _begin - Margin;
        var clock = new long[_open.Length + (2 * Margin)];
        for (var i = 0; i < clock.Length; i++)
            clock[i] = first + i + (part.Zone.GetUtcOffset(Instant.FromUnixTimeSeconds((first + i) * 60)).Seconds / 60);

        // When the clock shows a time first and last.
        var low = clock.Min();
        var (firstShown, lastShown) = (new int[clock.Max() - low + 1], new int[clock.Max() - low + 1]);
        Array.Fill(firstShown, -1);
        Array.Fill(lastShown, -1);
        for (var i = 0; i < clock.Length; i++)
        {
            if (firstShown[clock[i] - low] < 0)
                firstShown[clock[i] - low] = i;
            lastShown[clock[i] - low] = i;
        }

        int When(long time, int[] shown)
        {
            if (shown[time - low] is var i and >= 0)
                return i;
            // Never: the clock jumps over it, and it moves forward by as much as the clock jumps.
            var jump = Array.FindIndex(clock, shows => shows > time);
            return shown[time + (clock[jump] - clock[jump - 1] - 1) - low];
        }

        for (var day = (low / Day) + 1; (day + 3) * Day < low + firstShown.Length; day++)
        {
            // A date that no clock ever shows has no hours.
            if (Enumerable.Range(0, Day).All(minute => firstShown[(day * Day) + minute - low] < 0))
                continue;
            var date = new LocalDate(1970, 1, 1).PlusDays((int)day);
            foreach (var (from, to) in part.On(date))
            {
                var begins = When((day * Day) + from, firstShown);
                var ends = When((day * Day) + (to <= from ? to + Day : to), lastShown);
                for (var i = Math.Max(begins, Margin); i < Math.Min(ends, Margin + _open.Length); i++)
                    _open[i - Margin] = true;
            }
        }
    }
}

/// <summary>
/// Hours as somebody would write them: minutes of the wall clock, where an end that is not after its beginning is on the next day. An exception with a date goes
/// before one of every year, and that before a holiday.
/// </summary>
internal sealed record HoursInWords(
    DateTimeZone Zone,
    (int From, int To)[][] Week,
    IReadOnlyDictionary<LocalDate, (int From, int To)[]> Exceptions,
    (YearlyDate When, (int From, int To)[] Hours)[] Yearly,
    IReadOnlyDictionary<LocalDate, (int From, int To)[]> Holidays
)
{
    public (int From, int To)[] On(LocalDate date) =>
        Exceptions.TryGetValue(date, out var hours) ? hours
        : Array.Find(Yearly, y => y.When.IsOn(date)) is { Hours: { } yearly } ? yearly
        : Holidays.TryGetValue(date, out var free) ? free
        : Week[(int)date.DayOfWeek - 1];

    public override string ToString() =>
        $"{Zone.Id} {string.Join(" | ", Week.Select(Write))} {Write(Exceptions)}, {string.Join(", ", Yearly.Select(y => $"{y.When}: {Write(y.Hours)}"))}, {Write(Holidays)}";

    private static string Write(IReadOnlyDictionary<LocalDate, (int From, int To)[]> dates) =>
        string.Join(", ", dates.OrderBy(e => e.Key).Select(e => $"{e.Key:uuuu-MM-dd}: {Write(e.Value)}"));

    private static string Write((int From, int To)[] hours) =>
        string.Join(" ", hours.Select(h => $"{h.From / 60:00}:{h.From % 60:00}-{h.To / 60:00}:{h.To % 60:00}"));
}

/// <summary>A date of every year, found by looking at a date and not by working one out. Easter by the formula of Gauss, for 1900 to 2099 only.</summary>
/// <param name="Weekday">The day of the week that it is, with <paramref name="Nth"/>; null for a date of the month or of Easter.</param>
/// <param name="Day">The day of the month, or how many days after Easter.</param>
internal sealed record YearlyDate(int Month, int Day, IsoDayOfWeek? Weekday, int Nth, char Easter, int? FromYear, int? UntilYear)
{
    public bool IsOn(LocalDate date)
    {
        if (date.Year < FromYear || date.Year > UntilYear)
            return false;
        if (Easter == 'w')
            return IsGauss(date.PlusDays(-Day), date.Year, m: 24, n: 5, later: 0);
        if (Easter == 'o')
            return IsGauss(date.PlusDays(-Day), date.Year, m: 15, n: 6, later: 13);
        if (date.Month != Month)
            return false;
        if (Weekday is not { } weekday)
            return date.Day == Day;
        return date.DayOfWeek == weekday && (Nth < 0 ? date.PlusDays(7).Month != Month : (date.Day + 6) / 7 == Nth);
    }

    private static bool IsGauss(LocalDate date, int year, int m, int n, int later)
    {
        var d = ((19 * (year % 19)) + m) % 30;
        var e = ((2 * (year % 4)) + (4 * (year % 7)) + (6 * d) + n) % 7;
        var march = 22 + d + e;
        if (later == 0 && (march == 57 || (march == 56 && d == 28 && year % 19 > 10)))
            march -= 7;
        return date == new LocalDate(year, 3, 1).PlusDays(march - 1 + later);
    }
}
