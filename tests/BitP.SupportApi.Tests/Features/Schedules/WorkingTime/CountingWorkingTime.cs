using BitP.SupportApi.Features.Schedules.WorkingTime;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace BitP.SupportApi.Tests.Features.Schedules.WorkingTime;

/// <summary>Whatever the hours, the zones, the exceptions and the instants between 1990 and 2060: the calendar says what counting minutes says.</summary>
[Trait("Database", "Any")]
public sealed class CountingWorkingTime
{
    private const int Days = 14;
    private const int Minute = 60_000;

    private static readonly string[] Zones =
    [
        "Africa/Cairo",
        "Africa/Casablanca",
        "Africa/Juba",
        "America/Caracas",
        "America/Havana",
        "America/New_York",
        "America/Nuuk",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Antarctica/Casey",
        "Antarctica/Troll",
        "Asia/Dhaka",
        "Asia/Gaza",
        "Asia/Kathmandu",
        "Asia/Pyongyang",
        "Asia/Shanghai",
        "Asia/Tehran",
        "Atlantic/Azores",
        "Australia/Lord_Howe",
        "Europe/Dublin",
        "Europe/Istanbul",
        "Europe/London",
        "Pacific/Apia",
        "Pacific/Chatham",
        "Pacific/Kiritimati",
        "Pacific/Kwajalein",
        "UTC",
    ];

    private static readonly Instant First = Instant.FromUtc(1990, 1, 1, 0, 0);
    private static readonly Instant Last = Instant.FromUtc(2060, 1, 1, 0, 0);

    [Fact]
    public void A_calendar_agrees_with_the_clocks() => Check(400, Cases(Days, parts: 3), Agrees);

    [Fact]
    public void A_calendar_agrees_with_the_clocks_over_years() => Check(6, Cases(800, parts: 2), Agrees);

    [Fact]
    public void As_much_working_time_passes_until_a_deadline_as_it_gives() =>
        Check(
            400,
            Cases(Days, parts: 3).Zip(Durations),
            of =>
            {
                var (@case, minutes) = of;
                var (calendar, from) = (@case.Calendar(), Instant.FromUnixTimeMilliseconds(@case.Instants[0]));
                Instant? before = from;
                foreach (var time in minutes.Order().Select(Duration.FromMilliseconds))
                {
                    var deadline = calendar.DeadlineAfter(from, time);
                    if (deadline is { } by)
                    {
                        Assert.Equal(time, calendar.WorkingTimeBetween(from, by));
                        Assert.True(by >= before, "A deadline is before that of less time.");
                        if (time > Duration.Zero)
                            Assert.True(calendar.WorkingTimeBetween(from, by - Duration.FromTicks(1)) < time, "It would have been reached before.");
                    }
                    else
                        Assert.True(calendar.WorkingTimeBetween(from, WorkingCalendar.End) < time);
                    Assert.True(deadline is null || before is not null);
                    before = deadline;
                }
            }
        );

    private static void Agrees(Case @case)
    {
        var (calendar, clocks) = (@case.Calendar(), @case.Clocks());
        foreach (var at in @case.Instants)
        {
            var status = calendar.StatusAt(Instant.FromUnixTimeMilliseconds(at));
            var open = clocks.IsOpen(at / Minute);
            Assert.Equal(open, status.Open);
            if (clocks.Next(at / Minute, !open) is { } change)
                Assert.Equal(Instant.FromUnixTimeSeconds(change * 60), open ? status.Until : status.NextOpenAt);
            Assert.Null(open ? status.NextOpenAt : status.Until);
        }
        foreach (var (from, to) in @case.Instants.Zip(@case.Instants.Skip(1)).Select(pair => pair.First < pair.Second ? pair : (pair.Second, pair.First)))
        {
            var (start, end) = (Instant.FromUnixTimeMilliseconds(from), Instant.FromUnixTimeMilliseconds(to));
            var time = clocks.Between(from, to);
            Assert.Equal(Duration.FromMilliseconds(time), calendar.WorkingTimeBetween(start, end));
            foreach (var part in new[] { 0, 1, time / 3, time - 1, time }.Where(t => t >= 0 && t <= time))
                Assert.Equal(clocks.Deadline(from, part), calendar.DeadlineAfter(start, Duration.FromMilliseconds(part))?.ToUnixTimeMilliseconds());

            var windows = calendar.Windows(start, end).ToArray();
            Assert.Equal(time, windows.Sum(w => (long)w.Duration.TotalMilliseconds));
            Assert.All(windows, w => Assert.True(w.Start >= start && w.End <= end && clocks.IsOpen(w.Start.ToUnixTimeSeconds() / 60)));
            Assert.All(windows.Zip(windows.Skip(1)), w => Assert.True(w.First.End < w.Second.Start));

            Explains(calendar, clocks, start, end);
            Assert.InRange(windows.Length, 0, calendar.StretchesBetween(start, end));
        }
        AgreesAtOnce(@case, calendar);
    }

