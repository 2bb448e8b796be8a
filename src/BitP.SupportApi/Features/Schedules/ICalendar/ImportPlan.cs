using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>Why an event does not become an exception.</summary>
public enum IgnoredReason
{
    /// <summary>It was cancelled: <c>STATUS:CANCELLED</c>, or <c>METHOD:CANCEL</c> of its calendar.</summary>
    Cancelled,

    /// <summary>It takes up no time (<c>TRANSP:TRANSPARENT</c>).</summary>
    Transparent,

    /// <summary>It has no date in the period.</summary>
    OutsidePeriod,

    /// <summary>It is at a time that is closed anyway.</summary>
    OutsideHours,

    /// <summary>It begins and ends at the same instant.</summary>
    Empty,

    /// <summary>Each of its dates in the period is left out by itself (<c>EXDATE</c>), or another event of the file takes its place (<c>RECURRENCE-ID</c>).</summary>
    Excluded,

    /// <summary>Another event of the file is a later text of it: of the same <c>UID</c> and the same occurrence, with a greater <c>SEQUENCE</c>.</summary>
    Superseded,

    /// <summary>Other events of the file close all of its dates.</summary>
    Duplicate,

    /// <summary>The time zone of the schedule skips its date.</summary>
    SkippedDate,

    /// <summary>It is no event, but a to-do, a journal entry, free and busy time or the like.</summary>
    NotAnEvent,
}

/// <summary>An event that does not become an exception.</summary>
/// <param name="Line">The number of the line where it begins.</param>
/// <param name="Summary">What it is called; null when it has no name.</param>
/// <param name="Reason">Why.</param>
public sealed record IgnoredEvent(int Line, string? Summary, IgnoredReason Reason);

/// <summary>An exception that takes the place of another.</summary>
/// <param name="Was">What it was.</param>
/// <param name="Becomes">What it will be.</param>
public sealed record ExceptionReplacement(ExceptionalHours Was, ExceptionalHours Becomes);

/// <summary>
/// What the events of a file do to a schedule. They only ever close: an event of whole days closes its dates, one of a time takes it out of the hours of its
/// date, and what it leaves of a night after midnight becomes hours of the next date.
/// </summary>
internal sealed class ImportPlan
{
    private const int Budget = 5_000_000;
    private const int MaxStarts = 20_000;

    private static readonly LocalizedText Closed = new("Closed", "休息", "Fermé", "Geschlossen");

    private readonly ScheduleContent _content;
    private readonly CalendarReading _file;
    private readonly HashSet<CalendarEvent> _superseded;
    private readonly ImportOptions _options;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<LocalDate, CalendarEvent> _closed = [];
    private readonly Dictionary<LocalDate, (List<DayHours> Hours, CalendarEvent? By)> _hours = [];
    private readonly List<(ExceptionalHours Exception, CalendarEvent By)> _recurring = [];
    private readonly ILookup<string, CalendarEvent> _replacing;
    private readonly Dictionary<LocalDate, ExceptionalDate> _exceptions;
    private readonly Dictionary<int, HashSet<LocalDate>> _closedEveryYear = [];
    private int _budget = Budget;
    private int _starts;

    private ImportPlan(ScheduleContent content, CalendarReading file, ImportOptions options)
    {
        (_content, _file, _options, _zone) = (content, file, options, content.Zone);
        _replacing = file.Events.Where(e => e is { Replaces: not null, Uid: not null }).ToLookup(e => e.Uid!);
        _superseded = FindSuperseded();
        _exceptions = content.ExceptionsBetween(options.From.PlusDays(-2), options.To.PlusDays(2)).ToDictionary(e => e.Date);
    }

    public List<ExceptionalHours> Added { get; } = [];

    public List<ExceptionReplacement> Replaced { get; } = [];

    public List<ExceptionalHours> LeftAlone { get; } = [];

    public List<IgnoredEvent> Ignored { get; } = [];

    /// <summary>The exceptions of the schedule after the import.</summary>
    public IReadOnlyList<ExceptionalHours> Exceptions { get; private set; } = [];

    public static (ImportPlan? Plan, CalendarProblem? Problem) Make(ScheduleContent content, CalendarReading file, ImportOptions options)
    {
        var plan = new ImportPlan(content, file, options);
        return plan.Run() is { } problem ? (null, problem) : (plan, null);
    }

