using System.Globalization;
using System.Text.Json;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>What a schedule says.</summary>
public sealed record ScheduleContent(
    string Name,
    string? Region,
    string TimeZone,
    IReadOnlyList<WeeklyHours> Weekly,
    IReadOnlyList<ExceptionalHours> Exceptions,
    IReadOnlyList<Guid> Combines,
    IReadOnlyList<TakenHolidays>? HolidaySets = null,
    bool AnnounceHolidays = true
)
{
    /// <summary>The holiday sets that it names, in its order.</summary>
    internal IReadOnlyList<TakenHolidays> Holidays => HolidaySets ?? [];

    /// <summary>The parts that were chosen of them, by the code of the set.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> HolidayParts =>
        Holidays.Where(h => h.Parts is not null).ToDictionary(h => h.HolidaySet, h => h.Parts!);

    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    /// <summary>Its own hours, without those of the schedules that it combines.</summary>
    internal WorkingHours ToHours()
    {
        var week = Week();
        return new(Zone, week, ExceptionalDates(week));
    }

    /// <summary>The exceptional dates from one date to another, both included, whatever names them, in their order. A date that the zone skips is none.</summary>
    internal IReadOnlyList<ExceptionalDate> ExceptionsBetween(LocalDate first, LocalDate last) =>
        [.. ExceptionalDates(Week()).Between(first, last).Where(e => Zone.HasDate(e.Date))];

    /// <summary>The hours that begin on a day of the week.</summary>
    internal IReadOnlyList<DayHours> HoursOf(IsoDayOfWeek day) => Week().GetValueOrDefault(day, []);

    private Dictionary<IsoDayOfWeek, IReadOnlyList<DayHours>> Week() =>
        Weekly
            .SelectMany(w => w.Days!.Select(day => (Day: (IsoDayOfWeek)day, Hours: ClockTimes.Read(w.From!, w.To!))))
            .GroupBy(w => w.Day, w => w.Hours)
            .ToDictionary(day => day.Key, IReadOnlyList<DayHours> (day) => [.. day]);

    private ExceptionalDates ExceptionalDates(Dictionary<IsoDayOfWeek, IReadOnlyList<DayHours>> week) =>
        new(
            Exceptions.Where(e => e.Date is not null).Select(e => e.ToDate()),
            Exceptions.Where(e => e.Repeats is not null).Select(e => e.ToRecurring()),
            from set in Holidays
            from day in set.Days
            let date = Date(day.Date)
            select new ExceptionalDate(date, HoursOf(day, week), day.Name, Provisional: !set.Years.Contains(date.Year))
        );

    private static IReadOnlyList<DayHours> HoursOf(Holiday day, Dictionary<IsoDayOfWeek, IReadOnlyList<DayHours>> week) =>
        day.Open ? week.GetValueOrDefault(Date(day.InsteadOf!).DayOfWeek, []) : [];

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    internal static bool AreEqual<T>(IReadOnlyList<T> a, IReadOnlyList<T> b) => Text(a) == Text(b);

    private static string Text<T>(IReadOnlyList<T> items) => JsonSerializer.Serialize(items, ApiJson.Options);
}

/// <summary>A day of the week.</summary>
public enum Weekday
{
    /// <summary>Monday.</summary>
    Monday = 1,

    /// <summary>Tuesday.</summary>
    Tuesday,

    /// <summary>Wednesday.</summary>
    Wednesday,

    /// <summary>Thursday.</summary>
    Thursday,

    /// <summary>Friday.</summary>
    Friday,

    /// <summary>Saturday.</summary>
    Saturday,

    /// <summary>Sunday.</summary>
    Sunday,
}

/// <summary>Hours of certain days of every week, half-open.</summary>
/// <param name="Days">The days on which they begin.</param>
/// <param name="From">When they begin on the wall clock: <c>00:00</c> to <c>23:59</c>.</param>
/// <param name="To">When they end: <c>00:00</c> to <c>24:00</c>; on the next day unless it is after <c>from</c>, so that equal times are 24 hours.</param>
public sealed record WeeklyHours(IReadOnlyList<Weekday>? Days, string? From, string? To);

/// <summary>Hours of one date, half-open.</summary>
/// <param name="From">When they begin on the wall clock: <c>00:00</c> to <c>23:59</c>.</param>
/// <param name="To">When they end: <c>00:00</c> to <c>24:00</c>; on the next day unless it is after <c>from</c>, so that equal times are 24 hours.</param>
public sealed record ClockHours(string? From, string? To);

