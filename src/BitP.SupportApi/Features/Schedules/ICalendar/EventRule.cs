using System.Globalization;
using BitP.SupportApi.Platform.Problems;
using NodaTime;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>An RRULE (RFC 5545 section 3.3.10) of days, weeks, months or years.</summary>
internal sealed record EventRule
{
    // More than lie between the earliest start of an event and the last date of a schedule.
    private const int MaxYears = 2300;
    private const int MaxDays = MaxYears * 366;
    private const int MaxInterval = 10_000;
    private const int MaxCount = 100_000;

    private static readonly Expectation WholeForm = Expectation.Like("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25");

    private static readonly Expectation Combination = Expectation.Words(
        "numbers of weekdays only with MONTHLY or YEARLY, BYMONTHDAY not with WEEKLY, and BYYEARDAY only with YEARLY",
        "星期的序号仅用于 MONTHLY 或 YEARLY，BYMONTHDAY 不用于 WEEKLY，BYYEARDAY 仅用于 YEARLY",
        "les rangs des jours de la semaine seulement avec MONTHLY ou YEARLY, BYMONTHDAY pas avec WEEKLY, et BYYEARDAY seulement avec YEARLY",
        "Nummern von Wochentagen nur mit MONTHLY oder YEARLY, BYMONTHDAY nicht mit WEEKLY, und BYYEARDAY nur mit YEARLY"
    );

    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private enum Frequency
    {
        Daily,
        Weekly,
        Monthly,
        Yearly,
    }

    private static readonly string[] Frequencies = [.. Enum.GetNames<Frequency>().Select(name => name.ToUpperInvariant())];

    private Frequency Each { get; set; }

    private int Interval { get; set; } = 1;

    private int? Count { get; set; }

    private EventTime? Until { get; set; }

    private IsoDayOfWeek WeekStart { get; set; } = IsoDayOfWeek.Monday;

    private HashSet<int> Months { get; set; } = [];

    private HashSet<int> MonthDays { get; set; } = [];

    private HashSet<int> YearDays { get; set; } = [];

    private HashSet<int> Positions { get; set; } = [];

    private HashSet<(int Nth, IsoDayOfWeek Day)> Days { get; set; } = [];

    private bool IsOfOneDate => Each is Frequency.Yearly && Months.Count + MonthDays.Count + YearDays.Count + Days.Count == 0;

    /// <summary>Reads a rule. What is not one, or has a part that is not taken, is a problem, and null.</summary>
    public static EventRule? Parse(ContentLine line, List<CalendarProblem> problems)
    {
        var rule = new EventRule();
        var parts = new HashSet<string>();
        // Some programs end it with a semicolon.
        foreach (var part in line.Value.Trim().TrimEnd(';').Split(';'))
        {
            var (name, value) = part.Split('=', 2) is [var n, { Length: > 0 } v] ? (n.ToUpperInvariant(), v.ToUpperInvariant()) : ("", "");
            if (!parts.Add(name))
                return Refuse(FieldProblems.Duplicate);
            switch (rule.Take(name, value))
            {
                case null:
                    return Refuse(CalendarProblem.Unsupported.Expecting(name == "FREQ" ? Expectation.OneOf(Frequencies) : CalendarProblem.Without(name)));
                case false:
                    return Refuse(FieldProblems.Format.Expecting(FormOf(name)));
            }
        }
        if (!parts.Contains("FREQ"))
            return Refuse(FieldProblems.Format.Expecting(WholeForm));
        if (rule.Count is not null && rule.Until is not null)
            return Refuse(FieldProblems.Format.Expecting(Expectation.OneMemberOf("COUNT", "UNTIL")));
        // The numbers of weekdays are counted in a month or a year, and days of a month or a year are none of a week.
        if (
            (rule.Days.Any(d => d.Nth != 0) && rule.Each is Frequency.Daily or Frequency.Weekly)
            || (rule.MonthDays.Count > 0 && rule.Each is Frequency.Weekly)
            || (rule.YearDays.Count > 0 && rule.Each is not Frequency.Yearly)
        )
            return Refuse(FieldProblems.Format.Expecting(Combination));
        return rule;

        EventRule? Refuse(FieldProblem reason)
        {
            problems.Add(new(line.Number, reason));
            return null;
        }
    }

