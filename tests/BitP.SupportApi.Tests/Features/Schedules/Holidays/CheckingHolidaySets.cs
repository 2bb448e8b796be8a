using System.Globalization;
using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Features.Schedules.WorkingTime;
using BitP.SupportApi.Platform.Localization;
using NodaTime;

namespace BitP.SupportApi.Tests.Features.Schedules.Holidays;

/// <summary>The data say what the laws say, and what was announced.</summary>
public sealed class CheckingHolidaySets
{
    private static readonly int[] Years = [2026, 2027];

    private static readonly YearlyRule[] Germany =
    [
        new SameDate(1, 1),
        new DaysFromEaster(EasterReckoning.Western, -2),
        new DaysFromEaster(EasterReckoning.Western, 1),
        new SameDate(5, 1),
        new DaysFromEaster(EasterReckoning.Western, 39),
        new DaysFromEaster(EasterReckoning.Western, 50),
        new SameDate(10, 3),
        new SameDate(12, 25),
        new SameDate(12, 26),
    ];

    private static readonly (YearlyRule Rule, string[] States)[] States =
    [
        (new SameDate(1, 6), ["BW", "BY", "ST"]),
        (new SameDate(3, 8), ["BE", "MV"]),
        (new DaysFromEaster(EasterReckoning.Western, 0), ["BB"]),
        (new DaysFromEaster(EasterReckoning.Western, 49), ["BB"]),
        (new DaysFromEaster(EasterReckoning.Western, 60), ["BW", "BY", "HE", "NW", "RP", "SL"]),
        (new SameDate(8, 15), ["SL"]),
        (new SameDate(9, 20), ["TH"]),
        (new SameDate(10, 31), ["BB", "HB", "HH", "MV", "NI", "SN", "ST", "SH", "TH"]),
        (new SameDate(11, 1), ["BW", "BY", "NW", "RP", "SL"]),
    ];

    public static TheoryData<string> GermanStates => ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"];

    [Theory]
    [MemberData(nameof(GermanStates))]
    public void A_german_state_has_the_days_of_its_law(string state)
    {
        var rules = Germany.Concat(States.Where(s => s.States.Contains(state)).Select(s => s.Rule));
        var expected = Years.SelectMany(year => rules.Select(rule => rule.In(year)!.Value));
        if (state == "SN")
            expected = expected.Concat(Years.Select(year => new LocalDate(year, 11, 23).Previous(IsoDayOfWeek.Wednesday)));

        Assert.Equal(Written(expected), Closed($"DE-{state}"));
    }

    [Fact]
    public void France_has_the_days_of_its_law()
    {
        YearlyRule[] rules =
        [
            new SameDate(1, 1),
            new DaysFromEaster(EasterReckoning.Western, 1),
            new SameDate(5, 1),
            new SameDate(5, 8),
            new DaysFromEaster(EasterReckoning.Western, 39),
            new DaysFromEaster(EasterReckoning.Western, 50),
            new SameDate(7, 14),
            new SameDate(8, 15),
            new SameDate(11, 1),
            new SameDate(11, 11),
            new SameDate(12, 25),
        ];

        Assert.Equal(Written(Years.SelectMany(year => rules.Select(rule => rule.In(year)!.Value))), Closed("FR"));
    }

    // On a Saturday or a Sunday the next weekday that is free for nothing else is free as well.
    [Fact]
    public void England_and_Wales_have_the_days_of_the_act_and_the_proclamations()
    {
        YearlyRule[] rules =
        [
            new SameDate(1, 1),
            new DaysFromEaster(EasterReckoning.Western, -2),
            new DaysFromEaster(EasterReckoning.Western, 1),
            new NthWeekday(5, IsoDayOfWeek.Monday, 1),
            new NthWeekday(5, IsoDayOfWeek.Monday, -1),
            new NthWeekday(8, IsoDayOfWeek.Monday, -1),
            new SameDate(12, 25),
            new SameDate(12, 26),
        ];
        var (expected, atTheWeekend) = (new List<LocalDate>(), new List<LocalDate>());
        foreach (var date in Years.SelectMany(year => rules.Select(rule => rule.In(year)!.Value)))
        {
            var free = date;
            while (free.DayOfWeek >= IsoDayOfWeek.Saturday || expected.Contains(free))
                free = free.PlusDays(1);
            expected.Add(free);
            if (free != date)
                atTheWeekend.Add(date);
        }

        Assert.Equal(Written(expected.Concat(atTheWeekend)), Closed("GB-ENG-WLS"));
        Assert.Equal(["2026-12-26", "2027-12-25", "2027-12-26"], Written(atTheWeekend));
    }

