using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>
/// What the events of a file do to a schedule. They only ever close: an event of whole days closes its dates, one of a time takes it out of the hours of its
/// date, and what it leaves of a night after midnight becomes hours of the next date.
/// </summary>
internal sealed class ImportPlan
{
    private const int Budget = 2_000_000;
    private const int MaxStarts = 20_000;

    /// <summary>How many dates all starts together may reach, each as often as it is reached.</summary>
    private const int MaxDates = 400_000;

    private static readonly FieldProblem TooMany = FieldProblems.TooMany.Expecting(
        Expectation.Words(
            $"events with at most {MaxStarts} starts and {MaxDates} dates in all, or a shorter time",
            $"所有事件最多 {MaxStarts} 次开始、共 {MaxDates} 个日期，或较短的时段",
            $"des événements avec au plus {MaxStarts} débuts et {MaxDates} dates en tout, ou une période plus courte",
            $"Termine mit insgesamt höchstens {MaxStarts} Anfängen und {MaxDates} Tagen, oder eine kürzere Zeit"
        )
    );

    // How many dates after their own hours may reach: a night may be followed by a date that the zone skips.
    private const int DaysReached = 2;

    private static readonly LocalizedText Closed = new("Closed", "休息", "Fermé", "Geschlossen");

    private readonly ScheduleContent _content;
    private readonly CalendarReading _file;
    private readonly Occurrences _occurrences;
    private readonly ImportOptions _options;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<LocalDate, CalendarEvent> _closed = [];
    private readonly Dictionary<LocalDate, (List<DayHours> Hours, CalendarEvent? By)> _hours = [];
    private readonly List<(ExceptionalHours Exception, CalendarEvent By)> _recurring = [];
    private readonly WallClock _clock;

    // Those that there are once what the file closes every year is in its place; known before events of a time are looked at.
    private Dictionary<LocalDate, ExceptionalDate> _exceptions = [];
    private int _budget = Budget;
    private int _starts;
    private int _dates;

    private ImportPlan(ScheduleContent content, CalendarReading file, ImportOptions options)
    {
        (_content, _file, _options, _zone) = (content, file, options, content.Zone);
        (_occurrences, _clock) = (new(file, _zone), new(_zone));
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
        var all = MergeRecurring();
        _exceptions = (_content with { Exceptions = all })
            .ExceptionsBetween(_options.From.PlusDays(-DaysReached), _options.To.PlusDays(DaysReached))
            .ToDictionary(e => e.Date);
        CloseRecurring();
        foreach (var one in _file.Events.Where(e => !e.Start.IsDate))
            if (Import(one, CloseTime) is { } problem)
                return problem;
        Ignored.AddRange(_file.Others.Select(other => new IgnoredEvent(other.Line, other.Summary, IgnoredReason.NotAnEvent)));
        Ignored.Sort((a, b) => a.Line - b.Line);
        return Merge(all);
    }

    private CalendarProblem? Import(CalendarEvent one, Func<CalendarEvent, EventTime, IgnoredReason?> close)
    {
        if (_occurrences.IsSuperseded(one))
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
        foreach (var (start, isExcluded) in _occurrences.Of(one, _options.From, _options.To, ref _budget))
        {
            if (++_starts > MaxStarts || _dates > MaxDates || _budget < 0)
                return new(one.RuleLine, TooMany, one.Name);
            if (!IsInPeriod(one, start))
                continue;
            var reason = isExcluded ? IgnoredReason.Excluded : close(one, start);
            closes |= reason is null;
            ignored ??= reason;
        }
        if (_budget < 0)
            return new(one.RuleLine, TooMany, one.Name);
        return closes ? null : Ignore(ignored ?? IgnoredReason.OutsidePeriod);

        CalendarProblem? Ignore(IgnoredReason reason)
        {
            Ignored.Add(new(one.Line, one.Summary, reason));
            return null;
        }
    }

    private bool IsInPeriod(CalendarEvent one, EventTime start)
    {
        var (first, last) = DatesOf(one, start);
        return first <= _options.To && last >= _options.From;
    }

