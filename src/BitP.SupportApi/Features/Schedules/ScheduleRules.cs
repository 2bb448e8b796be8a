using System.Globalization;
using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>What a schedule says, as callers send it.</summary>
internal interface IScheduleDetails
{
    string? Name { get; }

    string? Region { get; }

    string? TimeZone { get; }

    IReadOnlyList<WeeklyHours>? Weekly { get; }

    IReadOnlyList<ExceptionalHours>? Exceptions { get; }

    IReadOnlyList<Guid>? Combines { get; }

    IReadOnlyList<string>? HolidaySets { get; }

    IReadOnlyDictionary<string, IReadOnlyList<string>>? HolidayParts { get; }

    bool? AnnounceHolidays { get; }
}

/// <summary>What every request that describes a schedule has to keep to.</summary>
internal abstract class ScheduleValidator<T> : AbstractValidator<T>
    where T : IScheduleDetails
{
    protected ScheduleValidator()
    {
        RuleFor(s => s.Name).ShowsSomething().IsLine(Schedule.NameMaxLength);
        RuleFor(s => s.Region).IsComparedLine(Schedule.RegionMaxLength);
        RuleFor(s => s.TimeZone).Cascade(CascadeMode.Stop).NotEmpty().IsTimeZone();
        RuleFor(s => s.Weekly).HasAtMost(Schedule.MaxWeekly);
        RuleForEach(s => s.Weekly).NotNull().SetValidator(new WeeklyHoursValidator()).When(s => s.Weekly?.Count <= Schedule.MaxWeekly);
        RuleFor(s => s.Exceptions).HasAtMost(Schedule.MaxExceptions);
        RuleForEach(s => s.Exceptions).NotNull().SetValidator(new ExceptionalHoursValidator()).When(s => s.Exceptions?.Count <= Schedule.MaxExceptions);
        RuleFor(s => s.Combines).HasAtMost(Schedule.MaxCombined);
        RuleFor(s => s.HolidaySets).HasAtMost(Schedule.MaxHolidaySets);
        RuleForEach(s => s.HolidaySets)
            .Must(code => code is not null && HolidayCatalogue.Find(code) is not null)
            .Otherwise(FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/holiday-sets")))
            .When(s => s.HolidaySets?.Count <= Schedule.MaxHolidaySets);
        RuleFor(s => s.HolidayParts)
            .Must(parts => parts is null || parts.Count <= Schedule.MaxHolidaySets)
            .Otherwise(FieldProblems.TooMany.Expecting(Expectation.Items(Schedule.MaxHolidaySets)));
        RuleFor(s => s.HolidayParts).Custom((parts, context) => ScheduleRules.CheckParts(parts, context));
        RuleFor(s => s).Custom((schedule, context) => ScheduleRules.CheckWhole(schedule, context));
    }
}

internal sealed class WeeklyHoursValidator : AbstractValidator<WeeklyHours>
{
    public WeeklyHoursValidator()
    {
        RuleFor(w => w.Days).NotEmpty().HasAtMost(7);
        RuleFor(w => w.From).NotEmpty().IsBeginning();
        RuleFor(w => w.To).NotEmpty().IsEnd();
    }
}

internal sealed class ExceptionalHoursValidator : AbstractValidator<ExceptionalHours>
{
    public ExceptionalHoursValidator()
    {
        RuleFor(e => e.Date).NotEmpty().When(e => e.Repeats is null);
        RuleFor(e => e.Date).IsDate();
        RuleFor(e => e.InsteadOf).IsDate();
        RuleFor(e => e.InsteadOf).Null().When(e => e.Repeats is not null).Otherwise(FieldProblems.NotApplicable.Expecting(Expectation.NotWith("repeats")));
        RuleFor(e => e.Repeats).Null().When(e => !string.IsNullOrEmpty(e.Date)).Otherwise(ScheduleRules.DateOrRepeats);
        RuleFor(e => e.Repeats!).SetValidator(new RecurrenceValidator());
        RuleFor(e => e.Name).NotEmpty();
        RuleFor(e => e.Name)
            .Must(name => name is null || name.Count <= Schedule.MaxNames)
            .Otherwise(FieldProblems.TooMany.Expecting(Expectation.Items(Schedule.MaxNames)))
            .Must(name => name is null || name.Keys.All(Languages.IsTag))
            .Otherwise(FieldProblems.Language);
        RuleFor(e => e.Name)
            .Custom(
                (name, context) =>
                {
                    foreach (var (tag, text) in (name ?? new Dictionary<string, string>()).Where(n => Languages.IsTag(n.Key)).Take(Schedule.MaxNames))
                        if (ValueRules.ProblemWithText(text, Schedule.NameMaxLength, isLine: true) is { } problem)
                            context.Refuse($"{context.PropertyPath}.{tag}", problem);
                }
            );
        RuleFor(e => e.Hours).HasAtMost(Schedule.MaxHoursPerException);
        RuleFor(e => e.Hours).Must((e, hours) => (e.Closed is true) != (hours?.Count > 0)).Otherwise(ScheduleRules.ClosedOrHours);
        RuleForEach(e => e.Hours).NotNull().SetValidator(new ClockHoursValidator()).When(e => e.Hours?.Count <= Schedule.MaxHoursPerException);
    }
}

internal sealed class RecurrenceValidator : AbstractValidator<Recurrence>
{
    // A leap year, so that 29 February is a day.
    private const int AnyLeapYear = 2024;

    // The last of a month is -1.
    private static readonly int[] Nths = [1, 2, 3, 4, 5, -1];

    private static readonly FieldProblem NoNth = FieldProblems.OutOfRange.OneOf(Nths.Select(nth => nth.ToString(CultureInfo.InvariantCulture)));

    private static readonly FieldProblem NoSuchDay = ScheduleRules.NoSuchDate.Expecting(
        Expectation.Words("a day that the month has", "该月份中存在的日", "un jour que le mois a", "ein Tag, den der Monat hat")
    );

    public RecurrenceValidator()
    {
        RuleFor(r => r.Month).InclusiveBetween(1, 12);
        RuleFor(r => r.Nth).Must(nth => nth is null || Nths.Contains(nth.Value)).Otherwise(NoNth);
        RuleFor(r => r.DaysFromEaster).InclusiveBetween(DaysFromEaster.Earliest, DaysFromEaster.Latest);
        RuleFor(r => r.FromYear).InclusiveBetween(ScheduleRules.FirstYear, ScheduleRules.LastYear);
        RuleFor(r => r.UntilYear).InclusiveBetween(ScheduleRules.FirstYear, ScheduleRules.LastYear);
        RuleFor(r => r.UntilYear).Must((r, until) => !(until < r.FromYear)).Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.AtLeast("fromYear")));
        RuleFor(r => r.Day).InclusiveBetween(1, 31);
        RuleFor(r => r.Day)
            .Must((r, day) => !(r.Month is >= 1 and <= 12 && day > CalendarSystem.Iso.GetDaysInMonth(AnyLeapYear, r.Month.Value)))
            .Unless(r => r.Day > 31)
            .Otherwise(NoSuchDay);
        RuleFor(r => r).Custom((r, context) => CheckForm(r, context));
    }

    private static void CheckForm(Recurrence r, ValidationContext<Recurrence> context)
    {
        var ofEaster = r.Easter is not null || r.DaysFromEaster is not null;
        var ofWeekday = !ofEaster && (r.Weekday is not null || r.Nth is not null);
        Check("easter", ofEaster, r.Easter is not null);
        Check("daysFromEaster", ofEaster, r.DaysFromEaster is not null);
        Check("month", !ofEaster, r.Month is not null);
        Check("weekday", ofWeekday, r.Weekday is not null);
        Check("nth", ofWeekday, r.Nth is not null);
        Check("day", !ofEaster && !ofWeekday, r.Day is not null);

        void Check(string member, bool belongs, bool given)
        {
            if (belongs != given)
                context.Refuse(
                    context.PropertyChain.BuildPropertyPath(member),
                    belongs ? FieldProblems.Missing : FieldProblems.NotApplicable.Expecting(Expectation.NotWith(ofEaster ? "easter" : "weekday"))
                );
        }
    }
}

