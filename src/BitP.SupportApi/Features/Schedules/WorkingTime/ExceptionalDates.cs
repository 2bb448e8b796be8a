using NodaTime;

namespace BitP.SupportApi.Features.Schedules.WorkingTime;

/// <summary>
/// The dates of a schedule that have hours of their own. On the same date one that is given by its date goes before one that a rule names, and that before a
/// holiday; within each kind the first one holds. Rules are worked out for a year when it is first asked about. Safe for use by several threads.
/// </summary>
public sealed class ExceptionalDates
{
    private const int YearsKept = 16;

    public static readonly ExceptionalDates None = new([], [], []);

    private readonly ILookup<int, ExceptionalDate> _dated;
    private readonly RecurringDate[] _yearly;
    private readonly ILookup<int, ExceptionalDate> _holidays;

    // A year has one place. Threads that work out the same one at the same time come to the same result.
    private readonly Year?[] _kept = new Year?[YearsKept];

    public ExceptionalDates(IEnumerable<ExceptionalDate> dated, IEnumerable<RecurringDate> yearly, IEnumerable<ExceptionalDate> holidays)
    {
        _dated = dated.ToLookup(e => e.Date.Year);
        _yearly = [.. yearly];
        _holidays = holidays.ToLookup(e => e.Date.Year);
        IsEmpty = _dated.Count == 0 && _yearly.Length == 0 && _holidays.Count == 0;
        MostHoursOfAYear = Most(_dated) + _yearly.Sum(y => y.Hours.Count) + Most(_holidays);

        static int Most(ILookup<int, ExceptionalDate> years) => years.Select(year => year.Sum(e => e.Hours.Count)).DefaultIfEmpty().Max();
    }

    public bool IsEmpty { get; }

    /// <summary>The most hours that the dates of one year can have.</summary>
    internal int MostHoursOfAYear { get; }

    /// <summary>The exception of a date; null when there is none.</summary>
    public ExceptionalDate? Find(LocalDate date) => IsEmpty ? null : Of(date.Year).Find(date);

    /// <summary>All from one date to another, both included, in their order.</summary>
    public IEnumerable<ExceptionalDate> Between(LocalDate first, LocalDate last)
    {
        if (IsEmpty)
            yield break;
        for (var year = first.Year; year <= last.Year; year++)
            foreach (var exception in Of(year).All.Where(e => e.Date >= first && e.Date <= last).OrderBy(e => e.Date))
                yield return exception;
    }

    private Year Of(int year)
    {
        ref var place = ref _kept[(year & int.MaxValue) % YearsKept];
        if (Volatile.Read(ref place) is { } kept && kept.Number == year)
            return kept;
        var one = new Year(year, WorkOut(year));
        Volatile.Write(ref place, one);
        return one;
    }

    private Dictionary<LocalDate, ExceptionalDate> WorkOut(int year)
    {
        var dates = new Dictionary<LocalDate, ExceptionalDate>();
        foreach (var exception in _dated[year])
            dates.TryAdd(exception.Date, exception);
        foreach (var yearly in _yearly)
            if (yearly.Rule.In(year) is { } date)
                dates.TryAdd(date, new(date, yearly.Hours, yearly.Name));
        foreach (var holiday in _holidays[year])
            dates.TryAdd(holiday.Date, holiday);
        return dates;
    }

    private sealed class Year
    {
        private readonly Dictionary<LocalDate, ExceptionalDate> _dates;

        // A bit for each day of each month: most dates are none, and are told so without a search.
        private readonly uint[] _days = new uint[13];

        public Year(int number, Dictionary<LocalDate, ExceptionalDate> dates)
        {
            (Number, _dates) = (number, dates);
            foreach (var date in dates.Keys)
                _days[date.Month] |= 1u << date.Day;
        }

        public int Number { get; }

        public IEnumerable<ExceptionalDate> All => _dates.Values;

        public ExceptionalDate? Find(LocalDate date) => (_days[date.Month] & (1u << date.Day)) == 0 ? null : _dates[date];
    }
}
