using BitP.SupportApi.Features.Schedules.ICalendar;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Tests.Features.Schedules.ICalendar;

/// <summary>The examples of RFC 5545 section 3.8.5.3, from its text, as far as they are of days or longer.</summary>
public sealed class RepeatingEvents
{
    [Theory]
    [InlineData("19970902", "FREQ=DAILY;COUNT=10", "0902 0903 0904 0905 0906 0907 0908 0909 0910 0911")]
    [InlineData("19970902", "FREQ=DAILY;INTERVAL=10;COUNT=5", "0902 0912 0922 1002 1012")]
    [InlineData("19970902", "FREQ=WEEKLY;COUNT=10", "0902 0909 0916 0923 0930 1007 1014 1021 1028 1104")]
    [InlineData("19970902", "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "0902 0904 0909 0911 0916 0918 0923 0925 0930 1002")]
    [InlineData("19970901", "FREQ=WEEKLY;INTERVAL=2;UNTIL=19970924T000000Z;WKST=SU;BYDAY=MO,WE,FR", "0901 0903 0905 0915 0917 0919")]
    [InlineData("19970902", "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", "0902 0904 0916 0918 0930 1002 1014 1016")]
    [InlineData("19970905", "FREQ=MONTHLY;COUNT=4;BYDAY=1FR", "0905 1003 1107 1205")]
    [InlineData("19970907", "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU", "0907 0928 1102 1130")]
    [InlineData("19970922", "FREQ=MONTHLY;COUNT=4;BYDAY=-2MO", "0922 1020 1117 1222")]
    [InlineData("19970928", "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-3", "0928 1029 1128 1229")]
    [InlineData("19970902", "FREQ=MONTHLY;COUNT=6;BYMONTHDAY=2,15", "0902 0915 1002 1015 1102 1115")]
    [InlineData("19970930", "FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1", "0930 1001 1031 1101 1130")]
    [InlineData("19970902", "FREQ=MONTHLY;INTERVAL=1;BYDAY=TU;UNTIL=19970930", "0902 0909 0916 0923 0930")]
    [InlineData("19970904", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "0904 1007 1106")]
    [InlineData("19970929", "FREQ=MONTHLY;COUNT=4;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "0929 1030 1127 1230")]
    [InlineData("19970913", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;UNTIL=19971231", "0913 1011 1108 1213")]
    [InlineData("19970610", "FREQ=YEARLY;COUNT=2;BYMONTH=6,7", "0610 0710")]
    [InlineData("19970519", "FREQ=YEARLY;BYDAY=20MO;COUNT=1", "0519")]
    [InlineData("19970101", "FREQ=YEARLY;COUNT=3;BYYEARDAY=1,100,-166", "0101 0410 0719")]
    [InlineData("19970313", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;UNTIL=19971231", "0313 0320 0327")]
    [InlineData("19970101", "FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=19970801", "0101 0131 0331 0531 0731")] // the start does not fit, and is one
    public void Of_one_year(string start, string rule, string dates) => Assert.Equal(dates.Split(' '), Starts(start, rule, "19971231").Select(d => d[4..]));

    [Theory]
    [InlineData("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "19970805 19970810 19970819 19970824")]
    [InlineData("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "19970805 19970817 19970819 19970831")]
    [InlineData("19961105", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", "19961105 20001107 20041102")]
    [InlineData("19980213", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5", "19980213 19980313 19981113 19990813 20001013")]
    [InlineData("19970310", "FREQ=YEARLY;INTERVAL=2;COUNT=4;BYMONTH=1,2,3", "19970310 19990110 19990210 19990310")]
    [InlineData("20240229", "FREQ=YEARLY;COUNT=3", "20240229 20280229 20320229")]
    public void Of_several_years(string start, string rule, string dates) => Assert.Equal(dates.Split(' '), Starts(start, rule, "20401231"));

    [Fact]
    public void What_is_far_away_is_found_without_counting_up_to_it()
    {
        var budget = 2000;

        var starts = Rule("FREQ=DAILY;INTERVAL=2").Starts(Start("19000101"), new(2199, 1, 1), new(2199, 1, 10), ref budget);

        Assert.True(budget > 0);
        Assert.Equal(0, Period.DaysBetween(new(1900, 1, 1), starts[^1].Date) % 2);
    }

    [Fact]
    public void What_never_ends_is_given_up()
    {
        var budget = 10_000;

        Rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3").Starts(Start("19000101"), new(1900, 1, 1), new(2200, 1, 1), ref budget);

        Assert.True(budget < 0);
    }

    [Theory]
    [InlineData("FREQ=SECONDLY", "unsupported")]
    [InlineData("FREQ=HOURLY;COUNT=3", "unsupported")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20", "unsupported")]
    [InlineData("FREQ=DAILY;BYHOUR=9,10", "unsupported")]
    [InlineData("FREQ=FORTNIGHTLY", "format")]
    [InlineData("FREQ=1", "format")]
    [InlineData("COUNT=3", "format")]
    [InlineData("FREQ=DAILY;COUNT=0", "format")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20300101", "format")]
    [InlineData("FREQ=DAILY;INTERVAL=-1", "format")]
    [InlineData("FREQ=YEARLY;BYMONTH=13", "format")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", "format")]
    [InlineData("FREQ=WEEKLY;BYDAY=1MO", "format")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "format")]
    [InlineData("FREQ=DAILY;FREQ=DAILY", "duplicate")]
    [InlineData("FREQ=DAILY;;COUNT=1", "format")]
    [InlineData(";", "format")]
    public void What_is_not_understood_is_refused(string rule, string code)
    {
        var problems = new List<CalendarProblem>();

        Assert.Null(EventRule.Parse(new(7, "RRULE", [], rule), problems));
        Assert.Equal([(7, code)], problems.Select(p => (p.Line, p.Reason.Code)));
    }

    private static string[] Starts(string start, string rule, string last)
    {
        var budget = 1_000_000;
        var begin = Start(start);
        return [.. Rule(rule).Starts(begin, begin.Local.Date, Start(last).Local.Date, ref budget).Select(s => s.Date.ToString("uuuuMMdd", null))];
    }

    private static EventRule Rule(string text) => EventRule.Parse(new(1, "RRULE", [], text), []) ?? throw new ArgumentException(text);

    // Nine in New York, as in the examples.
    private static EventTime Start(string date) =>
        new(LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(date).Value.At(new(9, 0)), false, EventZone.Named("America/New_York"));
}