    private CalendarProblem? Run()
    {
        foreach (var one in _file.Events.Where(e => e.Start.IsDate))
            if (Import(one, CloseDates) is { } problem)
                return problem;
        foreach (var one in _file.Events.Where(e => !e.Start.IsDate))
            if (Import(one, CloseTime) is { } problem)
                return problem;
        Ignored.AddRange(_file.Others.Select(other => new IgnoredEvent(other.Line, other.Summary, IgnoredReason.NotAnEvent)));
        Ignored.Sort((a, b) => a.Line - b.Line);
        return Merge();
    }

    // Of several texts of one occurrence the latest one holds. Of several of a whole series only those that say that they are older, or that were cancelled
    // since, as some programs give everything that they write the same UID.
    private HashSet<CalendarEvent> FindSuperseded()
    {
        var superseded = new HashSet<CalendarEvent>();
        foreach (var same in _file.Events.Where(e => e.Uid is not null).GroupBy(e => e.Uid!))
        {
            var series = same.Where(e => e.Replaces is null).ToArray();
            var latest = series.Length > 0 ? series.Max(e => e.Revision.Sequence) : 0;
            var cancelled = series.Where(e => e.IsCancelled && e.Revision.Sequence == latest).Select(e => e.Start).ToHashSet();
            superseded.UnionWith(series.Where(e => e.Revision.Sequence < latest || (!e.IsCancelled && cancelled.Contains(e.Start))));
            var ofDates = series is [{ Start.IsDate: true }, ..];
            foreach (var occurrence in same.Where(e => e.Replaces is not null).GroupBy(e => NameOf(e.Replaces!.Value)))
                superseded.UnionWith(occurrence.Except([occurrence.Reverse().MaxBy(e => e.Revision)!]));

            LocalDateTime NameOf(EventTime start) => ofDates ? start.Local.Date.AtMidnight() : start.In(_zone);
        }
        return superseded;
    }

    private CalendarProblem? Import(CalendarEvent one, Func<CalendarEvent, EventTime, IgnoredReason?> close)
    {
        if (_superseded.Contains(one))
            return Ignore(IgnoredReason.Superseded);
        if (one.IsCancelled)
            return Ignore(IgnoredReason.Cancelled);
        if (one.IsTransparent && !_options.IncludeTransparent)
            return Ignore(IgnoredReason.Transparent);
        if (one.IsEmpty)
            return Ignore(IgnoredReason.Empty);
        if (ToRecurring(one) is { } recurring)
        {
            if (_recurring.Exists(r => r.Exception.Repeats == recurring.Repeats))
                return Ignore(IgnoredReason.Duplicate);
            _recurring.Add((recurring, one));
            return null;
        }
        // What becomes of one of its dates is told when nothing becomes of any.
        IgnoredReason? ignored = null;
        var closes = false;
        foreach (var (start, isExcluded) in StartsOf(one))
        {
            if (++_starts > MaxStarts || _budget < 0)
                return new(one.RuleLine, FieldProblems.TooMany, one.Name);
            var (from, to) = one.At(start, _zone);
            if (from.Date > _options.To || (to > from ? to.PlusTicks(-1) : to).Date < _options.From)
                continue;
            var reason = isExcluded ? IgnoredReason.Excluded : close(one, start);
            closes |= reason is null;
            ignored ??= reason;
        }
        if (_budget < 0)
            return new(one.RuleLine, FieldProblems.TooMany, one.Name);
        return closes ? null : Ignore(ignored ?? IgnoredReason.OutsidePeriod);

        CalendarProblem? Ignore(IgnoredReason reason)
        {
            Ignored.Add(new(one.Line, one.Summary, reason));
            return null;
        }
    }

    // One that comes every year without an exception of its own is kept as what it is.
    private ExceptionalHours? ToRecurring(CalendarEvent one) =>
        one is { Rule: { } rule, Start: { IsDate: true, Local.Date: var date }, Length.Days: 1, Also: [], Except: [] }
        && (one.Uid is null || !_replacing[one.Uid].Any())
        && rule.ToRecurrence(date) is { } recurrence
        && !(recurrence.UntilYear < _options.From.Year)
            ? new(null, NameOf(one), Closed: true, Repeats: recurrence)
            : null;

