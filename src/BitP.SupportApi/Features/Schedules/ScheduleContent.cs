using System.Globalization;
using System.Text.Json;
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
    IReadOnlyList<Guid> Combines
)
{
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

    /// <summary>Its own hours, without those of the schedules that it combines.</summary>
    internal WorkingHours ToHours()
    {
        var week = Weekly
            .SelectMany(w => w.Days!.Select(day => (Day: (IsoDayOfWeek)day, Hours: ClockTimes.Read(w.From!, w.To!))))
            .GroupBy(w => w.Day, w => w.Hours)
            .ToDictionary(day => day.Key, IReadOnlyList<DayHours> (day) => [.. day]);
        return new(Zone, week, Exceptions.Select(e => e.ToDate()));
    }

    /// <summary>The exceptional dates from one date to another, both included, in order.</summary>
    internal IReadOnlyList<ExceptionalDate> ExceptionsBetween(LocalDate first, LocalDate last) =>
        [.. Exceptions.Select(e => e.ToDate()).Where(e => e.Date >= first && e.Date <= last).OrderBy(e => e.Date)];

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

/// <summary>A date with hours of its own. They replace all that begin on the date, with what those carry over midnight.</summary>
/// <param name="Date">The date in the time zone of the schedule: <c>2026-12-25</c>.</param>
/// <param name="Name">What the day is called, by BCP 47 language tag.</param>
/// <param name="Closed">True when it has no hours; then <c>hours</c> is absent.</param>
/// <param name="Hours">Its hours, at most 10; they may open a day that is otherwise closed.</param>
/// <param name="InsteadOf">The date that it makes up for, or that is free in its place.</param>
public sealed record ExceptionalHours(
    string? Date,
    IReadOnlyDictionary<string, string>? Name,
    bool? Closed = null,
    IReadOnlyList<ClockHours>? Hours = null,
    string? InsteadOf = null
)
{
    internal ExceptionalDate ToDate() => new(LocalDatePattern.Iso.Parse(Date!).Value, [.. (Hours ?? []).Select(h => ClockTimes.Read(h.From!, h.To!))], Name!);
}

internal static class ClockTimes
{
    /// <summary>The minutes since midnight of a time such as <c>08:30</c>.</summary>
    public static int Minutes(string time) =>
        (int.Parse(time.AsSpan(0, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(time.AsSpan(3), CultureInfo.InvariantCulture);

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
