using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Problems;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>A schedule as it is beside the same with one more version. Both are answered by calendars, so that what is foretold is what will be answered.</summary>
internal sealed class ScheduleComparison
{
    // A quarter for each calendar: clocks are counted up to their ends, and from there back to their beginnings.
    private const long MaxSteps = WorkingTimeAnswers.MaxSteps / 4;

    private readonly WorkingCalendar _before;
    private readonly WorkingCalendar _after;
    private readonly DateTimeZone _zone;
    private readonly IReadOnlyList<NamedHolidays> _holidays;

    private ScheduleComparison(ScheduleCalendar before, ScheduleCalendar after)
    {
        (_before, _after, _zone) = (before.Calendar, after.Calendar, after.Zone);
        _holidays = [.. before.Holidays, .. after.Holidays];
    }

    /// <param name="calendars">Makes the calendars.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="next">The version that a change would make; null when nothing changes.</param>
    /// <param name="from">The first instant that will be asked about.</param>
    public static async Task<ScheduleComparison> OfAsync(
        ScheduleCalendars calendars,
        Schedule schedule,
        ScheduleVersion? next,
        Instant from,
        CancellationToken ct
    )
    {
        var (before, after) = await calendars.CompareAsync(schedule.Id, schedule, next, from, ct);
        return new(before, after);
    }

    public ComparedTime OpenTime(Instant from, Instant to) =>
        new(_before.WorkingTimeBetween(from, to).ToTimeSpan(), _after.WorkingTimeBetween(from, to).ToTimeSpan());

    /// <summary>Why a comparison would be too much work; null when it is not.</summary>
    /// <param name="from">The first instant of the period.</param>
    /// <param name="to">The first instant after it.</param>
    /// <param name="maxDates">How many dates are shown at most.</param>
    /// <param name="clocks">What runs.</param>
    public Error? RefuseWork(Instant from, Instant to, int maxDates, IReadOnlyList<(Instant From, Duration Time)> clocks)
    {
        var shown = Instant.Min(to, from + Duration.FromDays(maxDates));
        return PlatformErrors.RefuseWork(_before.StretchesBetween(from, shown) + _after.StretchesBetween(from, shown), WorkingTimeAnswers.MaxStretches)
            ?? RefuseWork(_before, from, to, clocks)
            ?? RefuseWork(_after, from, to, clocks);
    }

    private static Error? RefuseWork(WorkingCalendar calendar, Instant from, Instant to, IReadOnlyList<(Instant From, Duration Time)> clocks) =>
        (clocks.Count == 0 ? null : WorkingTimeAnswers.RefuseDeadlines(calendar, clocks, MaxSteps))
        ?? PlatformErrors.RefuseWork(calendar.StepsBetween(from, to), MaxSteps);

    /// <summary>When each of some clocks is due.</summary>
    public IEnumerable<PreviewedClock> Clocks(IReadOnlyList<(string? Key, DateTimeOffset From, TimeSpan Duration)> clocks)
    {
        (Instant From, Duration Time)[] counted = [.. clocks.Select(c => (Instant.FromDateTimeOffset(c.From), Duration.FromTimeSpan(c.Duration)))];
        var (due, dueAfter) = (_before.DeadlinesAfter(counted), _after.DeadlinesAfter(counted));
        foreach (var (i, (key, from, duration)) in clocks.Index())
        {
            var (start, before, after) = (counted[i].From, due[i], dueAfter[i]);
            yield return new(
                key,
                from,
                duration,
                new(before?.ToDateTimeOffset(), after?.ToDateTimeOffset()),
                before is null && after is null ? TimeSpan.Zero : (after - before)?.ToTimeSpan(),
                NotCovered(start, Instant.Max(before ?? start, after ?? start))
            );
        }
    }

    public IReadOnlyList<UncoveredYears>? NotCovered(Instant from, Instant to) => NamedHolidays.NotCovered(_holidays, from, to);

    /// <summary>The dates between two instants whose open hours differ.</summary>
    public IEnumerable<PreviewedDate> Dates(Instant from, Instant to)
    {
        // One more than the last: where clocks go back over midnight, a date begins before the one ahead of it has passed.
        var last = to.InZone(_zone).Date.PlusDays(1);
        for (var date = from.InZone(_zone).Date; date <= last; date = date.PlusDays(1))
        {
            var (start, end) = (Instant.Max(from, BeginningOf(date)), Instant.Min(to, BeginningOf(date.PlusDays(1))));
            if (start >= end)
                continue; // no part of the period, or a date that the zone skipped
            var (before, after) = (_before.Windows(start, end).ToArray(), _after.Windows(start, end).ToArray());
            if (!before.SequenceEqual(after))
                yield return new(LocalDatePattern.Iso.Format(date), Hours(_before, before, start, end), Hours(_after, after, start, end));
        }
    }

    private Instant BeginningOf(LocalDate date) => _zone.AtLeniently(date.AtMidnight()).ToInstant();

    private static HoursOfDate Hours(WorkingCalendar calendar, Interval[] open, Instant start, Instant end)
    {
        var causes = calendar.Explain(start, end).Select(s => s.Cause).ToArray();
        var exception = Array.Find(causes, c => c.Kind is HoursReason.Exception).Exception;
        var reason =
            exception is not null ? HoursReason.Exception
            : open.Length > 0 ? HoursReason.WorkingHours
            : causes.Contains(new(HoursReason.OutsideHours)) ? HoursReason.OutsideHours
            : HoursReason.NonWorkingDay;
        return new([.. open.Select(w => new OpenWindow(w.Start.ToDateTimeOffset(), w.End.ToDateTimeOffset()))], reason, exception?.Name.Current());
    }
}