    // Bavaria: article 1 (1) no. 2 and (2) FTG. Saxony and Thuringia: Corpus Christi in some municipalities (section 1 (1) SächsSFG, section 2 (2) ThürFGtG).
    [Theory]
    [InlineData("DE-BY", "augsburg", "2026-08-08", "2027-08-08")]
    [InlineData("DE-BY", "catholic_municipalities", "2026-08-15", "2027-08-15")]
    [InlineData("DE-SN", "catholic_municipalities", "2026-06-04", "2027-05-27")]
    [InlineData("DE-TH", "catholic_municipalities", "2026-06-04", "2027-05-27")]
    [InlineData("FR", "alsace_moselle", "2026-12-26", "2027-12-26")]
    [InlineData("FR", "alsace_moselle_protestant", "2026-04-03", "2027-03-26")]
    [InlineData("FR", "mayotte", "2026-04-27", "2027-04-27")]
    [InlineData("FR", "martinique", "2026-05-22", "2027-05-22")]
    [InlineData("FR", "guadeloupe", "2026-05-27", "2027-05-27")]
    [InlineData("FR", "saint_martin", "2026-05-28", "2027-05-28")]
    [InlineData("FR", "guyane", "2026-06-10", "2027-06-10")]
    [InlineData("FR", "saint_barthelemy", "2026-10-09", "2027-10-09")]
    [InlineData("FR", "reunion", "2026-12-20", "2027-12-20")]
    public void A_part_has_the_days_of_its_place_and_those_of_its_own(string set, string part, params string[] own) =>
        Assert.Equal(Closed(set).Concat(own).Order(StringComparer.Ordinal), Closed(set, null, part));

    // A place that works on every day of the week is closed on the holiday itself, also where another day is free in its place.
    [Fact]
    public void A_day_in_the_place_of_another_never_stands_alone()
    {
        var missing =
            from set in HolidayCatalogue.All
            from day in HolidayCatalogue.Take(set.Code).Days
            where day is { Open: false, InsteadOf: { } other } && set.Years.Contains(Date(other).Year) && !Closed(set.Code).Contains(other)
            select (set.Code, day.Date);

        Assert.Empty(missing);
    }

    // 5 U.S.C. 6103(b) and Executive Order 11582: the Friday before a Saturday, the Monday after a Sunday.
    [Fact]
    public void The_United_States_have_the_days_of_the_code_and_those_in_their_place()
    {
        YearlyRule[] rules =
        [
            new SameDate(1, 1),
            new NthWeekday(1, IsoDayOfWeek.Monday, 3),
            new NthWeekday(2, IsoDayOfWeek.Monday, 3),
            new NthWeekday(5, IsoDayOfWeek.Monday, -1),
            new SameDate(6, 19),
            new SameDate(7, 4),
            new NthWeekday(9, IsoDayOfWeek.Monday, 1),
            new NthWeekday(10, IsoDayOfWeek.Monday, 2),
            new SameDate(11, 11),
            new NthWeekday(11, IsoDayOfWeek.Thursday, 4),
            new SameDate(12, 25),
        ];
        var days = Enumerable.Range(2025, 4).SelectMany(year => rules.Select(rule => rule.In(year)!.Value)).ToArray();
        var inTheirPlace = days.Where(d => d.DayOfWeek >= IsoDayOfWeek.Saturday).Select(d => d.PlusDays(d.DayOfWeek is IsoDayOfWeek.Saturday ? -1 : 1));

        Assert.Equal(Written(days.Concat(inTheirPlace).Where(d => Years.Contains(d.Year))), Closed("US"));
    }