    private (LocalDate First, LocalDate Last) DatesOf(CalendarEvent one, EventTime start)
    {
        if (start.IsDate)
            return (start.Local.Date, start.Local.Date.PlusDays(one.Length.Days - 1));
        var (from, to) = one.At(start, _zone);
        return (from.InZone(_zone).Date, (to - Duration.Epsilon).InZone(_zone).Date);
    }

    // One that comes every year without an exception of its own is kept as what it is.
    private ExceptionalHours? ToRecurring(CalendarEvent one) =>
        one is { Rule: { } rule, Start: { IsDate: true, Local.Date: var date }, Length.Days: 1, Also: [], Except: [] }
        && !_occurrences.AreReplacedOf(one)
        && rule.ToRecurrence(date) is { } recurrence
        && DatesOf(recurrence).Any()
            ? new(null, NameOf(one), Closed: true, Repeats: recurrence)
            : null;

    private IEnumerable<LocalDate> DatesOf(Recurrence recurrence)
    {
        var rule = recurrence.ToRule();
        return Enumerable
            .Range(_options.From.Year, _options.To.Year - _options.From.Year + 1)
            .Select(rule.In)
            .OfType<LocalDate>()
            .Where(date => date >= _options.From && date <= _options.To && _zone.HasDate(date));
    }

    // A date with hours of its own goes before one that repeats, and so does one that repeats and is there already.
    private void CloseRecurring()
    {
        foreach (var (recurring, by) in _recurring)
        foreach (var date in DatesOf(recurring.Repeats!).Where(date => HoursBefore(date).Count > 0))
            _closed.TryAdd(date, by);
    }

