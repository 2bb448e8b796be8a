using BitP.SupportApi.Features.Complaints.Deadlines;

namespace BitP.SupportApi.Tests.Features.Complaints.Deadlines;

/// <summary>
/// Deadlines as the documentation words them, found by turning the leaves of a calendar, with lists of holidays and changes of clocks of its own. It shares nothing
/// with what it checks but the names of a rule's options.
/// </summary>
internal sealed class DayByDay
{
    private readonly HashSet<DateOnly> _free;
    private readonly HashSet<DateOnly> _worked;
    private readonly Func<DateTime, TimeSpan> _offsetAtUtc;

    private DayByDay(string free, string worked, Func<DateTime, TimeSpan> offsetAtUtc) =>
        (_free, _worked, _offsetAtUtc) = (Dates(free), Dates(worked), offsetAtUtc);

    /// <summary>England, by gov.uk/bank-holidays. Clocks change at 01:00 UTC on the last Sundays of March and October.</summary>
    public static DayByDay England { get; } =
        new(
            """
            2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
            2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
            """,
            "",
            utc => TimeSpan.FromHours(utc >= LastSunday(utc.Year, 3).AddHours(1) && utc < LastSunday(utc.Year, 10).AddHours(1) ? 1 : 0)
        );

    /// <summary>The United States, by opm.gov. Clocks change at 02:00 on the second Sunday of March and the first of November.</summary>
    public static DayByDay UnitedStates { get; } =
        new(
            """
            2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25
            2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 2027-11-25 2027-12-24 2027-12-31
            """,
            "",
            utc => TimeSpan.FromHours(utc >= FirstSunday(utc.Year, 3).AddDays(7).AddHours(7) && utc < FirstSunday(utc.Year, 11).AddHours(6) ? -4 : -5)
        );

    /// <summary>China, by the State Council's notice for 2026. Clocks never change.</summary>
    public static DayByDay China { get; } =
        new(
            """
            2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01 2026-05-04 2026-05-05
            2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07
            """,
            "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10",
            _ => TimeSpan.FromHours(8)
        );

    public bool IsBusinessDay(DateOnly date) =>
        _worked.Contains(date) || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_free.Contains(date));

    /// <summary>The end of the last day, in UTC.</summary>
    public DateTime Due(DateTime receivedUtc, int amount, PeriodUnit unit, bool isIncluded, bool isFromLastToLast, bool movesOn)
    {
        var received = DateOnly.FromDateTime(receivedUtc + _offsetAtUtc(receivedUtc));
        var last = unit switch
        {
            PeriodUnit.BusinessDays => Turn(received, amount, isIncluded, IsBusinessDay),
            PeriodUnit.Days => Turn(received, amount, isIncluded, _ => true),
            PeriodUnit.Weeks => Turn(received, amount * 7, isIncluded, _ => true),
            PeriodUnit.Months => TurnMonths(received, amount, isIncluded, isFromLastToLast),
            _ => TurnMonths(received, amount * 12, isIncluded, isFromLastToLast),
        };
        while (movesOn && unit is not PeriodUnit.BusinessDays && !IsBusinessDay(last))
            last = last.AddDays(1);
        return EndOf(last);
    }

    private static DateOnly Turn(DateOnly received, int amount, bool isIncluded, Func<DateOnly, bool> counts)
    {
        var date = isIncluded ? received.AddDays(-1) : received;
        while (amount > 0)
        {
            date = date.AddDays(1);
            if (counts(date))
                amount--;
        }
        return date;
    }

    // Turns leaves until so many firsts of a month have passed, then to the date that is wanted, or to the last leaf of the month.
    private static DateOnly TurnMonths(DateOnly received, int months, bool isIncluded, bool isFromLastToLast)
    {
        var fromLast = isFromLastToLast && received.AddDays(1).Day == 1;
        var date = received;
        while (months > 0)
        {
            date = date.AddDays(1);
            if (date.Day == 1)
                months--;
        }
        while (date.Day != received.Day || fromLast)
        {
            if (date.AddDays(1).Day == 1)
                return isIncluded && date.Day >= received.Day ? date.AddDays(-1) : date;
            date = date.AddDays(1);
        }
        return isIncluded ? date.AddDays(-1) : date;
    }

    // The only hour of the night at which clocks in these places change is later than midnight.
    private DateTime EndOf(DateOnly date)
    {
        var midnight = date.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        return midnight - _offsetAtUtc(midnight - _offsetAtUtc(midnight));
    }

    private static DateTime LastSunday(int year, int month)
    {
        var date = new DateTime(year, month, 31, 0, 0, 0, DateTimeKind.Utc);
        while (date.DayOfWeek is not DayOfWeek.Sunday)
            date = date.AddDays(-1);
        return date;
    }

    private static DateTime FirstSunday(int year, int month)
    {
        var date = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc);
        while (date.DayOfWeek is not DayOfWeek.Sunday)
            date = date.AddDays(1);
        return date;
    }

    private static HashSet<DateOnly> Dates(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(date => DateOnly.ParseExact(date, "yyyy-MM-dd"))];
}