    [Fact]
    public void China_covers_the_year_that_the_State_Council_announced_and_no_other()
    {
        var (set, holidays) = (HolidayCatalogue.Find("CN")!, HolidayCatalogue.Take("CN"));

        Assert.Equal([2026], set.Years);
        Assert.Equal([2026], holidays.Years);
        var closed = new[] { ("01-01", 3), ("02-15", 9), ("04-04", 3), ("05-01", 5), ("06-19", 3), ("09-25", 3), ("10-01", 7) };
        Assert.Equal(Written(closed.SelectMany(c => Enumerable.Range(0, c.Item2).Select(day => Date($"2026-{c.Item1}").PlusDays(day)))), Closed("CN", 2026));
        var worked = holidays.Days.Where(d => d.Open).ToArray();
        Assert.Equal(["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"], worked.Select(d => d.Date));
        Assert.All(worked, d => Assert.True(Date(d.Date).DayOfWeek >= IsoDayOfWeek.Saturday));
        Assert.All(worked, d => Assert.True(Date(d.InsteadOf!).DayOfWeek < IsoDayOfWeek.Saturday));
        Assert.All(worked, d => Assert.Contains(d.InsteadOf, Closed("CN")));
    }

    // Order 795 of 2024, article 2: what it fixes without waiting for an announcement.
    [Fact]
    public void China_has_the_days_of_the_law_in_a_year_that_was_not_announced()
    {
        var (set, holidays) = (HolidayCatalogue.Find("CN")!, HolidayCatalogue.Take("CN"));
        static IEnumerable<LocalDate> ByLaw(int year) =>
            [
                new(year, 1, 1),
                .. Enumerable.Range(-1, 4).Select(day => Lunar(year, 1, 1).PlusDays(day)),
                Qingming(year),
                new(year, 5, 1),
                new(year, 5, 2),
                Lunar(year, 5, 5),
                Lunar(year, 8, 15),
                new(year, 10, 1),
                new(year, 10, 2),
                new(year, 10, 3),
            ];

        Assert.Equal([2027], set.Provisional);
        Assert.Equal(Written(ByLaw(2027)), Closed("CN", 2027));
        Assert.Equal(
            ["2027-02-06", "2027-04-05", "2027-06-09", "2027-09-15"],
            Written([Lunar(2027, 1, 1), Qingming(2027), Lunar(2027, 5, 5), Lunar(2027, 8, 15)])
        );
        Assert.All(holidays.Days.Where(d => d.Date.StartsWith("2027", StringComparison.Ordinal)), d => Assert.False(d.Open));
        // What was announced leaves out nothing of the law either: a year that moves from one list to the other only gains days.
        Assert.Empty(Written(ByLaw(2026)).Except(Closed("CN", 2026)));
        Assert.All(HolidayCatalogue.All.Where(s => s.Code != "CN"), s => Assert.Empty(s.Provisional));
    }