    // Many questions together, in any order and with nothing known before, are answered as one by one.
    private static void AgreesAtOnce(Case @case, WorkingCalendar calendar)
    {
        var instants = @case.Instants.Select(Instant.FromUnixTimeMilliseconds).ToArray();
        var spans = instants.SelectMany(_ => instants, (from, to) => (From: Instant.Min(from, to), To: Instant.Max(from, to))).Reverse().ToArray();
        var times = spans.Select(s => calendar.WorkingTimeBetween(s.From, s.To)).ToArray();
        (Instant From, Duration Time)[] clocks =
        [
            .. spans.Zip(times, (span, time) => (span.From, time)),
            .. spans.Select(s => (s.From, Duration.FromHours(500))),
        ];

        Assert.Equal(times, @case.Calendar().WorkingTimesBetween(spans));
        Assert.Equal(clocks.Select(c => calendar.DeadlineAfter(c.From, c.Time)), @case.Calendar().DeadlinesAfter(clocks));
    }

    private static void Explains(WorkingCalendar calendar, MinuteByMinute clocks, Instant start, Instant end)
    {
        var at = start;
        foreach (var stretch in calendar.Explain(start, end))
        {
            Assert.Equal(at, stretch.From);
            Assert.True(stretch.To > at);
            Assert.Equal(
                stretch.Counted ? stretch.To - stretch.From : Duration.Zero,
                Duration.FromMilliseconds(clocks.Between(stretch.From.ToUnixTimeMilliseconds(), stretch.To.ToUnixTimeMilliseconds()))
            );
            Assert.Equal(calendar.StatusAt(at).Cause, stretch.Cause);
            Assert.Equal(stretch.Cause.Kind is HoursReason.Exception, stretch.Cause.Exception is not null);
            at = stretch.To;
        }
        Assert.Equal(end, at);
    }

