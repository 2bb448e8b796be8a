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

    private static readonly LocalizedText Closed = new("Closed", "休息", "Fermé", "Geschlossen");

    private readonly ScheduleContent _content;
    private readonly CalendarReading _file;
    private readonly Occurrences _occurrences;
    private readonly ImportOptions _options;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<LocalDate, CalendarEvent> _closed = [];
    private readonly Dictionary<LocalDate, (List<DayHours> Hours, CalendarEvent? By)> _hours = [];
    private readonly List<(ExceptionalHours Exception, CalendarEvent By)> _recurring = [];
    private readonly Dictionary<LocalDate, ExceptionalDate> _exceptions;
    private readonly Dictionary<int, HashSet<LocalDate>> _closedEveryYear = [];
    private int _budget = Budget;
    private int _starts;
    private int _dates;

    private ImportPlan(ScheduleContent content, CalendarReading file, ImportOptions options)
    {
        (_content, _file, _options, _zone) = (content, file, options, content.Zone);
        _occurrences = new(file, _zone);
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
        && !_occurrences.AreReplacedOf(one)
        && rule.ToRecurrence(date) is { } recurrence
        && !(recurrence.UntilYear < _options.From.Year)
            ? new(null, NameOf(one), Closed: true, Repeats: recurrence)
            : null;

    private IgnoredReason? CloseDates(CalendarEvent one, EventTime start)
    {
        var (closes, any) = (false, false);
        var first = start.Local.Date;
        var (begin, end) = (LocalDate.Max(first, _options.From), LocalDate.Min(first.PlusDays(one.Length.Days - 1), _options.To));
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
        var (from, to) = one.At(start, _zone);
        var closes = false;
        // Hours of the date before may reach into it, also those of the night before the first date.
        var first = LocalDate.Max(LocalDate.Max(from.Date, _options.From).PlusDays(-1), new(ScheduleRules.FirstYear, 1, 1));
        var last = LocalDate.Min(to.Date, _options.To);
        for (var date = first; date <= last; date = date.PlusDays(1), _dates++)
        {
            if (_closed.ContainsKey(date))
                continue;
            // Outwards to whole minutes.
            var midnight = date.AtMidnight();
            var begin = (int)Math.Floor(Minutes(midnight, from));
            var end = (int)Math.Ceiling(Minutes(midnight, to));
            if (date < _options.From)
                begin = Math.Max(begin, DayHours.MinutesPerDay);
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
        var all = MergeRecurring();
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