    private IgnoredReason? CloseDates(CalendarEvent one, EventTime start)
    {
        var (closes, any) = (false, false);
        var (first, last) = DatesOf(one, start);
        var (begin, end) = (LocalDate.Max(first, _options.From), LocalDate.Min(last, _options.To));
        for (var date = begin; date <= end; date = date.PlusDays(1), _dates++)
            if (_zone.HasDate(date))
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
        var closes = false;
        var (from, to) = one.At(start, _zone);
        var (begin, end) = (from.ToUnixTimeTicks(), to.ToUnixTimeTicks());
        var (first, last) = DatesOf(one, start);
        _dates += Math.Max(0, Period.DaysBetween(LocalDate.Max(first, _options.From), LocalDate.Min(last, _options.To))) + 1;
        // Hours of the dates before may reach into it, also into the first date; where clocks repeat the end of a date, those of the date after as well.
        first = LocalDate.Max(LocalDate.Max(LocalDate.Min(first, last), _options.From).PlusDays(-DaysReached), new(ScheduleRules.FirstYear, 1, 1));
        last = LocalDate.Min(LocalDate.Max(first, last).PlusDays(1), _options.To);
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            if (_closed.ContainsKey(date) || !_zone.HasDate(date))
                continue;
            var since = date < _options.From ? Math.Max(begin, _clock.First(_options.From, 0)) : begin;
            var hours = HoursOn(date);
            _budget -= hours.Count;
            if (!hours.Exists(h => Reach(date, h, since, end)))
                continue;
            closes = true;
            Take(date, hours, since, end, one);
        }
        return closes ? null : IgnoredReason.OutsideHours;
    }

    private bool Reach(LocalDate date, DayHours hours, long begin, long end)
    {
        var (opens, closes) = (_clock.First(date, hours.From), _clock.Last(date, hours.To));
        return Math.Max(opens, begin) < Math.Min(closes, end);
    }

    // Outwards to whole minutes, and to those where clocks are not repeating time when hours cannot end or begin within that.
    private void Take(LocalDate date, List<DayHours> hours, long begin, long end, CalendarEvent one)
    {
        var left = new List<DayHours>();
        foreach (var h in hours)
        {
            if (!Reach(date, h, begin, end))
            {
                left.Add(h);
                continue;
            }
            if (_clock.First(date, h.From) < begin)
                Leave(h.From, _clock.LastEndBy(begin, date, h.To));
            if (_clock.Last(date, h.To) > end)
                Leave(_clock.FirstBeginningFrom(end, date, h.From), h.To);
        }
        _hours[date] = (left, _hours.TryGetValue(date, out var known) && known.By is { } first ? first : one);

        void Leave(int from, int to)
        {
            if (from >= to || _clock.First(date, from) >= _clock.Last(date, to))
                return;
            if (from < DayHours.MinutesPerDay)
                left.Add(new(from, to));
            else
                Carry(date.PlusDays(1), from - DayHours.MinutesPerDay, to - DayHours.MinutesPerDay, one);
        }
    }

    // What the date has itself stays as it is.
    private void Carry(LocalDate date, int from, int to, CalendarEvent one)
    {
        if (_closed.ContainsKey(date) || date.Year > ScheduleRules.LastYear || !_zone.HasDate(date))
            return;
        var hours = HoursOn(date);
        hours.RemoveAll(h => h.From >= from && h.To <= to);
        from = hours.Where(h => h.From <= from).Select(h => h.To).Append(from).Max();
        to = hours.Where(h => h.From > from).Select(h => h.From).Append(to).Min();
        if (from < to)
            hours.Add(new(from, to));
        _hours[date] = (hours, _hours[date].By ?? one);
    }

    private List<DayHours> HoursOn(LocalDate date)
    {
        if (!_hours.TryGetValue(date, out var known))
            _hours[date] = known = ([.. HoursBefore(date)], null);
        return known.Hours;
    }

    private IReadOnlyList<DayHours> HoursBefore(LocalDate date) =>
        _exceptions.TryGetValue(date, out var exception) ? exception.Hours : _content.HoursOf(date.DayOfWeek);

    private CalendarProblem? Merge(List<ExceptionalHours> all)
    {
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
            Put(all, new(text, NameOf(one), Closed: written is null ? true : null, Hours: written));
        }
        if (all.Count > Schedule.MaxExceptions)
        {
            var most = dated.Select(d => d.One).Concat(_recurring.Select(r => r.By)).GroupBy(one => one).MaxBy(dates => dates.Count())!.Key;
            return new(most.RuleLine, CalendarProblem.TooManyDates, most.Name);
        }
        Exceptions = all;
        return null;
    }

    // One takes the place of all that the schedule has for its date in the same years. What the same file says for other years, or once more, stands beside it.
    private List<ExceptionalHours> MergeRecurring()
    {
        var imported = _recurring.Select(r => r.Exception.Repeats).ToHashSet();
        var known = _content.Exceptions.Where(e => e.Repeats is not null).ToLookup(e => WithoutYears(e.Repeats!));
        var becomes = new Dictionary<ExceptionalHours, ExceptionalHours?>(ReferenceEqualityComparer.Instance);
        var added = new List<ExceptionalHours>();
        foreach (var (recurring, _) in _recurring)
        {
            var was = known[WithoutYears(recurring.Repeats!)].Where(IsReplaced).ToArray();
            foreach (var (i, one) in was.Index())
                becomes[one] = i == 0 ? recurring : null;
            if (was.Length == 0)
            {
                added.Add(recurring);
                Added.Add(recurring);
            }
            else if (was.Length == 1 && ScheduleContent.AreEqual<ExceptionalHours>(was, [recurring]))
                LeftAlone.Add(recurring);
            else
                Replaced.AddRange(was.Select(one => new ExceptionReplacement(one, recurring)));

            bool IsReplaced(ExceptionalHours e) =>
                e.Repeats == recurring.Repeats || (!imported.Contains(e.Repeats) && !becomes.ContainsKey(e) && Meet(e.Repeats!, recurring.Repeats!));
        }
        return [.. _content.Exceptions.Select(e => becomes.TryGetValue(e, out var other) ? other : e).OfType<ExceptionalHours>(), .. added];

        static Recurrence WithoutYears(Recurrence recurrence) => recurrence with { FromYear = null, UntilYear = null };

        static bool Meet(Recurrence a, Recurrence b) => !(a.UntilYear < b.FromYear) && !(b.UntilYear < a.FromYear);
    }

    private void Put(List<ExceptionalHours> all, ExceptionalHours exception)
    {
        var at = all.FindIndex(e => e.Date == exception.Date);
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