    // A start is left out by its name (RFC 5545 sections 3.8.4.4 and 3.8.5.1). Dates are compared as they are written, whatever their zone; a time without a
    // zone is one of the clock of the series.
    private IEnumerable<(EventTime Start, bool IsExcluded)> StartsOf(CalendarEvent one)
    {
        var length = one.Length.Days + one.Length.Time.Days + 2;
        var starts = one.Rule is { } rule
            ? rule.Starts(one.Start, _options.From.PlusDays(-length), _options.To.PlusDays(2), ref _budget).Select(local => one.Start with { Local = local })
            : [one.Start];
        var all = starts.Concat(one.Also).DistinctBy(s => s.In(_zone)).ToArray();
        var excluded = new HashSet<EventTime>();
        var named = one is { Replaces: null, Uid: { } uid } ? one.Except.Concat(_replacing[uid].Select(e => e.Replaces!.Value)) : one.Except;
        var byInstant = all.Where(s => !s.IsDate).ToLookup(s => s.In(_zone));
        var byClock = all.ToLookup(s => s.Local);
        var byDate = all.ToLookup(s => s.Local.Date);
        foreach (var name in named)
        {
            var found = (
                name.IsDate || one.Start.IsDate ? byDate[name.Local.Date]
                : name.Zone is null ? byClock[name.Local]
                : byInstant[name.In(_zone)]
            ).ToArray();
            // An instant may stand for a date of the schedule, when it is none of the clock that it is written by.
            excluded.UnionWith(found.Length == 0 && one.Start.IsDate ? byDate[name.In(_zone).Date] : found);
        }
        return all.Select(s => (s, excluded.Contains(s)));
    }

    private IgnoredReason? CloseDates(CalendarEvent one, EventTime start)
    {
        var (closes, any) = (false, false);
        for (var i = 0; i < one.Length.Days; i++)
            if (start.Local.Date.PlusDays(i) is var date && date >= _options.From && date <= _options.To && _zone.HasDate(date))
            {
                any = true;
                closes |= _closed.TryAdd(date, one);
            }
        return closes ? null
            : any ? IgnoredReason.Duplicate
            : IgnoredReason.SkippedDate;
    }

    private IgnoredReason? CloseTime(CalendarEvent one, EventTime start)
    {
        var (from, to) = one.At(start, _zone);
        var closes = false;
        // Hours of the date before may reach into it.
        for (var date = from.Date.PlusDays(-1); date <= to.Date; date = date.PlusDays(1))
        {
            if (date < _options.From || date > _options.To || _closed.ContainsKey(date))
                continue;
            // Outwards to whole minutes.
            var midnight = date.AtMidnight();
            var begin = (int)Math.Floor(Minutes(midnight, from));
            var end = (int)Math.Ceiling(Minutes(midnight, to));
            var hours = HoursOn(date);
            if (end <= begin || !hours.Exists(h => h.From < end && h.To > begin))
                continue;
            closes = true;
            Take(date, hours, begin, end, one);
        }
        return closes ? null : IgnoredReason.OutsideHours;
    }

    private void Take(LocalDate date, List<DayHours> hours, int begin, int end, CalendarEvent one)
    {
        var left = new List<DayHours>();
        foreach (var h in hours)
        {
            if (h.From < Math.Min(h.To, begin))
                left.Add(new(h.From, Math.Min(h.To, begin)));
            var rest = Math.Max(h.From, end);
            if (rest < h.To && rest < DayHours.MinutesPerDay)
                left.Add(new(rest, h.To));
            else if (rest < h.To)
                Carry(date.PlusDays(1), new(rest - DayHours.MinutesPerDay, h.To - DayHours.MinutesPerDay), one);
        }
        _hours[date] = (left, _hours.TryGetValue(date, out var known) && known.By is { } first ? first : one);
    }

    private void Carry(LocalDate date, DayHours rest, CalendarEvent one)
    {
        if (_closed.ContainsKey(date))
            return;
        var hours = HoursOn(date);
        hours.RemoveAll(h => h.From >= rest.From && h.To <= rest.To);
        if (!hours.Exists(h => h.From < rest.To && h.To > rest.From))
            hours.Add(rest);
        _hours[date] = (hours, _hours[date].By ?? one);
    }