    private static void Check<T>(int cases, Gen<T> gen, Action<T> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases), Prop.ForAll(gen.ToArbitrary(), holds));

    private static readonly Gen<(int From, int To)> Hours =
        from @from in Gen.Frequency((2, Gen.Choose(0, 1439)), (3, Gen.Choose(0, 47).Select(half => half * 30)), (2, Gen.Choose(0, 12).Select(q => q * 15)))
        from to in Gen.Frequency(
            (2, Gen.Choose(0, 1440)),
            (3, Gen.Choose(0, 48).Select(half => half * 30)),
            (2, Gen.Choose(0, 12).Select(q => q * 15)),
            (1, Gen.Constant(1440))
        )
        select (@from, to);

    private static readonly Gen<(int From, int To)[]> HoursOfADay = Gen.Frequency(
        (2, Gen.Constant(Array.Empty<(int, int)>())),
        (3, Gen.ArrayOf(Hours, 1)),
        (2, Gen.ArrayOf(Hours, 2)),
        (1, Gen.ArrayOf(Hours, 4))
    );

    private static readonly Gen<(int From, int To)[][]> Weeks = Gen.Frequency(
        (6, Gen.ArrayOf(HoursOfADay, 7)),
        (1, Gen.Constant(Enumerable.Repeat(new[] { (0, 1440) }, 7).ToArray())),
        (1, Gen.Constant(Enumerable.Repeat(Array.Empty<(int, int)>(), 7).ToArray()))
    );

    private static readonly Gen<long[]> Durations = Gen.ArrayOf(
        Gen.Frequency(
            (3, Gen.Choose(0, 100_000_000).Select(ms => (long)ms)),
            (2, Gen.Choose(0, 24 * 366).Select(h => h * 3_600_000L)),
            (1, Gen.Choose(0, 60).Select(ms => (long)ms))
        ),
        5
    );

    // Mostly around a change of the clocks, where there is something to get wrong.
    private static Gen<Instant> Beginnings(DateTimeZone zone, int days)
    {
        var changes = zone.GetZoneIntervals(First, Last).Where(i => i.HasStart && i.Start > First && i.Start < Last).Select(i => i.Start).ToArray();
        var anywhere = Gen.Choose(0, 70 * 365).Select(day => First + Duration.FromDays(day));
        return changes.Length == 0
            ? anywhere
            : Gen.Frequency((1, anywhere), (3, Gen.Elements(changes).SelectMany(c => Gen.Choose(1, days - 2).Select(before => c - Duration.FromDays(before)))));
    }

    private static Gen<HoursInWords> Parts(DateTimeZone zone, Instant begin, int days) =>
        from week in Weeks
        from dates in Dates(begin, days)
        from yearly in Gen.ArrayOf(from date in YearlyDates(begin, days) from hours in HoursOfADay select (date, hours), 3)
        from holidays in Dates(begin, days)
        select new HoursInWords(zone, week, dates, yearly, holidays);

    private static Gen<Dictionary<LocalDate, (int From, int To)[]>> Dates(Instant begin, int days) =>
        Gen.ArrayOf(from day in Gen.Choose(0, days) from hours in HoursOfADay select (Date: begin.InUtc().Date.PlusDays(day), Hours: hours), 3)
            .Select(dates => dates.DistinctBy(d => d.Date).ToDictionary(d => d.Date, d => d.Hours));

    // All of them name a date near the beginning in its year, so that they matter.
    private static Gen<YearlyDate> YearlyDates(Instant begin, int days) =>
        from date in Gen.Choose(0, Math.Min(days, 365)).Select(day => begin.InUtc().Date.PlusDays(day))
        from form in Gen.Elements('d', 'n', 'l', 'w', 'o')
        from years in Gen.Frequency(
            (3, Gen.Constant((0, 0))),
            (1, Gen.Choose(-2, 2).SelectMany(first => Gen.Choose(0, 2).Select(more => (first, first + more))))
        )
        let easter = Easter.In(date.Year, form == 'o' ? EasterReckoning.Orthodox : EasterReckoning.Western)
        let offset = Math.Clamp(Period.DaysBetween(easter, date), DaysFromEaster.Earliest, DaysFromEaster.Latest)
        select new YearlyDate(
            date.Month,
            form is 'w' or 'o' ? offset : date.Day,
            form is 'n' or 'l' ? date.DayOfWeek : null,
            form == 'l' ? -1 : (date.Day + 6) / 7,
            form is 'w' or 'o' ? form : ' ',
            years == (0, 0) ? null : date.Year + years.Item1,
            years == (0, 0) ? null : date.Year + years.Item2
        );

    private static Gen<Case> Cases(int days, int parts) =>
        from zones in Gen.Elements(Zones).Select(id => DateTimeZoneProviders.Tzdb[id]).NonEmptyListOf()
        from begin in Beginnings(zones[0], days)
        from hours in Gen.CollectToArray(zones.Take(parts).Select(zone => Parts(zone, begin, days)))
        from instants in Gen.ArrayOf(
            Gen.Frequency((1, Gen.Choose(0, days * 1440).Select(m => (long)m * Minute)), (1, Gen.Choose(0, days * 86_400).Select(s => (s * 1000L) + 7))),
            6
        )
        select new Case(hours, begin.ToUnixTimeSeconds() / 60, days, [.. instants.Select(i => (begin.ToUnixTimeSeconds() * 1000) + i)]);

    private sealed record Case(HoursInWords[] Hours, long Begin, int Days, long[] Instants)
    {
        public MinuteByMinute Clocks() => new(Hours, Begin, (Days * 1440) + 2);

        public WorkingCalendar Calendar() => new(Hours.Select(Compile));

        public override string ToString() =>
            $"{string.Join(" + ", Hours.AsEnumerable())} at {string.Join(", ", Instants.Select(Instant.FromUnixTimeMilliseconds))}";

        private static WorkingHours Compile(HoursInWords words) =>
            new(
                words.Zone,
                words.Week.Index().ToDictionary(d => (IsoDayOfWeek)(d.Index + 1), IReadOnlyList<DayHours> (d) => Compile(d.Item)),
                new(
                    words.Exceptions.Select(e => new ExceptionalDate(e.Key, Compile(e.Value), Name)),
                    words.Yearly.Select(y => new RecurringDate(Compile(y.When), Compile(y.Hours), Name)),
                    words.Holidays.Select(e => new ExceptionalDate(e.Key, Compile(e.Value), Name))
                )
            );

        private static readonly Dictionary<string, string> Name = new() { ["en"] = "Exception" };

        private static YearlyRule Compile(YearlyDate when) =>
            when switch
            {
                { Easter: 'w' } => new DaysFromEaster(EasterReckoning.Western, when.Day, when.FromYear, when.UntilYear),
                { Easter: 'o' } => new DaysFromEaster(EasterReckoning.Orthodox, when.Day, when.FromYear, when.UntilYear),
                { Weekday: { } weekday } => new NthWeekday(when.Month, weekday, when.Nth, when.FromYear, when.UntilYear),
                _ => new SameDate(when.Month, when.Day, when.FromYear, when.UntilYear),
            };

        private static DayHours[] Compile((int From, int To)[] hours) => [.. hours.Select(h => DayHours.Between(h.From, h.To))];
    }
}