/// <summary>
/// A date, or a date of every year, with hours of its own. They replace all that begin on the date, with what those carry over midnight. On the same date one
/// with a <c>date</c> goes before one that repeats, and of two that repeat the first one holds.
/// </summary>
/// <param name="Date">The date in the time zone of the schedule: <c>2026-12-25</c>. Absent when it repeats.</param>
/// <param name="Name">What the day is called, by BCP 47 language tag.</param>
/// <param name="Closed">True when it has no hours; then <c>hours</c> is absent.</param>
/// <param name="Hours">Its hours, at most 10; they may open a day that is otherwise closed.</param>
/// <param name="InsteadOf">The date that it makes up for, or that is free in its place; not for one that repeats.</param>
/// <param name="Repeats">The rule that names its date in every year, instead of <c>date</c>.</param>
public sealed record ExceptionalHours(
    string? Date,
    IReadOnlyDictionary<string, string>? Name,
    bool? Closed = null,
    IReadOnlyList<ClockHours>? Hours = null,
    string? InsteadOf = null,
    Recurrence? Repeats = null
)
{
    internal ExceptionalDate ToDate() => new(LocalDatePattern.Iso.Parse(Date!).Value, ReadHours(), Name!);

    internal RecurringDate ToRecurring() => new(Repeats!.ToRule(), ReadHours(), Name!);

    private IReadOnlyList<DayHours> ReadHours() => [.. (Hours ?? []).Select(h => ClockTimes.Read(h.From!, h.To!))];
}

/// <summary>
/// A date of every year, in one of three forms: <c>month</c> and <c>day</c>; <c>month</c>, <c>weekday</c> and <c>nth</c>; or <c>easter</c> and
/// <c>daysFromEaster</c>.
/// </summary>
/// <param name="Month">The month, 1 to 12.</param>
/// <param name="Day">The day of the month, 1 to 31; 29 February is in leap years only.</param>
/// <param name="Weekday">A day of the week in the month.</param>
/// <param name="Nth">Which one of the month: 1 to 5, or -1 for the last. A fifth one is only in some years.</param>
/// <param name="Easter">The Easter from which days are counted.</param>
/// <param name="DaysFromEaster">How many days after Easter Sunday, -80 to 200: <c>-2</c> is Good Friday, <c>1</c> Easter Monday.</param>
/// <param name="FromYear">The first year, 1900 to 2200; for ever since when absent.</param>
/// <param name="UntilYear">The last year, 1900 to 2200; for ever when absent.</param>
public sealed record Recurrence(
    int? Month = null,
    int? Day = null,
    Weekday? Weekday = null,
    int? Nth = null,
    EasterReckoning? Easter = null,
    int? DaysFromEaster = null,
    int? FromYear = null,
    int? UntilYear = null
)
{
    internal YearlyRule ToRule() =>
        this switch
        {
            { Easter: { } easter } => new DaysFromEaster(easter, DaysFromEaster!.Value, FromYear, UntilYear),
            { Weekday: { } weekday } => new NthWeekday(Month!.Value, (IsoDayOfWeek)weekday, Nth!.Value, FromYear, UntilYear),
            _ => new SameDate(Month!.Value, Day!.Value, FromYear, UntilYear),
        };
}

internal static class ClockTimes
{
    /// <summary>The minutes since midnight of a time such as <c>08:30</c>.</summary>
    public static int Minutes(string time) =>
        (int.Parse(time.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(time.AsSpan(3), CultureInfo.InvariantCulture);

    /// <summary>Hours as the contract writes them.</summary>
    public static ClockHours Write(DayHours hours)
    {
        var to = hours.To > DayHours.MinutesPerDay ? hours.To - DayHours.MinutesPerDay : hours.To;
        return new(Text(hours.From), Text(to));
    }

    private static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    public static DayHours Read(string from, string to) => DayHours.Between(Minutes(from), Minutes(to));
}

internal static class ExceptionNames
{
    /// <summary>A name in the language of the request, else in English, else in any.</summary>
    public static string Current(this IReadOnlyDictionary<string, string> name)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        return name.GetValueOrDefault(language)
            ?? name.FirstOrDefault(n => Languages.Match(n.Key) == language).Value
            ?? name.GetValueOrDefault("en")
            ?? name.First().Value;
    }
}
