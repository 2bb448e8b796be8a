using BitP.SupportApi.Features.Schedules.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Tests.Features.Schedules.WorkingTime;

/// <summary>Rules name the dates that stand in printed calendars.</summary>
public sealed class NamingADateOfEveryYear
{
    private static readonly Dictionary<string, string> Name = new() { ["en"] = "Free" };

    // Western: U.S. Census Bureau, "Easter Dates from 1600 to 2099". Orthodox: the same pages. 1954, 1981 and 2049 are where simpler formulas fail.
    [Theory]
    [InlineData("1943-04-25", "1943-04-25")]
    [InlineData("1954-04-18", "1954-04-25")]
    [InlineData("1981-04-19", "1981-04-26")]
    [InlineData("2000-04-23", "2000-04-30")]
    [InlineData("2008-03-23", "2008-04-27")]
    [InlineData("2016-03-27", "2016-05-01")]
    [InlineData("2019-04-21", "2019-04-28")]
    [InlineData("2024-03-31", "2024-05-05")]
    [InlineData("2025-04-20", "2025-04-20")]
    [InlineData("2026-04-05", "2026-04-12")]
    [InlineData("2027-03-28", "2027-05-02")]
    [InlineData("2028-04-16", "2028-04-16")]
    [InlineData("2038-04-25", "2038-04-25")]
    [InlineData("2049-04-18", "2049-04-25")]
    public void Easter_is_when_it_was_announced(string western, string orthodox)
    {
        Assert.Equal(Date(western), Easter.In(Date(western).Year, EasterReckoning.Western));
        Assert.Equal(Date(orthodox), Easter.In(Date(western).Year, EasterReckoning.Orthodox));
    }

    [Fact]
    public void Western_easter_is_a_sunday_between_22_March_and_25_April_of_every_year() =>
        Assert.All(
            Enumerable.Range(1583, 1000).Select(year => Easter.In(year, EasterReckoning.Western)),
            easter =>
                Assert.True(
                    easter.DayOfWeek is IsoDayOfWeek.Sunday && easter >= new LocalDate(easter.Year, 3, 22) && easter <= new LocalDate(easter.Year, 4, 25),
                    $"{easter}"
                )
        );

    [Fact]
    public void A_day_of_the_week_is_counted_in_its_month()
    {
        Assert.Equal(Date("2026-11-26"), new NthWeekday(11, IsoDayOfWeek.Thursday, 4).In(2026));
        Assert.Equal(Date("2026-08-31"), new NthWeekday(8, IsoDayOfWeek.Monday, -1).In(2026));
        Assert.Equal(Date("2027-08-30"), new NthWeekday(8, IsoDayOfWeek.Monday, -1).In(2027));
        Assert.Equal(Date("2026-06-01"), new NthWeekday(6, IsoDayOfWeek.Monday, 1).In(2026));
        Assert.Equal(Date("2026-03-30"), new NthWeekday(3, IsoDayOfWeek.Monday, 5).In(2026));
        Assert.Null(new NthWeekday(2, IsoDayOfWeek.Monday, 5).In(2026));
    }

    [Fact]
    public void The_29th_of_February_is_in_leap_years()
    {
        var rule = new SameDate(2, 29);

        Assert.Equal(Date("2028-02-29"), rule.In(2028));
        Assert.Null(rule.In(2026));
        Assert.Null(rule.In(2100));
    }

    [Fact]
    public void A_rule_holds_in_its_years()
    {
        var rule = new SameDate(3, 8, FromYear: 2019, UntilYear: 2021);

        Assert.Equal([2019, 2020, 2021], Enumerable.Range(2015, 10).Where(year => rule.In(year) is not null));
    }

    [Fact]
    public void Days_from_easter_stay_in_its_year() =>
        Assert.All(
            Enumerable.Range(1900, 310).SelectMany(year => new[] { DaysFromEaster.Earliest, DaysFromEaster.Latest }.Select(days => (year, days))),
            of =>
            {
                Assert.Equal(of.year, new DaysFromEaster(EasterReckoning.Western, of.days).In(of.year)?.Year);
                Assert.Equal(of.year, new DaysFromEaster(EasterReckoning.Orthodox, of.days).In(of.year)?.Year);
            }
        );

    [Fact]
    public void The_nearest_word_holds()
    {
        ExceptionalDate dated = On("2026-12-25"),
            holiday = On("2026-12-25"),
            another = On("2026-12-26");
        RecurringDate first = new(new SameDate(12, 25), [], Name),
            second = new(new SameDate(12, 26), [DayHours.AllDay], Name);

        Assert.Same(dated, new ExceptionalDates([dated], [first], [holiday]).Find(Date("2026-12-25")));
        var dates = new ExceptionalDates([], [first, second], [holiday, another]);
        Assert.Equal([(25, 0), (26, 1)], dates.Between(Date("2026-12-25"), Date("2026-12-31")).Select(e => (e.Date.Day, e.Hours.Count)));
        Assert.Equal(6, dates.Between(Date("2026-12-26"), Date("2029-12-25")).Count());
        Assert.Same(holiday, new ExceptionalDates([], [], [holiday]).Find(Date("2026-12-25")));
        Assert.Null(new ExceptionalDates([], [], [holiday]).Find(Date("2042-12-25")));
    }

    private static ExceptionalDate On(string date) => new(Date(date), [], Name);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
