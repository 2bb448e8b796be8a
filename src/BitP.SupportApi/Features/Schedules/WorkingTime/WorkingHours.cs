using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>
/// The hours of a week in one time zone, and the dates that have others.
/// <para>
/// A time of the wall clock that is skipped when clocks go forward moves forward by the gap; one that occurs twice is its first occurrence as a
/// beginning and its last as an end. Hours that are empty by this are empty. A date that a zone skipped as a whole has no hours.
/// </para>
/// </summary>
public sealed class WorkingHours
{
    // Hours of 24 hours can begin at the end of a date, and a skipped date can follow.
    private const int DaysReached = 2;

    private readonly DateTimeZone _zone;
    private readonly IReadOnlyList<DayHours>[] _week;
    private readonly ExceptionalDates _exceptions;
    private readonly Instant _validFrom;
    private readonly Instant _validTo;
    private readonly bool _neverCloses;
    private readonly int _perWeek;
    private readonly int _perDay;

    /// <param name="zone">The zone whose wall clock is meant.</param>
    /// <param name="week">The hours that begin on each day of the week; days that are not there have none.</param>
    /// <param name="exceptions">The dates with other hours.</param>
    public WorkingHours(DateTimeZone zone, IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<DayHours>> week, ExceptionalDates exceptions)
        : this(
            zone,
            [.. Enumerable.Range(0, 8).Select(day => week.TryGetValue((IsoDayOfWeek)day, out var hours) ? hours : [])],
            exceptions,
            WorkingCalendar.Start,
            WorkingCalendar.End
        ) { }

    private WorkingHours(DateTimeZone zone, IReadOnlyList<DayHours>[] week, ExceptionalDates exceptions, Instant validFrom, Instant validTo)
    {
        (_zone, _week, _exceptions, _validFrom, _validTo) = (zone, week, exceptions, validFrom, validTo);
        _neverCloses = week.Skip(1).All(day => day.Contains(DayHours.AllDay));
        _perWeek = week.Sum(day => day.Count);
        _perDay = week.Max(day => day.Count);
    }

    /// <summary>The same hours, but none before or after the time in which they are valid.</summary>
    /// <param name="from">The first instant at which they hold.</param>
    /// <param name="to">The first instant at which they hold no more.</param>
    public WorkingHours ValidBetween(Instant from, Instant to) =>
        new(_zone, _week, _exceptions, Instant.Max(from, _validFrom), Instant.Max(from, Instant.Min(to, _validTo)));

    /// <summary>The most stretches that there can be between two instants.</summary>
    internal long MostBetween(Instant from, Instant to)
    {
        var (first, last) = (Instant.Max(from, _validFrom), Instant.Min(to, _validTo));
        if (first >= last)
            return 0;
        if (_neverCloses && _exceptions.IsEmpty)
            return 1;
        // Hours of the date before may reach into the first one.
        var (weeks, days) = Math.DivRem((long)Math.Ceiling((last - first).TotalDays) + DaysReached, 7);
        return (weeks * _perWeek) + (days * _perDay) + (((weeks / 52) + 2) * _exceptions.MostHoursOfAYear);
    }

    /// <summary>Adds the stretches of the clock that begin on the dates around <paramref name="from"/> to <paramref name="to"/>, in no certain order.</summary>
    internal void AddStretches(Instant from, Instant to, List<Stretch> stretches)
    {
        if (_validFrom >= to || _validTo <= from)
            return;
        var (first, last) = DatesAround(from, to);
        // All day on every day, clocks change nothing: each day ends where the next begins.
        if (_neverCloses && !_exceptions.Between(first, last).Any())
        {
            stretches.Add(new(Instant.Max(from, _validFrom).ToUnixTimeTicks(), Instant.Min(to, _validTo).ToUnixTimeTicks()));
            return;
        }
        var clock = new WallClock(_zone);
        for (var date = first; date <= last; date = date.PlusDays(1))
            foreach (var hours in HoursOn(date))
                if (Map(clock, date, hours) is { Length: > 0 } stretch)
                    stretches.Add(stretch);
    }