internal sealed class ClockHoursValidator : AbstractValidator<ClockHours>
{
    public ClockHoursValidator()
    {
        RuleFor(h => h.From).NotEmpty().IsBeginning();
        RuleFor(h => h.To).NotEmpty().IsEnd();
    }
}

internal static partial class ScheduleRules
{
    public const int FirstYear = 1900;
    public const int LastYear = 2200;
    private const int MinutesPerWeek = 7 * DayHours.MinutesPerDay;

    public static readonly FieldProblem ClosedOrHours = FieldProblems.Exclusive.Expecting(
        Expectation.OneMemberOf("closed: true", "hours") with
        {
            Values = ["closed", "hours"],
        }
    );

    public static readonly FieldProblem DateOrRepeats = FieldProblems.Exclusive.Expecting(Expectation.OneMemberOf("date", "repeats"));

    private static readonly FieldProblem Overlap = new FieldProblem(
        "overlap",
        new(
            "These hours overlap with others.",
            "这些时间与其他时间重叠。",
            "Ces heures en chevauchent d’autres.",
            "Diese Zeiten überschneiden sich mit anderen."
        )
    ).Expecting(
        Expectation.Words(
            "hours that begin when the others have ended, or end before they begin",
            "在其他时间结束后开始，或在其开始前结束的时间",
            "des heures qui commencent quand les autres sont finies, ou finissent avant qu’elles ne commencent",
            "Zeiten, die beginnen, wenn die anderen beendet sind, oder enden, bevor diese beginnen"
        )
    );