    [Fact]
    public void Every_text_is_in_every_language_and_every_source_has_an_address()
    {
        Assert.Equal(20, HolidayCatalogue.All.Count);
        foreach (var set in HolidayCatalogue.All)
        {
            var days = HolidayCatalogue.Take(set.Code, [.. set.Parts.Select(p => p.Code)]).Days;
            var texts = days.Select(d => d.Name).Append(set.Name).Concat(set.Parts.Select(p => p.Name)).Concat(set.Remarks is null ? [] : [set.Remarks]);
            Assert.All(texts, text => Assert.Equal(Languages.Supported.Order(), text.Keys.Order()));
            Assert.All(texts.SelectMany(t => t.Values), text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.StartsWith("https://", set.Source.Url, StringComparison.Ordinal);
            Assert.Equal(days.Select(d => d.Date).Order(StringComparer.Ordinal), days.Select(d => d.Date));
        }
    }

    [Theory]
    [InlineData("""{ "date": "2026-02-30", "name": "x" }""")]
    [InlineData("""{ "date": "2028-01-01", "name": "x" }""")]
    [InlineData("""{ "date": "2026-01-01", "name": "y" }""")]
    [InlineData("""{ "date": "2026-01-01", "name": "x", "open": true }""")]
    [InlineData("""{ "date": "2026-01-01", "name": "x", "in": ["B"] }""")]
    [InlineData("""{ "date": "2026-01-01", "name": "x", "in": ["A"], "part": "q" }""")]
    [InlineData("""{ "date": "2026-01-01", "name": "x", "part": "p" }""")]
    [InlineData("""{ "date": "2026-01-01", "name": "x" }, { "date": "2026-01-01", "name": "x", "in": ["A"], "part": "p" }""")]
    [InlineData("""{ "date": "2027-01-01", "name": "x", "insteadOf": "2027-01-02" }""")]
    [InlineData("""{ "date": "2027-01-02", "name": "x", "open": true, "insteadOf": "2027-01-01" }""")]
    [InlineData("""{ "date": "2026-01-01", "name": "x" }, { "date": "2026-01-01", "name": "x" }""")]
    public void Data_that_make_no_sense_are_noticed(string days) => Assert.Throws<InvalidDataException>(() => Read("[2027]", days));

    [Fact]
    public void A_year_is_either_covered_or_provisional()
    {
        const string day = """{ "date": "2027-01-01", "name": "x" }""";

        Assert.Equal([2027], Read("[2027]", day).Single().Set.Provisional);
        Assert.Throws<InvalidDataException>(() => Read("[2026, 2027]", day));
    }

    private static (HolidaySetSummary Set, TakenHolidays)[] Read(string provisional, string days)
    {
        var json = $$"""
            {
              "region": "A", "edition": "1", "years": [2026], "provisional": {{provisional}}, "names": { "x": { "en": "X" } },
              "sets": [{ "code": "A", "name": { "en": "A" }, "source": { "name": "Law", "url": "https://example.com" }, "parts": [{ "code": "p", "name": { "en": "P" } }] }],
              "days": [{{days}}]
            }
            """;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));

        return [.. HolidayCatalogue.Read("a.json", stream)];
    }

    private static string[] Closed(string code, int? year = null, params string[] parts) =>
        [.. HolidayCatalogue.Take(code, parts).Days.Where(d => !d.Open && d.Date.StartsWith($"{year}", StringComparison.Ordinal)).Select(d => d.Date)];

    // In the calendar, a leap month takes the number after that of the month that it repeats.
    private static LocalDate Lunar(int year, int month, int day)
    {
        var calendar = new ChineseLunisolarCalendar();
        var leap = calendar.GetLeapMonth(year);
        return LocalDate.FromDateTime(calendar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    // The day in China on which the sun reaches 15 degrees of longitude, by the formulas of low accuracy: to a hundredth of a degree, a quarter of an hour.
    private static LocalDate Qingming(int year)
    {
        var at = Instant.FromUtc(year, 4, 1, 0, 0);
        while (Longitude(at) < 15)
            at += Duration.FromMinutes(1);
        return at.InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;
    }

    private static double Longitude(Instant at)
    {
        var centuries = (at - Instant.FromUtc(2000, 1, 1, 12, 0)).TotalDays / 36525;
        var anomaly = Radians(357.52911 + (35999.05029 * centuries));
        var centre = ((1.914602 - (0.004817 * centuries)) * Math.Sin(anomaly)) + (0.019993 * Math.Sin(2 * anomaly)) + (0.000289 * Math.Sin(3 * anomaly));
        var node = Radians(125.04 - (1934.136 * centuries));
        return (280.46646 + (36000.76983 * centuries) + centre - 0.00569 - (0.00478 * Math.Sin(node))) % 360;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static IEnumerable<string> Written(IEnumerable<LocalDate> dates) => dates.Order().Select(d => d.ToString("uuuu-MM-dd", null));

    private static LocalDate Date(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
}
