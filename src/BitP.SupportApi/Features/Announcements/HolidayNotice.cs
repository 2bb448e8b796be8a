using System.Globalization;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using NodaTime;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>Writes announcements for the dates on which a schedule has other hours than usual.</summary>
internal static class HolidayNotice
{
    private static readonly Duration Ahead = Duration.FromDays(7);

    private static readonly LocalizedText ClosedTitle = new("{0}: closed", "{0}：休息", "{0} : fermé", "{0}: geschlossen");

    private static readonly LocalizedText HoursTitle = new("{0}: other hours", "{0}：服务时间调整", "{0} : horaires modifiés", "{0}: geänderte Zeiten");

    private static readonly LocalizedText Body = new(
        "Our hours for {0} (time zone {1}):\n{2}",
        "{0}期间的服务时间（时区 {1}）：\n{2}",
        "Nos horaires pour {0} (fuseau horaire {1}) :\n{2}",
        "Unsere Zeiten für {0} (Zeitzone {1}):\n{2}"
    );

    private static readonly LocalizedText NotAllKnown = new(
        "Which other days are free or worked in exchange has not been announced yet.",
        "其他放假及调休安排尚未公布。",
        "Les autres jours chômés ou travaillés en échange n’ont pas encore été annoncés.",
        "Welche Tage sonst frei sind oder im Tausch gearbeitet werden, ist noch nicht bekannt gegeben."
    );

    private static readonly LocalizedText Line = new("{0}: {1}", "{0}：{1}", "{0} : {1}", "{0}: {1}");

    private static readonly LocalizedText Closed = new("closed", "休息", "fermé", "geschlossen");

    private static readonly LocalizedText DateForm = new("d MMMM yyyy", "yyyy年M月d日", "dd/MM/yyyy", "dd.MM.yyyy");

    /// <summary>
    /// One announcement for each run of dates of the same name on some of which hours are not those of the week. It is shown from seven days before
    /// until the last of them is over in the zone of the schedule. One about days of a year that is not covered says that there may be others.
    /// </summary>
    /// <param name="isAnnounced">Whether a date has been announced already.</param>
    public static IEnumerable<AnnouncementRequest> For(
        Guid scheduleId,
        ScheduleContent schedule,
        LocalDate first,
        LocalDate last,
        Func<LocalDate, bool> isAnnounced
    )
    {
        var run = new List<ExceptionalDate>();
        foreach (var date in schedule.ExceptionsBetween(first, last).Where(d => !isAnnounced(d.Date)))
        {
            if (run.Count > 0 && !Continues(run[^1], date))
            {
                if (Write(scheduleId, schedule, run) is { } notice)
                    yield return notice;
                run.Clear();
            }
            run.Add(date);
        }
        if (run.Count > 0 && Write(scheduleId, schedule, run) is { } rest)
            yield return rest;
    }

    private static bool Continues(ExceptionalDate a, ExceptionalDate b) =>
        a.Date.PlusDays(1) == b.Date && a.Name.Count == b.Name.Count && a.Name.All(n => b.Name.GetValueOrDefault(n.Key) == n.Value);

    private static AnnouncementRequest? Write(Guid scheduleId, ScheduleContent schedule, List<ExceptionalDate> run)
    {
        if (run.TrueForAll(date => HasUsualHours(schedule, date)))
            return null;
        var title = run.TrueForAll(d => d.Hours.Count == 0) ? ClosedTitle : HoursTitle;
        var (titles, bodies) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var language in Languages.Supported)
        {
            var names = run[0].Name;
            var name = names[AnnouncementRules.Choose(names.Keys, language)];
            var lines = run.ChunkWhile((a, b) => a.Hours.SequenceEqual(b.Hours))
                .Select(same => Fill(Line, language, DatesOf(same[0].Date, same[^1].Date, language), HoursOf(same[0], language)));
            if (run.Exists(date => date.Provisional))
                lines = lines.Append(NotAllKnown.In(language));
            titles[language] = Fill(title, language, name);
            bodies[language] = Fill(Body, language, name, schedule.TimeZone, string.Join('\n', lines));
        }
        var (from, to) = (run[0].Date, run[^1].Date);
        return new(
            AnnouncementKind.Holiday,
            titles,
            bodies,
            Regions: string.IsNullOrEmpty(schedule.Region) ? null : [schedule.Region],
            ValidFrom: (schedule.Zone.AtStartOfDay(from).ToInstant() - Ahead).ToDateTimeOffset(),
            ValidUntil: schedule.Zone.AtStartOfDay(to.PlusDays(1)).ToInstant().ToDateTimeOffset(),
            About: new(scheduleId, Iso(from), from == to ? null : Iso(to))
        );
    }

    private static bool HasUsualHours(ScheduleContent schedule, ExceptionalDate date)
    {
        var day = (Weekday)date.Date.DayOfWeek;
        var usual = schedule.Weekly.Where(w => w.Days!.Contains(day)).Select(w => ClockTimes.Read(w.From!, w.To!)).OrderBy(h => h.From);
        return date.Hours.OrderBy(h => h.From).SequenceEqual(usual);
    }

    private static string HoursOf(ExceptionalDate date, string language) =>
        date.Hours.Count == 0 ? Closed.In(language) : string.Join(", ", date.Hours.OrderBy(h => h.From).Select(h => $"{Time(h.From)}–{Time(h.To)}"));

    private static string Time(int minutes)
    {
        var ofDay = minutes > DayHours.MinutesPerDay ? minutes - DayHours.MinutesPerDay : minutes;
        return string.Create(CultureInfo.InvariantCulture, $"{ofDay / 60:00}:{ofDay % 60:00}");
    }

    private static string DatesOf(LocalDate first, LocalDate last, string language) =>
        first == last ? Date(first, language) : $"{Date(first, language)} – {Date(last, language)}";

    private static string Date(LocalDate date, string language) => date.ToString(DateForm.In(language), CultureInfo.InvariantCulture);

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Fill(LocalizedText text, string language, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, text.In(language), values);

    // Neighbours stay together for as long as the condition holds between each and the next.
    private static IEnumerable<List<T>> ChunkWhile<T>(this IEnumerable<T> items, Func<T, T, bool> together)
    {
        List<T>? chunk = null;
        foreach (var item in items)
            if (chunk is not null && together(chunk[^1], item))
                chunk.Add(item);
            else
            {
                if (chunk is not null)
                    yield return chunk;
                chunk = [item];
            }
        if (chunk is not null)
            yield return chunk;
    }
}