    public static readonly FieldProblem NoSuchDate = new FieldProblem(
        "no_such_date",
        new("There is no such date.", "没有此日期。", "Cette date n’existe pas.", "Dieses Datum gibt es nicht.")
    ).Expecting(
        Expectation.Words(
            $"a date of the years {FirstYear} to {LastYear} as YYYY-MM-DD, which occurs in the time zone, such as 2026-11-22",
            $"以 YYYY-MM-DD 给出的 {FirstYear} 至 {LastYear} 年间在该时区存在的日期，例如 2026-11-22",
            $"une date des années {FirstYear} à {LastYear} sous la forme AAAA-MM-JJ, qui existe dans le fuseau horaire, par exemple 2026-11-22",
            $"ein Datum der Jahre {FirstYear} bis {LastYear} als JJJJ-MM-TT, das in der Zeitzone vorkommt, zum Beispiel 2026-11-22"
        )
    );

    public static readonly FieldProblem Cycle = new(
        "cycle",
        new(
            "A schedule cannot combine itself, neither directly nor through others.",
            "日程不能直接或间接合并自身。",
            "Un horaire ne peut se combiner lui-même, ni directement ni par d’autres.",
            "Ein Zeitplan kann sich nicht selbst einschließen, weder direkt noch über andere."
        )
    );

    public static readonly FieldProblem InThePast = new(
        "in_the_past",
        new(
            "What held before stays as it was: give an instant that is not in the past.",
            "已生效的内容不可更改：请提供不早于现在的时间。",
            "Ce qui a valu reste tel quel : donnez un instant qui n’est pas passé.",
            "Was galt, bleibt, wie es war: Geben Sie einen Zeitpunkt an, der nicht vergangen ist."
        )
    );

