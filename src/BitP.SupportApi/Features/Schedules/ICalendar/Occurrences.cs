using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>
/// When the events of a file take place: a file may hold several texts of one series and of one of its occurrences, and may exclude or replace occurrences by
/// naming their times in another way than the series does.
/// </summary>
internal sealed class Occurrences
{
    private readonly DateTimeZone _zone;
    private readonly ILookup<string, CalendarEvent> _replacing;
    private readonly HashSet<CalendarEvent> _superseded;

    public Occurrences(CalendarReading file, DateTimeZone zone)
    {
        _zone = zone;
        _replacing = file.Events.Where(e => e is { Replaces: not null, Uid: not null }).ToLookup(e => e.Uid!);
        _superseded = FindSuperseded(file.Events);
    }

    /// <summary>Whether a later text takes the place of this one.</summary>
    public bool IsSuperseded(CalendarEvent one) => _superseded.Contains(one);

    /// <summary>Whether texts of single occurrences take the place of those of this event.</summary>
    public bool AreReplacedOf(CalendarEvent one) => one.Uid is { } uid && _replacing[uid].Any();

    /// <summary>The starts of an event, at least those that reach into a period, and whether it is excluded there or has a text of its own.</summary>
    public IEnumerable<(EventTime Start, bool IsExcluded)> Of(CalendarEvent one, LocalDate from, LocalDate to, ref int budget)
    {
        var length = one.Length.Days + one.Length.Time.Days + 2;
        var starts = one.Rule is { } rule
            ? rule.Starts(one.Start, from.PlusDays(-length), to.PlusDays(2), ref budget).Select(local => one.Start with { Local = local })
            : [one.Start];
        var all = starts.Concat(one.Also).DistinctBy(s => s.ToInstant(_zone)).ToArray();
        var named = one is { Replaces: null, Uid: { } uid } ? one.Except.Concat(_replacing[uid].Select(e => e.Replaces!.Value)) : one.Except;
        var excluded = Named(all, named);
        return all.Select(s => (s, excluded.Contains(s)));
    }

    // Of several texts of one occurrence the latest one holds. Of several of a whole series only those that say that they are older, or that were cancelled
    // since, as some programs give everything that they write the same UID.
    private HashSet<CalendarEvent> FindSuperseded(IEnumerable<CalendarEvent> events)
    {
        var superseded = new HashSet<CalendarEvent>();
        foreach (var same in events.Where(e => e.Uid is not null).GroupBy(e => e.Uid!))
        {
            var series = same.Where(e => e.Replaces is null).ToArray();
            var latest = series.Length > 0 ? series.Max(e => e.Revision.Sequence) : 0;
            var cancelling = series.Where(e => e.IsCancelled && e.Revision.Sequence == latest).ToArray();
            var cancelled = Named([.. series.Where(e => !e.IsCancelled).Select(e => e.Start)], cancelling.Where(e => e.HasStart).Select(e => e.Start));
            var areAllCancelled = cancelling.Any(e => !e.HasStart);
            superseded.UnionWith(series.Where(e => e.Revision.Sequence < latest || (!e.IsCancelled && (areAllCancelled || cancelled.Contains(e.Start)))));
            var replacing = same.Where(e => e.Replaces is not null).ToArray();
            var ofDates = series.FirstOrDefault(e => e.HasStart) is { Start.IsDate: true };
            var dates = replacing.Select(e => e.Replaces!.Value).Where(name => name.IsDate).Select(name => name.Local.Date).ToHashSet();
            foreach (var occurrence in replacing.GroupBy(e => NameOf(e.Replaces!.Value)))
                superseded.UnionWith(occurrence.Except([occurrence.Reverse().MaxBy(e => e.Revision)!]));
            // Of what is cancelled as a whole, no occurrence that was told before stays (RFC 5546 section 3.2.5).
            if (cancelling.Length > 0 && series.All(e => e.IsCancelled || superseded.Contains(e)))
                superseded.UnionWith(replacing.Where(e => !e.IsCancelled && e.Revision.Sequence <= latest));

            // One date of a series is named by the date, or by a time of it, which may be written by another clock.
            (LocalDate?, Instant?) NameOf(EventTime name) =>
                dates.Contains(name.Local.Date) ? (name.Local.Date, null)
                : dates.Contains(name.In(_zone).Date) ? (name.In(_zone).Date, null)
                : ofDates ? (name.Local.Date, null)
                : (null, name.ToInstant(_zone));
        }
        return superseded;
    }

    // Which starts are meant by other times (RFC 5545 sections 3.8.4.4 and 3.8.5.1). Dates are compared as they are written, whatever their zone, and a time
    // without a zone is one of the clock of the start; where there is none such, what counts is the clock of the schedule.
    private HashSet<EventTime> Named(IReadOnlyCollection<EventTime> starts, IEnumerable<EventTime> names)
    {
        var dates = starts.Select(s => s.Local.Date).ToHashSet();
        var clock = starts.Where(s => !s.IsDate).Select(s => s.Local).ToHashSet();
        var (writtenDates, datesOfTimes) = (new HashSet<LocalDate>(), new HashSet<LocalDate>());
        var (datesHere, clockTimes) = (new HashSet<LocalDate>(), new HashSet<LocalDateTime>());
        var (timesHere, instants) = (new HashSet<LocalDateTime>(), new HashSet<Instant>());
        foreach (var name in names)
        {
            var isWritten = dates.Contains(name.Local.Date);
            if (name.IsDate)
                (isWritten ? writtenDates : datesHere).Add(name.Local.Date);
            else
            {
                datesOfTimes.Add(isWritten ? name.Local.Date : name.In(_zone).Date);
                if (name.Zone is not null)
                    instants.Add(name.ToInstant(_zone));
                else
                    (clock.Contains(name.Local) ? clockTimes : timesHere).Add(name.Local);
            }
        }
        return [.. starts.Where(IsNamed)];

        bool IsNamed(EventTime start) =>
            writtenDates.Contains(start.Local.Date)
            || (
                start.IsDate
                    ? datesOfTimes.Contains(start.Local.Date)
                    : datesHere.Contains(start.In(_zone).Date)
                        || clockTimes.Contains(start.Local)
                        || timesHere.Contains(start.In(_zone))
                        || instants.Contains(start.ToInstant(_zone))
            );
    }
}
