using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>A schedule as an iCalendar file: its hours as events that block nothing, its exceptional dates as events of the whole day.</summary>
internal static class ScheduleFeed
{
    private const int DaysBefore = 31;
    private const int DaysAhead = 366;

    /// <summary>How many windows are written.</summary>
    private const int MaxWindows = (int)WorkingTimeAnswers.MaxStretches;

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly Duration Margin = Duration.FromDays(3);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly LocalizedText Open = new("Open: {0}", "营业：{0}", "Ouvert : {0}", "Geöffnet: {0}");

    /// <summary>The first date that is shown when nobody asks for another one.</summary>
    public static LocalDate FirstDate(ScheduleCalendar schedule, DateTimeOffset now) =>
        Instant.FromDateTimeOffset(now).InZone(schedule.Zone).Date.PlusDays(-DaysBefore);

    /// <summary>The last date that is shown when nobody asks for another one.</summary>
    public static LocalDate LastDate(LocalDate first) => first.PlusDays(DaysBefore + DaysAhead);

    /// <summary>A schedule with all that its file may need.</summary>
    /// <param name="first">The first date; null for the usual one.</param>
    /// <param name="last">The last date; null for the usual one.</param>
    public static ValueTask<ScheduleCalendar?> FindAsync(
        ScheduleCalendars calendars,
        Guid scheduleId,
        LocalDate? first,
        LocalDate? last,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        // Its zone is not known yet: a date begins within a day of when it begins in UTC, and today may be another one.
        var from = first ?? Instant.FromDateTimeOffset(now).InUtc().Date.PlusDays(-DaysBefore);
        var reach = Margin + (2 * Day);
        var begin = Instant.Max(from.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - reach, WorkingCalendar.Start);
        var end = Instant.Min((last ?? LastDate(from)).PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + reach, WorkingCalendar.End);
        return calendars.FindAsync(scheduleId, version: null, begin, end, ct);
    }

    /// <summary>Why dates are too many to be written; null when they are not.</summary>
    public static Error? RefuseWork(ScheduleCalendar schedule, LocalDate first, LocalDate last)
    {
        var (from, to) = BoundsOf(schedule, first, last, Duration.Zero);
        return WorkingTimeAnswers.RefuseWindows(schedule.Calendar, from, to);
    }

    /// <param name="schedule">The schedule.</param>
    /// <param name="first">The first date, in its time zone.</param>
    /// <param name="last">The last date.</param>
    public static string Of(ScheduleCalendar schedule, LocalDate first, LocalDate last)
    {
        var name = DocumentText.InLine(schedule.Latest.Content.Name);
        var calendar = CalendarWriter.Begin(name, "PT12H").Line("X-WR-TIMEZONE", schedule.Zone.Id);
        var stamp = CalendarWriter.Form(Instant.FromDateTimeOffset(schedule.Latest.CreatedAt));
        var id = schedule.Latest.ScheduleId;
        foreach (var exception in schedule.ExceptionsBetween(first, last))
            calendar
                .Line("BEGIN", "VEVENT")
                .Line("UID", $"{id}-{Date.Format(exception.Date)}@bitp-support-api")
                .Line("DTSTAMP", stamp)
                .Line("DTSTART;VALUE=DATE", Date.Format(exception.Date))
                .Line("DTEND;VALUE=DATE", Date.Format(exception.Date.PlusDays(1)))
                .Text("SUMMARY", DocumentText.InLine(exception.Name.Current()))
                .Line("TRANSP", exception.Hours.Count == 0 ? "OPAQUE" : "TRANSPARENT")
                .Line("END", "VEVENT");
        var open = string.Format(null, Open.Current, name);
        foreach (var window in Windows(schedule, first, last).Take(MaxWindows))
            calendar
                .Line("BEGIN", "VEVENT")
                .Line("UID", $"{id}-{CalendarWriter.Form(window.Start)}@bitp-support-api")
                .Line("DTSTAMP", stamp)
                .Line("DTSTART", CalendarWriter.Form(window.Start))
                .Line("DTEND", CalendarWriter.Form(window.End))
                .Text("SUMMARY", open)
                .Line("TRANSP", "TRANSPARENT")
                .Line("END", "VEVENT");
        return calendar.Line("END", "VCALENDAR").ToString();
    }

    // What lasts longer than a day is cut at midnight, so that an event is the same whichever dates are asked for.
    private static IEnumerable<Interval> Windows(ScheduleCalendar schedule, LocalDate first, LocalDate last)
    {
        var (from, to) = (StartOf(first), StartOf(last.PlusDays(1)));
        var (begin, end) = BoundsOf(schedule, first, last, Margin);
        var windows = schedule.Calendar.Windows(begin, end);
        return windows.SelectMany(w => w.Duration > Day ? Days(w) : [w]).Where(w => w.Start >= from && w.Start < to);

        Instant StartOf(LocalDate date) => ScheduleFeed.StartOf(schedule, date);

        IEnumerable<Interval> Days(Interval window)
        {
            for (var start = window.Start; start < window.End; )
            {
                var midnight = StartOf(start.InZone(schedule.Zone).Date.PlusDays(1));
                var next = Instant.Min(midnight, window.End);
                yield return new(start, next);
                start = next;
            }
        }
    }

    // What reaches into the first date or out of the last one is seen as a whole.
    private static (Instant From, Instant To) BoundsOf(ScheduleCalendar schedule, LocalDate first, LocalDate last, Duration margin) =>
        (Instant.Max(StartOf(schedule, first) - margin, WorkingCalendar.Start), Instant.Min(StartOf(schedule, last.PlusDays(1)) + margin, WorkingCalendar.End));

    private static Instant StartOf(ScheduleCalendar schedule, LocalDate date) => schedule.Zone.AtLeniently(date.AtMidnight()).ToInstant();
}
