using BitP.SupportApi.Platform.Periods;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Deadlines;

/// <summary>
/// Counts periods day by day. Of the instant from which a period is counted only the date matters, in the time zone of the regime: a period ends with a day
/// (Regulation (EEC, Euratom) No 1182/71, Article 3). Periods of the calendar never stand.
/// </summary>
internal static class DeadlineArithmetic
{
    /// <summary>How many days are looked at for business days: five years. A schedule that has too few in them has none.</summary>
    public const int MaxDays = 1827;

    /// <summary>The end of a period.</summary>
    /// <param name="rule">The rule, which makes sense.</param>
    /// <param name="start">When happened what it is counted from.</param>
    /// <param name="zone">The time zone of the regime.</param>
    /// <param name="business">The business days; may be null for a rule that needs none.</param>
    /// <param name="pauses">When the complaint waited for what the rule stands on, in any order.</param>
    public static Deadline Count(DeadlineRule rule, Instant start, DateTimeZone zone, BusinessDays? business, IReadOnlyList<Pause> pauses) =>
        rule.Period.Unit is PeriodUnit.BusinessDays
            ? CountBusinessDays(rule, start, zone, business!, rule.PausesOn is { Count: > 0 } ? pauses : [])
            : CountCalendar(rule, start, zone, business);

    /// <summary>The end of a day that was named, without any counting.</summary>
    public static Deadline On(LocalDate lastDay, DateTimeZone zone) => new(Midnights.After(lastDay, zone), lastDay, null, []);

    private static Deadline CountBusinessDays(DeadlineRule rule, Instant start, DateTimeZone zone, BusinessDays business, IReadOnlyList<Pause> pauses)
    {
        var (days, counted) = (new List<DeadlineDay>(), 0);
        var waits = new Queue<Pause>(Merged(pauses));
        var date = First(rule, start, zone, days);
        for (var looked = 0; looked < MaxDays; looked++, date = date.PlusDays(1))
        {
            var (from, to) = (Midnights.Before(date, zone), Midnights.After(date, zone));
            while (waits.TryPeek(out var past) && past.To < to)
                waits.Dequeue();
            if (waits.TryPeek(out var wait) && wait.From <= from)
            {
                if (wait.To is null)
                    return new(null, null, wait.From, days);
                days.Add(new(date, null, DayReason.Paused));
                continue;
            }
            var (isOne, reason, name) = business.On(date);
            days.Add(new(date, isOne ? ++counted : null, reason, name));
            if (counted == rule.Period.Amount)
                return new(to, date, null, days);
        }
        return new(null, null, null, days);
    }

    // In order, those that meet as one.
    private static List<Pause> Merged(IReadOnlyList<Pause> pauses)
    {
        var merged = new List<Pause>();
        foreach (var pause in pauses.OrderBy(p => p.From))
            if (merged.Count > 0 && merged[^1] is var last && !(last.To < pause.From))
                merged[^1] = last with { To = last.To is { } end && pause.To is { } other ? Instant.Max(end, other) : null };
            else
                merged.Add(pause);
        return merged;
    }

    private static Deadline CountCalendar(DeadlineRule rule, Instant start, DateTimeZone zone, BusinessDays? business)
    {
        var (days, counted) = (new List<DeadlineDay>(), 0);
        var date = First(rule, start, zone, days);
        var last = LastDay(rule, start.InZone(zone).Date);
        for (; date < last; date = date.PlusDays(1))
            days.Add(new(date, ++counted, DayReason.CalendarDay));
        if (rule.LastDayHoliday is not LastDayHoliday.NextBusinessDay || business!.On(last) is not { IsOne: false } closed)
        {
            days.Add(new(last, ++counted, DayReason.CalendarDay));
            return new(Midnights.After(last, zone), last, null, days);
        }
        days.Add(new(last, ++counted, closed.Reason, closed.Name));
        for (var looked = 0; looked < MaxDays; looked++)
        {
            last = last.PlusDays(1);
            var (isOne, reason, name) = business.On(last);
            days.Add(isOne ? new(last, null, DayReason.NextBusinessDay) : new(last, null, reason, name));
            if (isOne)
                return new(Midnights.After(last, zone), last, null, days);
        }
        return new(null, null, null, days);
    }

    // The first day that may count; the one before it is noted when it does not.
    private static LocalDate First(DeadlineRule rule, Instant start, DateTimeZone zone, List<DeadlineDay> days)
    {
        var date = start.InZone(zone).Date;
        if (rule.DayOfReceipt is DayOfReceipt.Included)
            return date;
        days.Add(new(date, null, DayReason.DayOfReceipt));
        return date.PlusDays(1);
    }

    private static LocalDate LastDay(DeadlineRule rule, LocalDate date)
    {
        var period = rule.Period;
        var isIncluded = rule.DayOfReceipt is DayOfReceipt.Included;
        return period.Unit switch
        {
            PeriodUnit.Days => date.PlusDays(period.Amount - (isIncluded ? 1 : 0)),
            PeriodUnit.Weeks => date.PlusDays((7 * period.Amount) - (isIncluded ? 1 : 0)),
            PeriodUnit.Months => LastDay(rule, date, period.Amount, isIncluded),
            _ => LastDay(rule, date, 12 * period.Amount, isIncluded),
        };
    }

    // With the day itself, a period ends on the day before the one that corresponds to it; where there is no such date, on the last of the month in any case.
    private static LocalDate LastDay(DeadlineRule rule, LocalDate date, int months, bool isIncluded)
    {
        var month = date.ToYearMonth().PlusMonths(months);
        var length = month.Calendar.GetDaysInMonth(month.Year, month.Month);
        if (date.Day > length)
            return month.OnDayOfMonth(length);
        var isLast = rule.MonthEnd is MonthEnd.LastDate && date.Day == date.Calendar.GetDaysInMonth(date.Year, date.Month);
        return month.OnDayOfMonth(isLast ? length : date.Day).PlusDays(isIncluded ? -1 : 0);
    }
}
