using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using static BitP.SupportApi.Tests.Features.Schedules.ICalendar.ImportingExceptions;

namespace BitP.SupportApi.Tests.Features.Schedules.ICalendar;

/// <summary>An event closes the time that it takes up also where clocks repeat time or skip it, and little else.</summary>
public sealed class ImportingWhereClocksChange
{
    private const string EveryDay = "\"days\": [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"]";

    [Theory]
    [InlineData("DTSTART:20261025T000000Z|DTEND:20261025T010000Z", "00:00-01:59 03:00-24:00")] // from 02:00 to 02:00
    [InlineData("DTSTART:20261025T011500Z|DTEND:20261025T014500Z", "00:00-02:15 03:00-24:00")] // the second time that it is 02:15
    [InlineData("DTSTART:20261025T001500Z|DTEND:20261025T004500Z", "00:00-01:59 02:45-24:00")] // the first time
    [InlineData("DTSTART:20261025T003000Z|DTEND:20261025T011500Z", "00:00-01:59 03:00-24:00")] // from 02:30 to 02:15
    [InlineData("DTSTART:20261025T020000Z|DTEND:20261025T030000Z", "00:00-03:00 04:00-24:00")]
    [InlineData("DTSTART:20261025T023000|DTEND:20261025T024500", "00:00-01:59 03:00-24:00")] // both times
    [InlineData("DTSTART:20261025T090000Z|DURATION:PT5M|RDATE:20261025T003000Z,20261025T013000Z", "00:00-01:59 03:00-10:00 10:05-24:00")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260329T023000|DTEND;TZID=Europe/Berlin:20260329T030000", "00:00-03:30 04:00-24:00")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260329T021500|DTEND;TZID=Europe/Berlin:20260329T024500", "00:00-03:15 03:45-24:00")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260329T023000|DTEND;TZID=Europe/Berlin:20260329T033000", "00:00-03:30 04:30-24:00")]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260329T023000|DURATION:PT30M", "00:00-03:30 04:00-24:00")]
    [InlineData("DTSTART:20260329T023000|DTEND:20260329T030000", "00:00-03:30 04:00-24:00")]
    [InlineData("DTSTART:20260329T011500Z|DTEND:20260329T014500Z", "00:00-03:15 03:45-24:00")]
    public async Task An_event_closes_all_that_it_takes_up_where_clocks_change(string lines, string hours)
    {
        var (desk, path) = await ScheduleAsync($$"""{ "weekly": [{ {{EveryDay}}, "from": "00:00", "to": "24:00" }] }""", body: true);

        var imported = await ImportAsync(desk, path, File(Event(lines.Split('|'))), "from=2026-01-01&to=2026-12-31");

        imported.ShouldBe(200);
        var added = Assert.Single(imported["added"]!.AsArray());
        Assert.Equal(hours, string.Join(' ', added!["hours"]!.AsArray().Select(h => $"{h.Str("from")}-{h.Str("to")}")));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-10-25")]
    [InlineData("Australia/Lord_Howe", "2026-10-04")] // by half an hour
    [InlineData("Australia/Lord_Howe", "2026-04-05")]
    [InlineData("Antarctica/Troll", "2026-03-29")] // by two hours
    [InlineData("Antarctica/Troll", "2026-10-25")]
    [InlineData("America/Havana", "2024-03-10")] // midnight is skipped
    [InlineData("America/Havana", "2024-11-03")] // and comes twice
    [InlineData("Africa/Cairo", "2026-10-30")] // so does the last hour of a date
    [InlineData("Pacific/Apia", "2011-12-31")] // a date is skipped
    [InlineData("Pacific/Kwajalein", "1993-08-22")]
    [InlineData("Pacific/Kwajalein", "1969-10-01")] // a date comes twice
    public async Task Whatever_the_hours_and_the_events_what_they_take_up_is_closed_and_little_else(string zoneId, string date)
    {
        var desk = await Desk.SetAsync();
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        var near = LocalDatePattern.Iso.Parse(date).Value;
        var noon = near.AtMidnight().PlusHours(12).InZoneLeniently(zone).ToInstant();
        var change = zone.GetZoneIntervals(noon - Duration.FromDays(2), noon + Duration.FromDays(1)).Last().Start;
        var changed = zone.GetUtcOffset(change).Seconds - zone.GetUtcOffset(change - Duration.Epsilon).Seconds;
        var most = Duration.FromSeconds(Math.Abs(changed) + 60);
        var random = new Random(zoneId.Length * near.DayOfYear);

        for (var round = 0; round < 25; round++)
        {
            var weekly = Hours(random, round);
            var events = Enumerable.Range(0, 1 + (round % 3)).Select(i => OneEvent(random, zone, change, i)).ToArray();
            var file = File([.. events.Select(e => e.Text)]);
            var created = await desk.Supervisor.PostAsync(
                "/v1/schedules",
                JsonNode.Parse($$"""{ "name": "Clocks", "timeZone": "{{zoneId}}", "weekly": [{{weekly}}] }""")
            );
            created.ShouldBe(201);
            var path = created.Header("Location")!;
            var imported = await ImportAsync(desk, path, file, $"from={near.PlusDays(-20):uuuu-MM-dd}&to={near.PlusDays(20):uuuu-MM-dd}");
            imported.ShouldBe(200);

            var told = $"{weekly}\n{file}\n{imported.Raw}";
            var was = await OpenAsync(desk, path, change, 1);
            var open = await OpenAsync(desk, path, change, imported["version"]!.GetValue<int>());
            Assert.All(events, e => Assert.True(Without(open, [e.Time]).SequenceEqual(open), $"{e.Time} is open.\n{told}"));
            Assert.True(!Without(open, was).Any(), $"Something was opened.\n{told}");
            var allowed = events.Select(e => new Interval(e.Time.Start - most, e.Time.End + most));
            Assert.True(!Without(was, [.. open, .. allowed]).Any(), $"Too much is closed.\n{told}");
            if (events.Length == 1)
                Assert.True(
                    Without(was, [events[0].Time]).SequenceEqual(was) == imported["ignored"]!.AsArray().Any(i => i.Str("reason") == "outside_hours"),
                    $"What is ignored is closed anyway.\n{told}"
                );
            // What was imported can be written again.
            (await desk.Supervisor.PatchAsync(path, new { name = "Again" }, ("If-Match", "*"))).ShouldBe(200);
        }
    }

    private static string Hours(Random random, int round)
    {
        var cuts = Enumerable.Range(0, 97).OrderBy(_ => random.Next()).Take(4).Order().Select(q => q * 15).ToArray();
        var early = random.Next(1, 8) * 15;
        return (round % 4) switch
        {
            0 => One(0, 1440),
            1 => $"{One(cuts[0], cuts[1])}, {One(cuts[2], cuts[3])}",
            2 => $"{One(early, early + 30)}, {One(early + 30, early + 90)}, {One(23 * 60, 1440)}",
            _ => $"{One(21 * 60, early + 15)}, {One(early + 45, 12 * 60)}",
        };

        static string One(int from, int to) => $$"""{ {{EveryDay}}, "from": "{{Clock(from)}}", "to": "{{Clock(to)}}" }""";

        static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
    }

    private static (string Text, Interval Time) OneEvent(Random random, DateTimeZone zone, Instant change, int i)
    {
        var at = change + Duration.FromMinutes(random.Next(-1600, 1600) / random.Next(1, 20)) + Duration.FromSeconds(random.Next(0, 2) * random.Next(0, 60));
        var length = Duration.FromMinutes(random.Next(1, 150)) + Duration.FromSeconds(random.Next(0, 2) * random.Next(0, 60));
        var duration = string.Create(CultureInfo.InvariantCulture, $"DURATION:PT{(int)length.TotalSeconds}S");
        if (random.Next(3) > 0)
            return (Event($"UID:{i}", $"DTSTART:{at:uuuuMMdd'T'HHmmss}Z", duration), new(at, at + length));
        var local = change.InUtc().LocalDateTime.PlusSeconds(zone.GetUtcOffset(change).Seconds + random.Next(-7200, 7200));
        var from = local.InZoneLeniently(zone).ToInstant();
        return (Event($"UID:{i}", $"DTSTART;TZID={zone.Id}:{local:uuuuMMdd'T'HHmmss}", duration), new(from, from + length));
    }

    private static async Task<IReadOnlyList<Interval>> OpenAsync(Desk desk, string path, Instant around, int version)
    {
        var (from, to) = (around - Duration.FromDays(6), around + Duration.FromDays(6));
        var answer = await desk.Agent.GetAsync($"{path}/windows?from={from}&to={to}&version={version}");
        answer.ShouldBe(200);
        return [.. answer["windows"]!.AsArray().Select(w => new Interval(At(w.Str("from")!), At(w.Str("to")!)))];

        static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
    }

    private static IReadOnlyList<Interval> Without(IReadOnlyList<Interval> times, IReadOnlyList<Interval> others)
    {
        var left = times;
        foreach (var other in others)
            left = [.. left.SelectMany(t => Part(t.Start, Instant.Min(t.End, other.Start)).Concat(Part(Instant.Max(t.Start, other.End), t.End)))];
        return left;

        static IEnumerable<Interval> Part(Instant from, Instant to) => from < to ? [new(from, to)] : [];
    }
}
