using System.Globalization;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Tests.Features.Complaints.Deadlines;

/// <summary>Periods end with the days that people, and a plain calendar, find; and every day on the way says why it counts.</summary>
public sealed class CountingDeadlines
{
    private const int RandomCases = 3000;

    private static readonly Dictionary<string, BusinessDays> Business = new()
    {
        ["weekdays"] = Days("UTC"),
        ["eu"] = Days("Europe/Brussels", exceptions: [Yearly(1, 1, "New Year’s Day"), Yearly(12, 25, "Christmas Day")]),
        ["england"] = Days("Europe/London", "GB-ENG-WLS"),
        ["us"] = Days("America/New_York", "US"),
        ["china"] = Days("Asia/Shanghai", "CN"),
    };

    private static readonly string[] Lines = [.. DeadlineTable.Rows.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    public static TheoryData<string> Rows => [.. Lines];

    [Fact]
    public void The_table_has_at_least_sixty_rows_each_of_which_is_another_case()
    {
        Assert.True(Lines.Length >= 60);
        Assert.Distinct(Lines.Select(row => string.Join('|', row.Split('|', StringSplitOptions.TrimEntries).Take(4))));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_deadline_is_where_people_find_it(string row)
    {
        var cells = row.Split('|', StringSplitOptions.TrimEntries);

        var deadline = Count(Rule(cells[0]), cells[3], Zone(cells[2]), Business[cells[1]]);

        Assert.Equal((cells[4], cells[5]), (LocalDatePattern.Iso.Format(deadline.LastDay!.Value), Text(deadline.DueAt)));
        Assert.Null(deadline.StandsSince);
    }

    [Fact]
    public void A_deadline_is_where_a_plain_calendar_finds_it()
    {
        var random = new Random(15);
        (string Name, DayByDay Plain, int Days)[] places =
        [
            ("england", DayByDay.England, 500),
            ("us", DayByDay.UnitedStates, 500),
            ("china", DayByDay.China, 300),
        ];
        PeriodUnit[] units = Enum.GetValues<PeriodUnit>();
        var zones = new Dictionary<string, string>
        {
            ["england"] = "Europe/London",
            ["us"] = "America/New_York",
            ["china"] = "Asia/Shanghai",
        };
        var seen = new HashSet<(string, PeriodUnit, bool, bool, bool)>();
        for (var i = 0; i < RandomCases; i++)
        {
            var (name, plain, days) = places[random.Next(places.Length)];
            var unit = units[random.Next(units.Length)];
            var amount =
                1
                + random.Next(
                    unit switch
                    {
                        PeriodUnit.BusinessDays => 40,
                        PeriodUnit.Days => 70,
                        PeriodUnit.Weeks => 9,
                        PeriodUnit.Months => 3,
                        _ => 1,
                    }
                );
            var (isIncluded, isFromLastToLast, movesOn) = (random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0);
            // A second before midnight, at midnight and after it are as likely as all the rest of a day. A year's holidays are not known a year later.
            var received = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(unit is PeriodUnit.Years ? random.Next(150) : random.Next(days - 100));
            received = random.Next(2) == 0 ? received.AddSeconds(random.Next(86_400)) : received.AddHours(random.Next(24)).AddSeconds(random.Next(-1, 2));
            movesOn &= unit is not PeriodUnit.Years || name != "china";
            received = received < new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc) ? received.AddDays(1) : received;

            var expected = plain.Due(received, amount, unit, isIncluded, isFromLastToLast, movesOn);
            var rule = new DeadlineRule(
                new LegalPeriod(amount, unit).ToString(),
                DayOfReceipt: isIncluded ? DayOfReceipt.Included : DayOfReceipt.Excluded,
                MonthEnd: isFromLastToLast ? MonthEnd.LastDate : MonthEnd.SameDate,
                LastDayHoliday: movesOn ? LastDayHoliday.NextBusinessDay : LastDayHoliday.Stays
            );
            var deadline = DeadlineArithmetic.Count(rule, Instant.FromDateTimeUtc(received), Zone(zones[name]), Business[name], []);

            Assert.True(expected == deadline.DueAt?.ToDateTimeUtc(), $"{name}, {rule}, received {received:O}: {expected:O}, not {deadline.DueAt}");
            AssertIsExplained(rule, deadline);
            seen.Add((name, unit, isIncluded, isFromLastToLast, movesOn));
        }
        Assert.True(seen.Count > 100);
    }

    [Fact]
    public void Each_holiday_is_named_and_each_business_day_numbered()
    {
        var deadline = Count(Rule("P3BD"), "2026-12-23T10:00Z", Zone("Europe/London"), Business["england"]);

        Assert.Equal(
            """
            2026-12-23   DayOfReceipt
            2026-12-24 1 BusinessDay
            2026-12-25   Holiday Christmas Day
            2026-12-26   Holiday Boxing Day
            2026-12-27   NonBusinessDay
            2026-12-28   Holiday Boxing Day (substitute day)
            2026-12-29 2 BusinessDay
            2026-12-30 3 BusinessDay
            """,
            Table(deadline)
        );
    }

    [Fact]
    public void A_weekend_that_is_worked_in_exchange_is_numbered_and_named()
    {
        var deadline = Count(Rule("P3BD"), "2026-09-30T10:00+08:00", Zone("Asia/Shanghai"), Business["china"]);

        Assert.Equal(
            """
            2026-09-30   DayOfReceipt
            2026-10-01   Holiday National Day
            2026-10-02   Holiday National Day
            2026-10-03   Holiday National Day
            2026-10-04   Holiday National Day
            2026-10-05   Holiday National Day
            2026-10-06   Holiday National Day
            2026-10-07   Holiday National Day
            2026-10-08 1 BusinessDay
            2026-10-09 2 BusinessDay
            2026-10-10 3 ExceptionalBusinessDay Working day in exchange
            """,
            Table(deadline)
        );
    }

    [Fact]
    public void An_end_that_moves_says_over_what()
    {
        var deadline = Count(Rule("P3D next"), "2026-12-22T10:00+01:00", Zone("Europe/Brussels"), Business["eu"]);

        Assert.Equal(
            """
            2026-12-22   DayOfReceipt
            2026-12-23 1 CalendarDay
            2026-12-24 2 CalendarDay
            2026-12-25 3 Holiday Christmas Day
            2026-12-26   NonBusinessDay
            2026-12-27   NonBusinessDay
            2026-12-28   NextBusinessDay
            """,
            Table(deadline)
        );
    }

    [Fact]
    public void Only_days_through_all_of_which_it_waited_do_not_count()
    {
        // Two pauses that meet are one; each for itself would leave Thursday.
        var deadline = Count(
            Pausing("P3BD"),
            "2026-11-23T09:00Z",
            Zone("Europe/London"),
            Business["england"],
            ("2026-11-26T11:00Z", "2026-11-27T00:00Z"),
            ("2026-11-24T10:00Z", "2026-11-26T11:00Z")
        );

        Assert.Equal(
            """
            2026-11-23   DayOfReceipt
            2026-11-24 1 BusinessDay
            2026-11-25   Paused
            2026-11-26   Paused
            2026-11-27 2 BusinessDay
            2026-11-28   NonBusinessDay
            2026-11-29   NonBusinessDay
            2026-11-30 3 BusinessDay
            """,
            Table(deadline)
        );
    }

    [Fact]
    public void A_pause_that_ends_before_midnight_leaves_its_last_day()
    {
        var deadline = Count(Pausing("P2BD"), "2026-11-23T09:00Z", Zone("Europe/London"), Business["england"], ("2026-11-23T10:00Z", "2026-11-24T23:59:59Z"));

        Assert.Equal("2026-11-26T00:00Z", Text(deadline.DueAt));
    }

    [Fact]
    public void There_is_no_deadline_while_it_waits()
    {
        var deadline = Count(Pausing("P3BD"), "2026-11-23T09:00Z", Zone("Europe/London"), Business["england"], ("2026-11-24T10:00Z", null));

        Assert.Equal((null, null, "2026-11-24T10:00Z"), (deadline.DueAt, deadline.LastDay, Text(deadline.StandsSince)));
        Assert.Equal(2, deadline.Days.Count);
    }

    [Fact]
    public void A_wait_that_begins_on_the_last_day_changes_nothing()
    {
        var deadline = Count(Pausing("P3BD"), "2026-11-23T09:00Z", Zone("Europe/London"), Business["england"], ("2026-11-26T00:00:01Z", null));

        Assert.Equal("2026-11-27T00:00Z", Text(deadline.DueAt));
    }

    [Theory]
    [InlineData("P2M", "2027-01-24T00:00Z")]
    [InlineData("P60D", "2027-01-23T00:00Z")]
    [InlineData("P3BD", "2026-11-27T00:00Z")]
    public void What_the_regime_does_not_let_stand_never_stands(string period, string dueAt)
    {
        var deadline = Count(Rule(period), "2026-11-23T09:00Z", Zone("Europe/London"), Business["england"], ("2026-11-24T00:00Z", null));

        Assert.Equal(dueAt, Text(deadline.DueAt));
    }

    [Fact]
    public void A_schedule_without_business_days_has_no_deadline()
    {
        var never = new BusinessDays(new([]), DateTimeZone.Utc);

        foreach (var rule in new[] { Rule("P1BD"), Rule("P1D next") })
        {
            var deadline = Count(rule, "2026-11-23T09:00Z", DateTimeZone.Utc, never);
            Assert.Equal((null, null, null), (deadline.DueAt, deadline.LastDay, deadline.StandsSince));
            Assert.InRange(deadline.Days.Count, DeadlineArithmetic.MaxDays, DeadlineArithmetic.MaxDays + 3);
        }
    }

    [Theory]
    [InlineData("1900-01-01T00:00Z")]
    [InlineData("2208-12-31T23:59:59Z")]
    [InlineData("0001-01-02T00:00Z")]
    [InlineData("9990-12-31T00:00Z")]
    public void At_the_ends_of_time_there_are_no_business_days_and_no_failures(string received)
    {
        Assert.NotNull(Count(Rule("P2Y"), received, Zone("Europe/London"), Business["england"]).DueAt);
        _ = Count(Rule("P520BD"), received, Zone("Europe/London"), Business["england"]);
    }

    [Theory]
    [InlineData("P3BD", 3, PeriodUnit.BusinessDays)]
    [InlineData("P60D", 60, PeriodUnit.Days)]
    [InlineData("P8W", 8, PeriodUnit.Weeks)]
    [InlineData("P2M", 2, PeriodUnit.Months)]
    [InlineData("P5Y", 5, PeriodUnit.Years)]
    [InlineData("P-3D", -3, PeriodUnit.Days)]
    [InlineData("-P3BD", -3, PeriodUnit.BusinessDays)]
    [InlineData("P0W", 0, PeriodUnit.Weeks)]
    public void A_period_is_read(string text, int amount, PeriodUnit unit)
    {
        Assert.True(LegalPeriod.TryParse(text, out var period));
        Assert.Equal(new LegalPeriod(amount, unit), period);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("3BD")]
    [InlineData("PBD")]
    [InlineData("P3bd")]
    [InlineData("P1M2D")]
    [InlineData("PT4H")]
    [InlineData("P1.5D")]
    [InlineData("-P-3D")]
    [InlineData("P3D\n")]
    [InlineData("P12345678D")]
    [InlineData("P３D")]
    public void What_is_no_period_is_not_read(string? text) => Assert.False(LegalPeriod.TryParse(text, out _));

    [Fact]
    public void A_rule_is_told_in_four_languages()
    {
        var words = DeadlineWords.Of(Pausing("P3BD"), "Europe/London");
        Assert.Equal("3 business days from receipt, that day not counted, without whole days of waiting for an answer, until 24:00 (Europe/London).", words.En);
        Assert.Equal("自收到投诉起 3 个工作日，当日不计，整日等待回复的日子不计，至末日 24:00（Europe/London）。", words.Zh);

        words = DeadlineWords.Of(Rule("P1M incl next") with { Of = ComplaintStep.Decide }, "Europe/Berlin");
        Assert.Equal(
            "1 mois à compter de la décision, ce jour compté, reporté au prochain jour ouvré si le dernier jour ne l’est pas, jusqu’à 24\u00a0h (Europe/Berlin).",
            words.Fr
        );
        Assert.Equal(
            "1 Monat ab der Entscheidung, dieser Tag mitgezählt, bis zum nächsten Geschäftstag, wenn der letzte Tag keiner ist, bis 24:00 Uhr (Europe/Berlin).",
            words.De
        );
    }

    // Numbers go up by one to the length of the period, days follow each other, and the last one is the last day.
    private static void AssertIsExplained(DeadlineRule rule, Deadline deadline)
    {
        var days = deadline.Days;
        Assert.Equal(deadline.LastDay, days[^1].Date);
        Assert.All(days.Skip(1).Zip(days), pair => Assert.Equal(pair.Second.Date.PlusDays(1), pair.First.Date));
        Assert.Equal(Enumerable.Range(1, days.Count(d => d.Number is not null)), days.Where(d => d.Number is not null).Select(d => d.Number!.Value));
        if (rule.Period.Unit is PeriodUnit.BusinessDays or PeriodUnit.Days)
            Assert.Equal(rule.Period.Amount, days.Max(d => d.Number));
        Assert.Equal(rule.DayOfReceipt is DayOfReceipt.Excluded, days[0].Reason is DayReason.DayOfReceipt);
        Assert.All(days, d => Assert.Equal(d.Reason is DayReason.Holiday or DayReason.ExceptionalBusinessDay, d.Name is not null));
    }

    private static Deadline Count(DeadlineRule rule, string received, DateTimeZone zone, BusinessDays business, params (string From, string? To)[] pauses) =>
        DeadlineArithmetic.Count(rule, At(received), zone, business, [.. pauses.Select(p => new Pause(At(p.From), p.To is null ? null : At(p.To)))]);

    private static DeadlineRule Rule(string text)
    {
        var words = text.Split(' ');
        return new(
            words[0],
            DayOfReceipt: words.Contains("incl") ? DayOfReceipt.Included : DayOfReceipt.Excluded,
            MonthEnd: words.Contains("last") ? MonthEnd.LastDate : MonthEnd.SameDate,
            LastDayHoliday: words.Contains("next") ? LastDayHoliday.NextBusinessDay : LastDayHoliday.Stays
        );
    }

    private static DeadlineRule Pausing(string period) => Rule(period) with { PausesOn = [PauseCause.AwaitingCustomer] };

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static Instant At(string text) => Instant.FromDateTimeOffset(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    private static string? Text(Instant? instant) => instant?.ToString("uuuu-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Table(Deadline deadline) =>
        string.Join(
            '\n',
            deadline.Days.Select(d =>
                $"{LocalDatePattern.Iso.Format(d.Date)} {d.Number?.ToString(CultureInfo.InvariantCulture) ?? " "} {d.Reason} {d.Name?["en"]}".TrimEnd()
            )
        );

    private static BusinessDays Days(string zone, string? holidays = null, params ExceptionalHours[] exceptions)
    {
        Weekday[] weekdays = [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday];
        var content = new ScheduleContent(
            "Business days",
            null,
            zone,
            [new(weekdays, "00:00", "24:00")],
            exceptions,
            [],
            holidays is null ? [] : [HolidayCatalogue.Take(holidays)]
        );
        return new(new WorkingCalendar([content.ToHours()]), content.Zone);
    }

    private static ExceptionalHours Yearly(int month, int day, string name) =>
        new(null, new Dictionary<string, string> { ["en"] = name }, Closed: true, Repeats: new(month, day));
}
