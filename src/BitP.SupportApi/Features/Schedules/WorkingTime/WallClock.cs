using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>
/// Tells the instants of times on the wall clock of a zone, fastest when dates are asked about in their order: away from changes of the clocks the offset is
/// looked up once. Not safe for use by several threads.
/// </summary>
internal sealed class WallClock(DateTimeZone zone)
{
    // A time of a date may be two days after its midnight, and no change of clocks reaches further than a day.
    private const int DaysFromAChange = 4;

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    // The dates around the last one that was looked up on which clocks do not change, nor near them; none at the beginning.
    private LocalDate _first = LocalDate.MaxIsoValue;
    private LocalDate _last = LocalDate.MinIsoValue;
    private long _offset;

    // Of the date that was asked about last, since hours of a date are asked about together.
    private LocalDate _date = Epoch;
    private long _midnight;

    public bool HasDate(LocalDate date) => IsSteady(date) || zone.HasDate(date);

    /// <summary>The instant of the beginning of hours, in ticks. The offset from before a gap moves what is in it forward by the gap.</summary>
    public long First(LocalDate date, int minutes) => Ticks(date, minutes) - (IsSteady(date) ? _offset : Map(date, minutes).EarlyInterval.WallOffset.Ticks);

    /// <summary>The instant of the end of hours, in ticks.</summary>
    public long Last(LocalDate date, int minutes)
    {
        if (IsSteady(date))
            return Ticks(date, minutes) - _offset;
        var mapping = Map(date, minutes);
        return Ticks(date, minutes) - (mapping.Count == 0 ? mapping.EarlyInterval : mapping.LateInterval).WallOffset.Ticks;
    }

    /// <summary>The last time of a date, in minutes, that as the end of hours is not after an instant.</summary>
    /// <param name="instant">In ticks; within hours of the date.</param>
    /// <param name="most">The end of those hours.</param>
    public int LastEndBy(long instant, LocalDate date, int most)
    {
        var minutes = Math.Min(most, (int)Math.Floor(MinutesAt(instant, date)));
        while (Last(date, minutes) > instant)
        {
            // Clocks show it again, or never: no time from where that begins is an end so early.
            var mapping = Map(date, minutes);
            var from = mapping.Count == 0 ? mapping.EarlyInterval.IsoLocalEnd : mapping.LateInterval.IsoLocalStart;
            minutes = (int)Math.Ceiling(Minutes(date, from)) - 1;
        }
        return minutes;
    }

    /// <summary>The first time of a date, in minutes, that as the beginning of hours is not before an instant.</summary>
    /// <param name="instant">In ticks; within hours of the date.</param>
    /// <param name="least">The beginning of those hours.</param>
    public int FirstBeginningFrom(long instant, LocalDate date, int least)
    {
        var minutes = Math.Max(least, (int)Math.Ceiling(MinutesAt(instant, date)));
        // Clocks have shown it before: no time until where that ends is a beginning so late.
        while (First(date, minutes) < instant)
            minutes = (int)Math.Ceiling(Minutes(date, Map(date, minutes).EarlyInterval.IsoLocalEnd));
        return minutes;
    }

    private double MinutesAt(long instant, LocalDate date) => Minutes(date, Instant.FromUnixTimeTicks(instant).InZone(zone).LocalDateTime);

    private static double Minutes(LocalDate date, LocalDateTime time) =>
        Period.Between(date.AtMidnight(), time, PeriodUnits.Ticks).Ticks / (double)NodaConstants.TicksPerMinute;

    private NodaTime.TimeZones.ZoneLocalMapping Map(LocalDate date, int minutes) => zone.MapLocal(date.AtMidnight().PlusMinutes(minutes));

    private long Ticks(LocalDate date, int minutes)
    {
        if (date != _date)
            (_date, _midnight) = (date, Period.DaysBetween(Epoch, date) * NodaConstants.TicksPerDay);
        return _midnight + (minutes * NodaConstants.TicksPerMinute);
    }

    private bool IsSteady(LocalDate date)
    {
        if (date >= _first && date <= _last)
            return true;
        var interval = zone.GetZoneInterval(date.AtMidnight().InUtc().ToInstant());
        _first = interval.HasStart ? interval.IsoLocalStart.Date.PlusDays(DaysFromAChange) : LocalDate.MinIsoValue;
        _last = interval.HasEnd ? interval.IsoLocalEnd.Date.PlusDays(-DaysFromAChange) : LocalDate.MaxIsoValue;
        _offset = interval.WallOffset.Ticks;
        return date >= _first && date <= _last;
    }
}
