using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Calendars.Feeds;

/// <summary>A schedule as an iCalendar file: its hours as events that block nothing, its exceptional dates as events of the whole day.</summary>
internal static class ScheduleFeed
{
    private const int DaysBefore = 31;
    private const int DaysAhead = 366;

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly Duration Margin = Duration.FromDays(3);
    private static readonly Duration Day = Duration.FromDays(1);
    private static readonly LocalizedText Open = new("Open: {0}", "营业：{0}", "Ouvert : {0}", "Geöffnet: {0}");

    /// <summary>The first date that is shown when nobody asks for another one.</summary>
    public static LocalDate FirstDate(ScheduleCalendar schedule, DateTimeOffset now) =>
        Instant.FromDateTimeOffset(now).InZone(schedule.Zone).Date.PlusDays(-DaysBefore);

    /// <summary>The last date that is shown when nobody asks for another one.</summary>
    public static LocalDate LastDate(LocalDate first) => first.PlusDays(DaysBefore + DaysAhead);

    /// <param name="schedule">The schedule.</param>
    /// <param name="first">The first date, in its time zone.</param>
    /// <param name="last">The last date.</param>
    public static string Of(ScheduleCalendar schedule, LocalDate first, LocalDate last)
    {
        var calendar = CalendarWriter.Begin(schedule.Latest.Content.Name, "PT12H").Line("X-WR-TIMEZONE", schedule.Zone.Id);
        var stamp = CalendarWriter.Form(Instant.FromDateTimeOffset(schedule.Latest.CreatedAt));
        var id = schedule.Latest.ScheduleId;
        foreach (var exception in schedule.ExceptionsBetween(first, last))
            calendar
                .Line("BEGIN", "VEVENT")
                .Line("UID", $"{id}-{Date.Format(exception.Date)}@bitp-support-api")
                .Line("DTSTAMP", stamp)
                .Line("DTSTART;VALUE=DATE", Date.Format(exception.Date))
                .Line("DTEND;VALUE=DATE", Date.Format(exception.Date.PlusDays(1)))
                .Text("SUMMARY", exception.Name.Current())
                .Line("TRANSP", exception.Hours.Count == 0 ? "OPAQUE" : "TRANSPARENT")
                .Line("END", "VEVENT");
        var open = string.Format(null, Open.Current, schedule.Latest.Content.Name);
        foreach (var window in Windows(schedule, first, last))
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
        var windows = schedule.Calendar.Windows(Instant.Max(from - Margin, WorkingCalendar.Start), Instant.Min(to + Margin, WorkingCalendar.End));
        return windows.SelectMany(w => w.Duration > Day ? Days(w) : [w]).Where(w => w.Start >= from && w.Start < to);

        Instant StartOf(LocalDate date) => schedule.Zone.AtLeniently(date.AtMidnight()).ToInstant();

        IEnumerable<Interval> Days(Interval window)
        {
            for (var start = window.Start; start < window.End; )
            {
                var midnight = StartOf(start.InZone(schedule.Zone).Date.PlusDays(1));
                var end = Instant.Min(midnight, window.End);
                yield return new(start, end);
                start = end;
            }
        }
    }
}
