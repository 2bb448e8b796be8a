using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>Names at most one date in each year.</summary>
/// <param name="FromYear">The first year in which there is one; null for ever since.</param>
/// <param name="UntilYear">The last year in which there is one; null for ever.</param>
public abstract record YearlyRule(int? FromYear, int? UntilYear)
{
    /// <summary>The date of a year; null when it has none.</summary>
    public LocalDate? In(int year) => year < FromYear || year > UntilYear ? null : Find(year);

    protected abstract LocalDate? Find(int year);
}

/// <summary>The same date in each year; 29 February in leap years only.</summary>
public sealed record SameDate(int Month, int Day, int? FromYear = null, int? UntilYear = null) : YearlyRule(FromYear, UntilYear)
{
    protected override LocalDate? Find(int year) => Day <= CalendarSystem.Iso.GetDaysInMonth(year, Month) ? new LocalDate(year, Month, Day) : null;
}

/// <summary>A day of the week in a month.</summary>
/// <param name="Nth">Which one: 1 to 5, or -1 for the last. A fifth one is only in some years.</param>
public sealed record NthWeekday(int Month, IsoDayOfWeek Weekday, int Nth, int? FromYear = null, int? UntilYear = null) : YearlyRule(FromYear, UntilYear)
{
    protected override LocalDate? Find(int year)
    {
        var days = CalendarSystem.Iso.GetDaysInMonth(year, Month);
        if (Nth < 0)
        {
            var last = new LocalDate(year, Month, days);
            return last.DayOfWeek == Weekday ? last : last.Previous(Weekday);
        }
        var first = 1 + ((Weekday - new LocalDate(year, Month, 1).DayOfWeek + 7) % 7);
        var day = first + ((Nth - 1) * 7);
        return day <= days ? new LocalDate(year, Month, day) : null;
    }
}

/// <summary>So many days after Easter Sunday, or before when they are negative.</summary>
/// <param name="Days"><see cref="Earliest"/> to <see cref="Latest"/>, so that the date is in the year of that Easter.</param>
public sealed record DaysFromEaster(EasterReckoning Reckoning, int Days, int? FromYear = null, int? UntilYear = null) : YearlyRule(FromYear, UntilYear)
{
    public const int Earliest = -80;
    public const int Latest = 200;

    protected override LocalDate? Find(int year) => Easter.In(year, Reckoning).PlusDays(Days);
}

/// <summary>A date of each year whose hours are not those of the week.</summary>
/// <param name="Rule">Which date.</param>
/// <param name="Hours">The hours of that date; none when it is closed.</param>
/// <param name="Name">What the day is called, by BCP 47 language tag.</param>
public sealed record RecurringDate(YearlyRule Rule, IReadOnlyList<DayHours> Hours, IReadOnlyDictionary<string, string> Name);
