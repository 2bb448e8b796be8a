using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>Why an event does not become an exception.</summary>
public enum IgnoredReason
{
    /// <summary>It was cancelled.</summary>
    Cancelled,

    /// <summary>It takes up no time (<c>TRANSP:TRANSPARENT</c>).</summary>
    Transparent,

    /// <summary>It has no date in the period.</summary>
    OutsidePeriod,

    /// <summary>It is at a time that is closed anyway.</summary>
    OutsideHours,
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
    private readonly IReadOnlyList<CalendarEvent> _events;
    private readonly ImportOptions _options;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<LocalDate, IReadOnlyDictionary<string, string>> _closed = [];
    private readonly Dictionary<LocalDate, (List<DayHours> Hours, IReadOnlyDictionary<string, string>? Name)> _hours = [];
    private readonly List<ExceptionalHours> _recurring = [];
    private readonly ILookup<string, CalendarEvent> _replacing;
    private readonly Dictionary<LocalDate, ExceptionalDate> _exceptions;
    private int _budget = Budget;
    private int _starts;

    private ImportPlan(ScheduleContent content, IReadOnlyList<CalendarEvent> events, ImportOptions options)
    {
        (_content, _events, _options, _zone) = (content, events, options, content.Zone);
        _replacing = events.Where(e => e is { Replaces: not null, Uid: not null }).ToLookup(e => e.Uid!);
        _exceptions = content.ExceptionsBetween(options.From.PlusDays(-2), options.To.PlusDays(2)).ToDictionary(e => e.Date);
    }

    public List<ExceptionalHours> Added { get; } = [];

    public List<ExceptionReplacement> Replaced { get; } = [];

    public List<ExceptionalHours> LeftAlone { get; } = [];

    public List<IgnoredEvent> Ignored { get; } = [];

    /// <summary>The exceptions of the schedule after the import.</summary>
    public IReadOnlyList<ExceptionalHours> Exceptions { get; private set; } = [];

    public static (ImportPlan? Plan, CalendarProblem? Problem) Make(ScheduleContent content, IReadOnlyList<CalendarEvent> events, ImportOptions options)
    {
        var plan = new ImportPlan(content, events, options);
        return plan.Run() is { } problem ? (null, problem) : (plan, null);
    }

    private CalendarProblem? Run()
    {
        foreach (var one in _events.Where(e => e.Start.IsDate))
            if (Import(one, CloseDates) is { } problem)
                return problem;
        foreach (var one in _events.Where(e => !e.Start.IsDate))
            if (Import(one, CloseTime) is { } problem)
                return problem;
        Ignored.Sort((a, b) => a.Line - b.Line);
        return Merge();
    }

    private CalendarProblem? Import(CalendarEvent one, Func<CalendarEvent, EventTime, bool> close)
    {
        if (one.IsCancelled)
            return Ignore(IgnoredReason.Cancelled);
        if (one.IsTransparent && !_options.IncludeTransparent)
            return Ignore(IgnoredReason.Transparent);
        if (ToRecurring(one) is { } recurring)
        {
            _recurring.Add(recurring);
            return null;
        }
        var any = false;
        var closes = false;
        foreach (var start in StartsOf(one))
        {
            if (++_starts > MaxStarts || _budget < 0)
                return new(one.RuleLine, FieldProblems.TooMany);
            var (from, to) = one.At(start, _zone);
            if (from.Date > _options.To || (to > from ? to.PlusTicks(-1) : to).Date < _options.From)
                continue;
            any = true;
            closes |= close(one, start);
        }
        if (_budget < 0)
            return new(one.RuleLine, FieldProblems.TooMany);
        return !any ? Ignore(IgnoredReason.OutsidePeriod)
            : closes ? null
            : Ignore(IgnoredReason.OutsideHours);

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

    private IEnumerable<EventTime> StartsOf(CalendarEvent one)
    {
        var length = one.Length.Days + one.Length.Time.Days + 2;
        var starts = one.Rule is { } rule
            ? rule.Starts(one.Start, _options.From.PlusDays(-length), _options.To.PlusDays(2), ref _budget).Select(local => one.Start with { Local = local })
            : [one.Start];
        var except = one.Except.Select(e => e.In(_zone)).ToHashSet();
        if (one is { Replaces: null, Uid: { } uid })
            except.UnionWith(_replacing[uid].Select(e => e.Replaces!.Value.In(_zone)));
        return starts.Concat(one.Also).DistinctBy(s => s.In(_zone)).Where(s => !except.Contains(s.In(_zone)));
    }

    private bool CloseDates(CalendarEvent one, EventTime start)
    {
        for (var i = 0; i < one.Length.Days; i++)
            if (start.Local.Date.PlusDays(i) is var date && date >= _options.From && date <= _options.To && _zone.HasDate(date))
                _closed.TryAdd(date, NameOf(one));
        return true;
    }

    private bool CloseTime(CalendarEvent one, EventTime start)
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
            Take(date, hours, begin, end, NameOf(one));
        }
        return closes;
    }

    private void Take(LocalDate date, List<DayHours> hours, int begin, int end, IReadOnlyDictionary<string, string> name)
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
                Carry(date.PlusDays(1), new(rest - DayHours.MinutesPerDay, h.To - DayHours.MinutesPerDay), name);
        }
        _hours[date] = (left, _hours.TryGetValue(date, out var known) && known.Name is { } first ? first : name);
    }

    private void Carry(LocalDate date, DayHours rest, IReadOnlyDictionary<string, string> name)
    {
        if (_closed.ContainsKey(date))
            return;
        var hours = HoursOn(date);
        hours.RemoveAll(h => h.From >= rest.From && h.To <= rest.To);
        if (!hours.Exists(h => h.From < rest.To && h.To > rest.From))
            hours.Add(rest);
        _hours[date] = (hours, _hours[date].Name ?? name);
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
        : _recurring.Exists(r => r.Repeats!.ToRule().In(date.Year) == date) ? []
        : exception?.Hours ?? _content.HoursOf(date.DayOfWeek);

    private static double Minutes(LocalDateTime from, LocalDateTime to) =>
        Period.Between(from, to, PeriodUnits.Ticks).Ticks / (double)NodaConstants.TicksPerMinute;

    private CalendarProblem? Merge()
    {
        var all = _content.Exceptions.ToList();
        foreach (var recurring in _recurring)
            Put(
                all,
                recurring,
                e => e.Repeats is { } r && r with { FromYear = null, UntilYear = null } == recurring.Repeats! with { FromYear = null, UntilYear = null }
            );
        var dated = _closed
            .Select(c => (Date: c.Key, Name: c.Value, Hours: new List<DayHours>()))
            .Concat(_hours.Where(h => h.Value.Name is not null && !_closed.ContainsKey(h.Key)).Select(h => (Date: h.Key, Name: h.Value.Name!, h.Value.Hours)))
            .OrderBy(d => d.Date);
        foreach (var (date, name, hours) in dated)
        {
            if (hours.Count > Schedule.MaxHoursPerException)
                return new(1, FieldProblems.TooMany);
            var text = date.ToString("uuuu-MM-dd", null);
            IReadOnlyList<ClockHours>? written = hours.Count == 0 ? null : [.. hours.OrderBy(h => h.From).Select(ClockTimes.Write)];
            Put(all, new(text, name, Closed: written is null ? true : null, Hours: written), e => e.Date == text);
        }
        if (all.Count > Schedule.MaxExceptions)
            return new(1, FieldProblems.TooMany);
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