    // Null: it is not taken.
    private bool? Take(string name, string value)
    {
        switch (name)
        {
            case "FREQ":
                if (value is "SECONDLY" or "MINUTELY" or "HOURLY")
                    return null;
                var known = Enum.TryParse<Frequency>(value, ignoreCase: true, out var each) && !char.IsAsciiDigit(value[0]);
                Each = each;
                return known;
            case "INTERVAL":
                return Number(value, 1, MaxInterval, out var interval) && (Interval = interval) > 0;
            case "COUNT":
                return Number(value, 1, MaxCount, out var count) && (Count = count) > 0;
            case "UNTIL":
                Until = EventTime.ParseEnd(value);
                return Until is not null;
            case "WKST":
                return Array.IndexOf(Weekdays, value) is var start and >= 0 && (WeekStart = (IsoDayOfWeek)(start + 1)) > 0;
            case "BYMONTH":
                return Numbers(value, 1, 12, negative: false, n => Months = n);
            case "BYMONTHDAY":
                return Numbers(value, 1, 31, negative: true, n => MonthDays = n);
            case "BYYEARDAY":
                return Numbers(value, 1, 366, negative: true, n => YearDays = n);
            case "BYSETPOS":
                return Numbers(value, 1, 366, negative: true, n => Positions = n);
            case "BYDAY":
                var days = value.Split(',').Select(Day).ToArray();
                Days = [.. days.OfType<(int, IsoDayOfWeek)>()];
                return days.All(day => day is not null);
            case "BYHOUR" or "BYMINUTE" or "BYSECOND" or "BYWEEKNO" or "RSCALE" or "SKIP":
                return null;
            default:
                return false;
        }
    }

    private static Expectation FormOf(string name) =>
        name switch
        {
            "FREQ" => Expectation.OneOf(Frequencies),
            "INTERVAL" => Expectation.Between(1, MaxInterval),
            "COUNT" => Expectation.Between(1, MaxCount),
            "UNTIL" => Expectation.Like("UNTIL=20261122T083000Z"),
            "WKST" => Expectation.OneOf(Weekdays),
            "BYMONTH" => Expectation.Like("BYMONTH=1,12"),
            "BYMONTHDAY" => Expectation.Like("BYMONTHDAY=1,31,-1"),
            "BYYEARDAY" => Expectation.Like("BYYEARDAY=1,366,-1"),
            "BYSETPOS" => Expectation.Like("BYSETPOS=1,-1"),
            "BYDAY" => Expectation.Like("BYDAY=MO,2TU,-1FR"),
            _ => WholeForm,
        };

    private static bool Numbers(string value, int min, int max, bool negative, Action<HashSet<int>> take)
    {
        var numbers = new HashSet<int>();
        foreach (var text in value.Split(','))
        {
            var minus = negative && text.StartsWith('-');
            if (!Number(minus || (negative && text.StartsWith('+')) ? text[1..] : text, min, max, out var number))
                return false;
            numbers.Add(minus ? -number : number);
        }
        take(numbers);
        return true;
    }