    private List<DayHours> HoursOn(LocalDate date)
    {
        if (!_hours.TryGetValue(date, out var known))
            _hours[date] = known = ([.. HoursBefore(date)], null);
        return known.Hours;
    }

    // A date that the file closes every year would be opened by hours of its own.
    private IReadOnlyList<DayHours> HoursBefore(LocalDate date) =>
        _exceptions.TryGetValue(date, out var exception) && exception.Hours.Count == 0 ? []
        : ClosedEveryYear(date.Year).Contains(date) ? []
        : exception?.Hours ?? _content.HoursOf(date.DayOfWeek);

    private HashSet<LocalDate> ClosedEveryYear(int year)
    {
        if (!_closedEveryYear.TryGetValue(year, out var dates))
            _closedEveryYear[year] = dates = [.. _recurring.Select(r => r.Exception.Repeats!.ToRule().In(year)).OfType<LocalDate>()];
        return dates;
    }

    private static double Minutes(LocalDateTime from, LocalDateTime to) =>
        Period.Between(from, to, PeriodUnits.Ticks).Ticks / (double)NodaConstants.TicksPerMinute;

    private CalendarProblem? Merge()
    {
        var all = _content.Exceptions.ToList();
        foreach (var (recurring, _) in _recurring)
            Put(
                all,
                recurring,
                e => e.Repeats is { } r && r with { FromYear = null, UntilYear = null } == recurring.Repeats! with { FromYear = null, UntilYear = null }
            );
        var dated = _closed
            .Select(c => (Date: c.Key, One: c.Value, Hours: new List<DayHours>()))
            .Concat(_hours.Where(h => h.Value.By is not null && !_closed.ContainsKey(h.Key)).Select(h => (Date: h.Key, One: h.Value.By!, h.Value.Hours)))
            .OrderBy(d => d.Date)
            .ToArray();
        foreach (var (date, one, hours) in dated)
        {
            if (hours.Count > Schedule.MaxHoursPerException)
                return new(one.Line, CalendarProblem.TooManyHours, one.Name);
            var text = date.ToString("uuuu-MM-dd", null);
            IReadOnlyList<ClockHours>? written = hours.Count == 0 ? null : [.. hours.OrderBy(h => h.From).Select(ClockTimes.Write)];
            Put(all, new(text, NameOf(one), Closed: written is null ? true : null, Hours: written), e => e.Date == text);
        }
        if (all.Count > Schedule.MaxExceptions)
        {
            var most = dated.Select(d => d.One).Concat(_recurring.Select(r => r.By)).GroupBy(one => one).MaxBy(dates => dates.Count())!.Key;
            return new(most.RuleLine, CalendarProblem.TooManyDates, most.Name);
        }
        Exceptions = all;
        return null;
    }

    private void Put(List<ExceptionalHours> all, ExceptionalHours exception, Predicate<ExceptionalHours> same)
    {
        var at = all.FindIndex(same);
        if (at < 0)
        {
            all.Add(exception);
            Added.Add(exception);
        }
        else if (ScheduleContent.AreEqual<ExceptionalHours>([all[at]], [exception]))
            LeftAlone.Add(exception);
        else
        {
            Replaced.Add(new(all[at], exception));
            all[at] = exception;
        }
    }

    private Dictionary<string, string> NameOf(CalendarEvent one)
    {
        var named = one
            .Summaries.Where(s => s.Value.Length > 0)
            .Select(s => (Language: s.Key.Length > 0 ? s.Key : _options.Language, Text: s.Value))
            .DistinctBy(s => s.Language)
            .Take(Schedule.MaxNames)
            .ToDictionary(s => s.Language, s => s.Text);
        return named.Count > 0 ? named : Languages.Supported.ToDictionary(tag => tag, Closed.In);
    }
}

/// <summary>How a file is imported.</summary>
/// <param name="From">The first date.</param>
/// <param name="To">The last date.</param>
/// <param name="Language">The language of names that say none.</param>
/// <param name="IncludeTransparent">Whether events that take up no time count as well.</param>
internal sealed record ImportOptions(LocalDate From, LocalDate To, string Language, bool IncludeTransparent);