    /// <summary>Adds the instants at which the reason for being open or closed may change.</summary>
    internal void AddChanges(Instant from, Instant to, SortedSet<Instant> changes)
    {
        void Add(Instant instant)
        {
            if (instant > from && instant < to)
                changes.Add(instant);
        }

        Add(_validFrom);
        Add(_validTo);
        foreach (var interval in _zone.GetZoneIntervals(from, to))
            if (interval.HasStart)
                Add(interval.Start);
        var (first, last) = DatesAround(from, to);
        var clock = new WallClock(_zone);
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            Add(Instant.FromUnixTimeTicks(clock.First(date, 0)));
            Add(Instant.FromUnixTimeTicks(clock.Last(date, 0)));
            foreach (var hours in HoursOn(date))
            {
                if (Map(clock, date, hours) is not { Length: > 0 } stretch)
                    continue;
                Add(Instant.FromUnixTimeTicks(stretch.Start));
                Add(Instant.FromUnixTimeTicks(stretch.End));
            }
        }
    }

    internal bool IsValidAt(Instant instant) => instant >= _validFrom && instant < _validTo;

    /// <summary>What an instant that is working time owes to these hours: to an exception, or to nothing special.</summary>
    internal Cause OpenBecauseAt(Instant instant)
    {
        if (_exceptions.IsEmpty)
            return new(HoursReason.WorkingHours);
        var (ticks, date, clock) = (instant.ToUnixTimeTicks(), DateAt(instant), new WallClock(_zone));
        for (var back = 0; back <= DaysReached; back++)
            if (_exceptions.Find(date.PlusDays(-back)) is { } exception)
                foreach (var hours in exception.Hours)
                    if (Map(clock, exception.Date, hours) is var stretch && stretch.Start <= ticks && ticks < stretch.End)
                        return new(HoursReason.Exception, exception);
        return new(HoursReason.WorkingHours);
    }

    /// <summary>Why an instant that is not working time is none by these hours.</summary>
    internal Cause ClosedBecauseAt(Instant instant)
    {
        var date = DateAt(instant);
        if (_exceptions.Find(date) is { } exception)
            return new(HoursReason.Exception, exception);
        return new(_week[(int)date.DayOfWeek].Count == 0 ? HoursReason.NonWorkingDay : HoursReason.OutsideHours);
    }

    private (LocalDate First, LocalDate Last) DatesAround(Instant from, Instant to) => (DateAt(from).PlusDays(-DaysReached - 1), DateAt(to).PlusDays(1));

    private LocalDate DateAt(Instant instant) => instant.WithOffset(_zone.GetUtcOffset(instant)).Date;

    private IReadOnlyList<DayHours> HoursOn(LocalDate date) => _exceptions.Find(date)?.Hours ?? _week[(int)date.DayOfWeek];

    private Stretch Map(WallClock clock, LocalDate date, DayHours hours)
    {
        if (!clock.HasDate(date))
            return default;
        var from = Math.Max(clock.First(date, hours.From), _validFrom.ToUnixTimeTicks());
        var to = Math.Min(clock.Last(date, hours.To), _validTo.ToUnixTimeTicks());
        return from < to ? new(from, to) : default;
    }
}

/// <summary>A stretch of time in ticks since the Unix epoch, half-open.</summary>
internal readonly record struct Stretch(long Start, long End) : IComparable<Stretch>
{
    public long Length => End - Start;

    public Interval ToInterval() => new(Instant.FromUnixTimeTicks(Start), Instant.FromUnixTimeTicks(End));

    public int CompareTo(Stretch other) => Start.CompareTo(other.Start);
}

internal static class SkippedDates
{
    /// <summary>Whether the date occurs in the zone. Samoa, for one, went from the end of 29 December 2011 to 31 December.</summary>
    public static bool HasDate(this DateTimeZone zone, LocalDate date)
    {
        var midnight = zone.MapLocal(date.AtMidnight());
        return midnight.Count > 0 || midnight.LateInterval.IsoLocalStart < date.PlusDays(1).AtMidnight();
    }
}
