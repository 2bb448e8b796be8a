using BitP.SupportApi.Features.Schedules.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Tests.Features.Schedules.WorkingTime;

/// <summary>What the words of the contract mean on days that somebody can check with a calendar.</summary>
public sealed class AskingACalendar
{
    private static readonly IsoDayOfWeek[] EveryDay = [.. Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day)];
    private static readonly IsoDayOfWeek[] WorkingDays = EveryDay[..5];

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", 25)]
    [InlineData("Australia/Lord_Howe", "2026-10-04", 23.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", 24.5)]
    [InlineData("Asia/Shanghai", "2026-03-29", 24)]
    public void A_day_has_as_many_hours_as_pass(string zone, string date, double hours)
    {
        var day = LocalDatePattern.Iso.Parse(date).Value;
        var calendar = new WorkingCalendar([Hours(zone, [day.DayOfWeek], "00:00-24:00")]);
        var midnight = day.AtStartOfDayInZone(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

        Assert.Equal(Duration.FromHours(hours), calendar.WorkingTimeBetween(midnight - Duration.FromDays(2), midnight + Duration.FromDays(3)));
    }

    [Theory]
    [InlineData("02:30-05:00", "2026-03-29", "2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z")] // 02:30 is 03:30
    [InlineData("01:00-02:30", "2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T01:30:00Z")] // 02:30 is 03:30
    [InlineData("02:30-05:00", "2026-10-25", "2026-10-25T00:30:00Z", "2026-10-25T04:00:00Z")] // the first 02:30
    [InlineData("01:00-02:30", "2026-10-25", "2026-10-24T23:00:00Z", "2026-10-25T01:30:00Z")] // the last 02:30
    public void Times_that_clocks_skip_or_repeat_have_their_place(string hours, string date, string from, string to)
    {
        var day = LocalDatePattern.Iso.Parse(date).Value;
        var calendar = new WorkingCalendar([Hours("Europe/Berlin", [IsoDayOfWeek.Sunday], hours)]);
        var midnight = day.AtMidnight().InUtc().ToInstant();

        Assert.Equal([new(At(from), At(to))], calendar.Windows(midnight - Duration.FromDays(1), midnight + Duration.FromDays(1)));
    }

    [Fact]
    public void Hours_whose_end_the_clocks_move_before_their_beginning_are_none()
    {
        var calendar = new WorkingCalendar([Hours("Europe/Berlin", [IsoDayOfWeek.Sunday], "02:30-03:00")]);

        Assert.Empty(calendar.Windows(At("2026-03-28T00:00:00Z"), At("2026-03-31T00:00:00Z")));
        Assert.Equal(At("2026-04-05T00:30:00Z"), calendar.StatusAt(At("2026-03-28T00:00:00Z")).NextOpenAt);
    }

    [Fact]
    public void A_date_that_a_zone_skipped_has_no_hours()
    {
        var calendar = new WorkingCalendar([Hours("Pacific/Apia", WorkingDays, "09:00-17:00")]);

        // Thursday the 29th, then Saturday the 31st.
        Assert.Equal([new(At("2011-12-29T19:00:00Z"), At("2011-12-30T03:00:00Z"))], calendar.Windows(At("2011-12-29T10:00:00Z"), At("2012-01-01T10:00:00Z")));
    }

    [Fact]
    public void The_night_from_friday_belongs_to_friday()
    {
        var calendar = new WorkingCalendar([Hours("UTC", WorkingDays, "22:00-06:00")]);

        Assert.True(calendar.StatusAt(At("2026-11-28T05:59:59Z")).Open);
        Assert.Equal(At("2026-11-30T22:00:00Z"), calendar.StatusAt(At("2026-11-28T06:00:00Z")).NextOpenAt);
        Assert.False(calendar.StatusAt(At("2026-11-30T05:00:00Z")).Open);
    }

    [Fact]
    public void An_exception_replaces_what_begins_on_its_date()
    {
        var closed = Exception("2026-12-25");
        var calendar = new WorkingCalendar([Hours("UTC", EveryDay, "22:00-06:00", closed)]);

        var thursdayNight = calendar.StatusAt(At("2026-12-25T05:00:00Z"));
        Assert.Equal((true, At("2026-12-25T06:00:00Z"), HoursReason.WorkingHours), (thursdayNight.Open, thursdayNight.Until, thursdayNight.Cause.Kind));
        var friday = calendar.StatusAt(At("2026-12-25T23:00:00Z"));
        Assert.Equal((false, new Cause(HoursReason.Exception, closed)), (friday.Open, friday.Cause));
        var fridayNight = calendar.StatusAt(At("2026-12-26T05:00:00Z"));
        Assert.Equal((false, At("2026-12-26T22:00:00Z")), (fridayNight.Open, fridayNight.NextOpenAt));
        Assert.Equal(HoursReason.OutsideHours, fridayNight.Cause.Kind);
    }

    [Fact]
    public void An_exception_opens_a_day_that_is_closed()
    {
        var makeUp = Exception("2026-10-10", "09:00-18:00");
        var calendar = new WorkingCalendar([Hours("Asia/Shanghai", WorkingDays, "09:00-18:00", makeUp)]);

        Assert.Equal(new(HoursReason.Exception, makeUp), calendar.StatusAt(At("2026-10-10T02:00:00Z")).Cause);
        Assert.Equal(new(HoursReason.NonWorkingDay), calendar.StatusAt(At("2026-10-11T02:00:00Z")).Cause);
    }

    [Fact]
    public void Desks_around_the_world_are_open_round_the_clock_but_for_a_holiday()
    {
        var holiday = Exception("2026-10-01");
        WorkingCalendar Around(params ExceptionalDate[] inShanghai) =>
            new([
                Hours("Asia/Shanghai", EveryDay, "08:00-16:00", inShanghai),
                Hours("Europe/Berlin", EveryDay, "07:00-17:00"),
                Hours("America/New_York", EveryDay, "10:00-20:00"),
            ]);

        Assert.Equal(new(true, null, null, new(HoursReason.WorkingHours)), Around().StatusAt(At("2026-09-01T00:00:00Z")));
        var calendar = Around(holiday);
        Assert.Equal(At("2026-10-01T00:00:00Z"), calendar.StatusAt(At("2026-09-01T00:00:00Z")).Until);
        Assert.Equal(new(false, null, At("2026-10-01T05:00:00Z"), new(HoursReason.Exception, holiday)), calendar.StatusAt(At("2026-10-01T03:00:00Z")));
    }

    [Fact]
    public void A_deadline_at_the_end_of_the_day_is_not_the_next_morning()
    {
        var calendar = new WorkingCalendar([Hours("UTC", WorkingDays, "08:00-20:00")]);
        var friday = At("2026-11-20T16:00:00Z");

        Assert.Equal(friday, calendar.DeadlineAfter(friday, Duration.Zero));
        Assert.Equal(At("2026-11-20T20:00:00Z"), calendar.DeadlineAfter(friday, Duration.FromHours(4)));
        Assert.Equal(At("2026-11-23T08:00:00.001Z"), calendar.DeadlineAfter(friday, Duration.FromHours(4) + Duration.FromMilliseconds(1)));
        Assert.Equal(At("2026-11-22T12:00:00Z"), calendar.DeadlineAfter(At("2026-11-22T12:00:00Z"), Duration.Zero));
    }

    [Fact]
    public void What_never_opens_again_says_so()
    {
        var calendar = new WorkingCalendar([Hours("UTC", [], "", Exception("2026-12-24", "09:00-12:00"))]);

        Assert.Equal(At("2026-12-24T09:00:00Z"), calendar.StatusAt(At("2026-11-22T00:00:00Z")).NextOpenAt);
        Assert.Null(calendar.StatusAt(At("2026-12-24T12:00:00Z")).NextOpenAt);
        Assert.Equal(At("2026-12-24T12:00:00Z"), calendar.DeadlineAfter(At("2026-11-22T00:00:00Z"), Duration.FromHours(3)));
        Assert.Null(calendar.DeadlineAfter(At("2026-11-22T00:00:00Z"), Duration.FromHours(4)));
        Assert.Null(new WorkingCalendar([]).DeadlineAfter(WorkingCalendar.End, Duration.Epsilon * 100));
    }

    [Fact]
    public void Hours_count_while_they_are_valid()
    {
        var change = At("2027-01-01T12:00:00Z");
        var calendar = new WorkingCalendar([
            Hours("UTC", EveryDay, "08:00-20:00").ValidBetween(WorkingCalendar.Start, change),
            Hours("UTC", EveryDay, "00:00-24:00").ValidBetween(change, WorkingCalendar.End),
        ]);

        Assert.Equal(Duration.FromHours(12 + 4 + 12 + 24), calendar.WorkingTimeBetween(At("2026-12-31T00:00:00Z"), At("2027-01-03T00:00:00Z")));
        Assert.Null(calendar.StatusAt(At("2027-01-01T11:00:00Z")).Until);
        Assert.Equal(HoursReason.OutsideHours, calendar.StatusAt(At("2027-01-01T07:00:00Z")).Cause.Kind);
    }

    [Fact]
    public void An_explanation_names_every_stretch()
    {
        var holiday = Exception("2026-11-23");
        var calendar = new WorkingCalendar([Hours("UTC", WorkingDays, "08:00-20:00", holiday)]);

        Assert.Equal(
            [
                new(At("2026-11-20T18:00:00Z"), At("2026-11-20T20:00:00Z"), true, new(HoursReason.WorkingHours)),
                new(At("2026-11-20T20:00:00Z"), At("2026-11-21T00:00:00Z"), false, new(HoursReason.OutsideHours)),
                new(At("2026-11-21T00:00:00Z"), At("2026-11-23T00:00:00Z"), false, new(HoursReason.NonWorkingDay)),
                new(At("2026-11-23T00:00:00Z"), At("2026-11-24T00:00:00Z"), false, new(HoursReason.Exception, holiday)),
                new(At("2026-11-24T00:00:00Z"), At("2026-11-24T08:00:00Z"), false, new(HoursReason.OutsideHours)),
                new(At("2026-11-24T08:00:00Z"), At("2026-11-24T09:00:00Z"), true, new(HoursReason.WorkingHours)),
            ],
            calendar.Explain(At("2026-11-20T18:00:00Z"), At("2026-11-24T09:00:00Z"))
        );
        Assert.Empty(calendar.Explain(At("2026-11-20T18:00:00Z"), At("2026-11-20T18:00:00Z")));
    }

    [Fact]
    public async Task Many_may_ask_at_the_same_time()
    {
        var calendar = new WorkingCalendar([Hours("Europe/Berlin", WorkingDays, "08:00-20:00")]);
        var years = Enumerable.Range(1950, 200).Select(year => Instant.FromUtc(year, 6, 1, 0, 0)).ToArray();
        Duration[] Ask() => [.. years.Select(from => calendar.WorkingTimeBetween(from, from + Duration.FromDays(400)))];

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(Ask)));

        var alone = new WorkingCalendar([Hours("Europe/Berlin", WorkingDays, "08:00-20:00")]);
        Assert.All(answers, a => Assert.Equal(years.Select(from => alone.WorkingTimeBetween(from, from + Duration.FromDays(400))), a));
    }

    [Theory]
    [InlineData(-1, 60)]
    [InlineData(1440, 1500)]
    [InlineData(60, 60)]
    [InlineData(60, 1501)]
    public void Hours_that_no_day_has_are_refused(int from, int to) => Assert.Throws<ArgumentOutOfRangeException>(() => new DayHours(from, to));

    [Fact]
    public void Instants_outside_of_the_calendar_are_refused()
    {
        var calendar = new WorkingCalendar([]);

        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.StatusAt(WorkingCalendar.Start - Duration.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.StatusAt(WorkingCalendar.End + Duration.Epsilon));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.WorkingTimeBetween(WorkingCalendar.End, WorkingCalendar.Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => calendar.DeadlineAfter(WorkingCalendar.Start, Duration.FromTicks(-1)));
    }

    private static WorkingHours Hours(string zone, IsoDayOfWeek[] days, string hours, params ExceptionalDate[] exceptions) =>
        new(DateTimeZoneProviders.Tzdb[zone], days.ToDictionary(d => d, _ => Parse(hours)), new(exceptions, [], []));

    private static ExceptionalDate Exception(string date, string hours = "") =>
        new(LocalDatePattern.Iso.Parse(date).Value, Parse(hours), new Dictionary<string, string> { ["en"] = "Exception" });

    private static IReadOnlyList<DayHours> Parse(string hours) =>
        [.. hours.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split('-')).Select(h => DayHours.Between(Minutes(h[0]), Minutes(h[1])))];

    private static int Minutes(string time) => (int.Parse(time[..2], null) * 60) + int.Parse(time[3..], null);

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
