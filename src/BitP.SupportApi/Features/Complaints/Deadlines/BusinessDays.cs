using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Periods;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Deadlines;

/// <summary>
/// Which dates are business days: those on which a schedule has working time, by the dates of its own time zone. Where a day of a regime begins and ends is no
/// question to it, so that the holidays of a place can be kept with the midnights of another.
/// </summary>
/// <param name="calendar">The working time of the schedule, all versions of it.</param>
/// <param name="zone">The time zone of the schedule.</param>
internal sealed class BusinessDays(WorkingCalendar calendar, DateTimeZone zone)
{
    /// <summary>Whether a date is a business day, why, and what it is called when that is due to an exception.</summary>
    public (bool IsOne, DayReason Reason, IReadOnlyDictionary<string, string>? Name) On(LocalDate date)
    {
        var (start, end) = (Midnights.Before(date, zone), Midnights.After(date, zone));
        if (start < WorkingCalendar.Start || end > WorkingCalendar.End)
            return (false, DayReason.NonBusinessDay, null);
        var stretches = calendar.Explain(start, end);
        foreach (var stretch in stretches)
            if (stretch.Counted)
                return (true, stretch.Cause.Exception is null ? DayReason.BusinessDay : DayReason.ExceptionalBusinessDay, stretch.Cause.Exception?.Name);
        foreach (var stretch in stretches)
            if (stretch.Cause.Exception is { } exception)
                return (false, DayReason.Holiday, exception.Name);
        return (false, DayReason.NonBusinessDay, null);
    }
}
