using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>A stretch of time that is counted as a whole, or not at all.</summary>
/// <param name="From">When it begins (UTC).</param>
/// <param name="To">When it ends (UTC).</param>
/// <param name="Counted">Whether it is working time.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExceptionName">What the exception is called, in the language of the request; null when there is none.</param>
public sealed record ExplainedTime(DateTimeOffset From, DateTimeOffset To, bool Counted, HoursReason Reason, string? ExceptionName)
{
    /// <summary>The longest time that is explained or listed.</summary>
    internal static readonly Duration Longest = Duration.FromDays(366);

    /// <summary>Why an explanation would be too much work; null when it is not.</summary>
    internal static Error? RefuseWork(WorkingCalendar calendar, Instant from, Instant to) =>
        PlatformErrors.RefuseWork(calendar.StretchesBetween(from, to), WorkingTimeAnswers.MaxStretches)
        ?? PlatformErrors.RefuseWork(calendar.StepsToExplain(from, to), WorkingTimeAnswers.MaxSteps);

    internal static IReadOnlyList<ExplainedTime> Of(WorkingCalendar calendar, Instant from, Instant to) =>
        [
            .. calendar
                .Explain(from, to)
                .Select(s => new ExplainedTime(s.From.ToDateTimeOffset(), s.To.ToDateTimeOffset(), s.Counted, s.Cause.Kind, s.Cause.Exception?.Name.Current())),
        ];
}

/// <summary>An open interval.</summary>
/// <param name="From">When it opens (UTC).</param>
/// <param name="To">When it closes (UTC).</param>
public sealed record OpenWindow(DateTimeOffset From, DateTimeOffset To);

/// <summary>What the answers about working time have in common.</summary>
internal static class WorkingTimeAnswers
{
    private static readonly OffsetDateTimePattern LocalPattern = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<Z+HH:mm>");

    /// <summary>
    /// How many steps one answer may take: days and stretches of hours that are worked out. A year of ten desks with hours twice a day takes 9,000; one of the
    /// greatest schedule that there can be takes a million.
    /// </summary>
    public const long MaxSteps = 2_000_000;

    /// <summary>How many stretches of hours may be in one answer; an explanation has what lies between them too.</summary>
    public const long MaxStretches = 20_000;

    /// <summary>
    /// How many stretches of hours are taken together for one answer, as those of schedules that are combined and meet are one: two years of twenty schedules
    /// with hours three times on each day have 45,000.
    /// </summary>
    private const long MaxCombined = 60_000;

    /// <summary>How many years that are not covered may be in one answer.</summary>
    private const long MaxYears = 500_000;

    /// <summary>Why windows are too many to be listed; null when they are not.</summary>
    public static Error? RefuseWindows(WorkingCalendar calendar, Instant from, Instant to) =>
        calendar.StretchesBetween(from, to) is > MaxStretches and var stretches
            ? PlatformErrors.RefuseWork(stretches, MaxCombined) ?? PlatformErrors.RefuseWork(calendar.Windows(from, to).LongCount(), MaxStretches)
            : null;

    /// <summary>Why deadlines cannot be found within so many steps; null when they can. It says how many steps it takes at the least.</summary>
    public static Error? RefuseDeadlines(WorkingCalendar calendar, IReadOnlyList<(Instant From, Duration Time)> clocks, long allowed)
    {
        var first = clocks.Min(c => c.From);
        var horizon = calendar.Horizon(first, allowed);
        if (horizon == WorkingCalendar.End)
            return null;
        var earliest = clocks.Max(c => EarliestEnd(c.From, c.Time));
        return earliest > horizon || calendar.WorkingTimesBetween([.. clocks.Select(c => (c.From, horizon))]).Zip(clocks).Any(c => c.First < c.Second.Time)
            ? PlatformErrors.RefuseWork(calendar.StepsBetween(first, NodaTime.Instant.Max(earliest, horizon)), allowed)
            : null;
    }

    /// <summary>How far ahead versions are looked at before all later ones are.</summary>
    public static readonly Duration Near = Duration.FromDays(14);

    /// <summary>When some time has passed, if all time were working time.</summary>
    public static Instant EarliestEnd(Instant from, Duration time) => time < WorkingCalendar.End - from ? from + time : WorkingCalendar.End;

    /// <summary>Why more years that are not covered are too many; null when they are not. It says how many there are until then.</summary>
    /// <param name="listed">How many there are, to which these are added.</param>
    /// <param name="more">Those of one more part of the answer.</param>
    public static Error? RefuseYears(ref long listed, IReadOnlyList<UncoveredYears>? more)
    {
        listed += more?.Sum(set => set.Years.Count) ?? 0;
        return PlatformErrors.RefuseWork(listed, MaxYears);
    }

    /// <summary>An instant on the clock of a zone, with its offset from UTC.</summary>
    public static string LocalTime(NodaTime.Instant at, DateTimeZone zone) => LocalPattern.Format(at.InZone(zone).ToOffsetDateTime());

    /// <summary>The version of the time zone data, such as 2025b.</summary>
    public static string TzdbVersion => TzdbDateTimeZoneSource.Default.TzdbVersion;

    /// <summary>Reads what a validator found to be an instant.</summary>
    public static Instant Instant(string text) =>
        Instants.TryParse(text, out var instant) ? NodaTime.Instant.FromDateTimeOffset(instant) : throw new FormatException(text);
}