    private static bool Number(string text, int min, int max, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= min && number <= max;

    private static (int, IsoDayOfWeek)? Day(string text)
    {
        if (text.Length < 2 || Array.IndexOf(Weekdays, text[^2..]) is not (var day and >= 0))
            return null;
        var nth = 0;
        if (text.Length > 2 && !Numbers(text[..^2], 1, 53, negative: true, n => nth = n.Single()))
            return null;
        return (nth, (IsoDayOfWeek)(day + 1));
    }

    /// <summary>The recurrence of an exception that names the same dates for ever, or until a year that schedules know; null when there is none.</summary>
    public Recurrence? ToRecurrence(LocalDate start)
    {
        if (Each is not Frequency.Yearly || Interval != 1 || Count is not null || YearDays.Count > 0 || Positions.Count > 0 || Months.Count > 1)
            return null;
        int? fromYear = start.Year < ScheduleRules.FirstYear ? null : start.Year;
        // Without a month a day of it is one of every month, and a day of the week is counted in the year.
        int? month = Months.Count == 1 ? Months.Single() : null;
        Recurrence? recurrence = (Days.ToArray(), MonthDays.ToArray(), month ?? start.Month) switch
        {
            ([], [], var of) when of == start.Month => new(of, start.Day, FromYear: fromYear),
            ([], [var day], var of) when day == start.Day && of == month => new(of, day, FromYear: fromYear),
            ([var (nth, day)], [], var of) when nth is -1 or (>= 1 and <= 5) && of == month => new(of, Weekday: (Weekday)day, Nth: nth, FromYear: fromYear),
            _ => null,
        };
        if (recurrence?.ToRule().In(start.Year) != start)
            return null;
        if (Until is not { Local.Date: var until } || until.Year > ScheduleRules.LastYear)
            return recurrence;
        var lastYear = recurrence.ToRule().In(until.Year) <= until ? until.Year : until.Year - 1;
        return lastYear >= start.Year && lastYear >= ScheduleRules.FirstYear ? recurrence with { UntilYear = lastYear } : null;
    }

    /// <summary>The starts of an event from its first one on, in order, until a date, the first one among them whether it fits the rule or not.</summary>
    /// <param name="start">The first start.</param>
    /// <param name="notBefore">Starts on earlier dates are not needed.</param>
    /// <param name="last">No start is after this date.</param>
    /// <param name="budget">How many days may be looked at; it is used up. When it is below zero, not all have been found.</param>
    public List<LocalDateTime> Starts(EventTime start, LocalDate notBefore, LocalDate last, ref int budget)
    {
        var starts = new List<LocalDateTime> { start.Local };
        var first = start.Local.Date;
        var counted = 1;
        for (var period = FirstPeriod(first, notBefore); BeginOf(period, first) <= last && budget >= 0; period++)
        {
            foreach (var date in DatesOf(period, first, ref budget))
            {
                if (date <= first)
                    continue;
                if (date > last || counted >= Count || IsPast(date, start))
                    return starts;
                counted++;
                starts.Add(date + start.Local.TimeOfDay);
            }
        }
        return starts;
    }

    private bool IsPast(LocalDate date, EventTime start)
    {
        if (Until is not { } until)
            return false;
        var local = date + start.Local.TimeOfDay;
        if (until.IsDate)
            return date > until.Local.Date;
        return until.Zone is { } zone && start.Zone is { } own ? own.ToInstant(local) > zone.ToInstant(until.Local) : local > until.Local;
    }

    // What has no count need not be counted from the beginning.
    private int FirstPeriod(LocalDate first, LocalDate notBefore)
    {
        if (Count is not null || notBefore <= first)
            return 0;
        var between = Each switch
        {
            Frequency.Yearly => notBefore.Year - first.Year,
            Frequency.Monthly => ((notBefore.Year - first.Year) * 12) + notBefore.Month - first.Month,
            Frequency.Weekly => Period.DaysBetween(first, notBefore) / 7,
            _ => Period.DaysBetween(first, notBefore),
        };
        return Math.Max(0, (between / Interval) - 1);
    }

    private LocalDate BeginOf(int period, LocalDate first)
    {
        var steps = (int)Math.Min((long)period * Interval, MaxDays);
        return Each switch
        {
            Frequency.Yearly => new LocalDate(first.Year, 1, 1).PlusYears(Math.Min(steps, MaxYears)),
            Frequency.Monthly => new LocalDate(first.Year, first.Month, 1).PlusMonths(Math.Min(steps, MaxYears * 12)),
            Frequency.Weekly => (first.DayOfWeek == WeekStart ? first : first.Previous(WeekStart)).PlusWeeks(Math.Min(steps, MaxDays / 7)),
            _ => first.PlusDays(steps),
        };
    }

    private List<LocalDate> DatesOf(int period, LocalDate first, ref int budget)
    {
        var begin = BeginOf(period, first);
        var days = Each switch
        {
            Frequency.Yearly => CalendarSystem.Iso.GetDaysInYear(begin.Year),
            Frequency.Monthly => CalendarSystem.Iso.GetDaysInMonth(begin.Year, begin.Month),
            Frequency.Weekly => 7,
            _ => 1,
        };
        var dates = new List<LocalDate>();
        budget -= Positions.Count;
        for (var (date, end) = (begin, begin.PlusDays(days)); date < end && budget >= 0; date = date.PlusDays(1))
        {
            budget--;
            if (Months.Count > 0 ? !Months.Contains(date.Month) : IsOfOneDate && date.Month != first.Month)
                date = date.PlusDays(CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month) - date.Day); // the rest of the month neither
            else if (Fits(date, first))
                dates.Add(date);
        }
        if (Positions.Count == 0)
            return dates;
        return [.. Positions.Select(p => p > 0 ? p - 1 : dates.Count + p).Where(i => i >= 0 && i < dates.Count).Distinct().Order().Select(i => dates[i])];
    }

    private bool Fits(LocalDate date, LocalDate first)
    {
        var inMonth = CalendarSystem.Iso.GetDaysInMonth(date.Year, date.Month);
        if (MonthDays.Count > 0 && !MonthDays.Contains(date.Day) && !MonthDays.Contains(date.Day - inMonth - 1))
            return false;
        var inYear = CalendarSystem.Iso.GetDaysInYear(date.Year);
        if (YearDays.Count > 0 && !YearDays.Contains(date.DayOfYear) && !YearDays.Contains(date.DayOfYear - inYear - 1))
            return false;
        if (Days.Count > 0)
        {
            var ofYear = Each is Frequency.Yearly && Months.Count == 0;
            var (day, all) = ofYear ? (date.DayOfYear, inYear) : (date.Day, inMonth);
            return Named(0) || Named((day + 6) / 7) || Named(-((all - day + 7) / 7));
        }
        if (MonthDays.Count > 0 || YearDays.Count > 0)
            return true;
        return Each switch
        {
            Frequency.Yearly => date.Day == first.Day && (Months.Count > 0 || date.Month == first.Month),
            Frequency.Monthly => date.Day == first.Day,
            Frequency.Weekly => date.DayOfWeek == first.DayOfWeek,
            _ => true,
        };

        bool Named(int nth) => Days.Contains((nth, date.DayOfWeek));
    }
}