    public static IRuleBuilderOptions<T, string?> IsBeginning<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(Beginning())
            .Otherwise(
                FieldProblems.Format.Expecting(
                    Expectation.Words(
                        "HH:MM from 00:00 to 23:59, such as 09:00",
                        "00:00 至 23:59 的 HH:MM，例如 09:00",
                        "HH:MM de 00:00 à 23:59, par exemple 09:00",
                        "HH:MM von 00:00 bis 23:59, zum Beispiel 09:00"
                    )
                )
            );

    public static IRuleBuilderOptions<T, string?> IsEnd<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(End())
            .Otherwise(
                FieldProblems.Format.Expecting(
                    Expectation.Words(
                        "HH:MM from 00:00 to 24:00, such as 17:30",
                        "00:00 至 24:00 的 HH:MM，例如 17:30",
                        "HH:MM de 00:00 à 24:00, par exemple 17:30",
                        "HH:MM von 00:00 bis 24:00, zum Beispiel 17:30"
                    )
                )
            );

    public static IRuleBuilderOptions<T, string?> IsDate<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => string.IsNullOrEmpty(text) || Date(text) is not null).Otherwise(NoSuchDate);

    /// <summary>The form in which a valid request is stored.</summary>
    public static ScheduleContent ContentOf(IScheduleDetails schedule) =>
        new(
            schedule.Name!,
            Texts.OrNull(schedule.Region),
            schedule.TimeZone!,
            schedule.Weekly ?? [],
            [.. (schedule.Exceptions ?? []).Select(e => e with { Name = Canonical(e.Name!) })],
            schedule.Combines ?? [],
            [.. (schedule.HolidaySets ?? []).Select(code => HolidayCatalogue.Take(code, schedule.HolidayParts?.GetValueOrDefault(code)))],
            schedule.AnnounceHolidays ?? true
        );

    /// <summary>Parts of holiday sets: each of a set that there is, and one of those that it has.</summary>
    public static void CheckParts<T>(IReadOnlyDictionary<string, IReadOnlyList<string>>? parts, ValidationContext<T> context)
    {
        foreach (var (code, chosen) in (parts ?? new Dictionary<string, IReadOnlyList<string>>()).Take(Schedule.MaxHolidaySets))
        {
            var member = $"{context.PropertyPath}.{code}";
            if (HolidayCatalogue.Find(code) is not { } set)
                context.Refuse(member, FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/holiday-sets")));
            else if (chosen is null)
                context.Refuse(member, FieldProblems.Missing);
            else if (chosen.Count > set.Parts.Count)
                context.Refuse(
                    member,
                    chosen.Distinct().Count() < chosen.Count ? FieldProblems.Duplicate : HolidayErrors.NoSuchPart,
                    HolidayErrors.PartsOf(set)
                );
            else
                foreach (var (i, part) in chosen.Index())
                    if (!set.Parts.Any(p => p.Code == part))
                        context.Refuse($"{member}[{i}]", HolidayErrors.NoSuchPart, HolidayErrors.PartsOf(set));
                    else if (chosen.Take(i).Contains(part))
                        context.Refuse($"{member}[{i}]", FieldProblems.Duplicate);
        }
    }

    /// <summary>The first set of which parts are chosen anew, and that is not named itself; null when there is none.</summary>
    public static string? PartsWithoutSet(IScheduleDetails schedule, IEnumerable<string> before) =>
        schedule.HolidayParts?.Keys.Except(before).FirstOrDefault(code => schedule.HolidaySets?.Contains(code) is not true);

    private static Dictionary<string, string> Canonical(IReadOnlyDictionary<string, string> name) =>
        name.DistinctBy(n => Languages.Canonical(n.Key)).ToDictionary(n => Languages.Canonical(n.Key), n => n.Value);

    /// <summary>What the parts of a schedule have to do with each other. Parts that are wrong themselves are left to their own rules.</summary>
    public static void CheckWhole<T>(IScheduleDetails schedule, ValidationContext<T> context)
    {
        if (schedule.Weekly is null or [] && schedule.Combines is null or [])
            context.Refuse("weekly", FieldProblems.Missing.Expecting(Expectation.AnyMemberOf("weekly", "combines")));
        if (schedule.Combines is { } combines)
            for (var i = 0; i < Math.Min(combines.Count, Schedule.MaxCombined); i++)
                if (combines.Take(i).Contains(combines[i]))
                    context.Refuse($"combines[{i}]", FieldProblems.Duplicate);
        foreach (var (i, code) in (schedule.HolidaySets ?? []).Take(Schedule.MaxHolidaySets).Index())
            if (schedule.HolidaySets!.Take(i).Contains(code))
                context.Refuse($"holidaySets[{i}]", FieldProblems.Duplicate);

        CheckWeek("weekly", schedule.Weekly ?? [], context);
        var zone = schedule.TimeZone is { } id && ValueRules.IsTimeZone(id) ? DateTimeZoneProviders.Tzdb[id] : null;
        var dates = new HashSet<LocalDate>();
        var rules = new HashSet<Recurrence>();
        foreach (var (i, exception) in (schedule.Exceptions ?? []).Take(Schedule.MaxExceptions).Index())
        {
            if (exception is null)
                continue;
            if (exception.Repeats is { } rule && !rules.Add(rule))
                context.Refuse($"exceptions[{i}].repeats", FieldProblems.Duplicate);
            if (Date(exception.Date) is { } date)
            {
                if (!dates.Add(date))
                    context.Refuse($"exceptions[{i}].date", FieldProblems.Duplicate);
                if (zone?.HasDate(date) is false)
                    context.Refuse($"exceptions[{i}].date", NoSuchDate);
            }
            var hours = (exception.Hours ?? []).Take(Schedule.MaxHoursPerException).Select(h => Read(h?.From, h?.To)).ToArray();
            foreach (var later in Overlapping([.. hours.Index().Where(h => h.Item is not null).Select(h => (h.Item!.Value.From, h.Item.Value.To, h.Index))]))
                context.Refuse($"exceptions[{i}].hours[{later}]", Overlap);
        }
    }

    /// <summary>Refuses hours of a week that overlap.</summary>
    /// <param name="member">The name of the list in the request.</param>
    public static void CheckWeek<T>(string member, IReadOnlyList<WeeklyHours> weekly, ValidationContext<T> context)
    {
        var week = (
            from w in weekly.Take(Schedule.MaxWeekly).Index()
            where w.Item is { Days.Count: <= 7 }
            let hours = Read(w.Item.From, w.Item.To)
            where hours is not null
            from day in w.Item.Days!
            let midnight = ((int)day - 1) * DayHours.MinutesPerDay
            select (midnight + hours.Value.From, midnight + hours.Value.To, w.Index)
        ).ToList();
        // The night from Sunday meets Monday.
        week.AddRange([.. week.Where(h => h.Item2 > MinutesPerWeek).Select(h => (h.Item1 - MinutesPerWeek, h.Item2 - MinutesPerWeek, h.Index))]);
        foreach (var later in Overlapping([.. week]).Distinct())
            context.Refuse($"{member}[{later}]", Overlap);
    }

    private static IEnumerable<int> Overlapping((int From, int To, int Index)[] hours)
    {
        Array.Sort(hours);
        var (end, by) = (int.MinValue, 0);
        foreach (var (from, to, index) in hours)
        {
            if (from < end)
                yield return Math.Max(index, by);
            if (to > end)
                (end, by) = (to, index);
        }
    }

    private static DayHours? Read(string? from, string? to) =>
        from is not null && to is not null && Beginning().IsMatch(from) && End().IsMatch(to) ? ClockTimes.Read(from, to) : null;

    /// <summary>The date of a text; null when it is none.</summary>
    public static LocalDate? Date(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= FirstYear and <= LastYear } date } ? date : null;

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):[0-5][0-9]\z")]
    private static partial Regex Beginning();

    [GeneratedRegex(@"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)\z")]
    private static partial Regex End();
}
