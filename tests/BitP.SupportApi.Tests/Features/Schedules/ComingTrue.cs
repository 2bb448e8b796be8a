using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>What a preview foretells is what is answered once the change is made, for any change of any schedule.</summary>
public sealed class ComingTrue
{
    private const int Changes = 12;
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 20, 12, 0);
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    // Their clocks change in the months that are compared, by an hour or by half of one, some at midnight.
    private static readonly string[] Zones = ["Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "Asia/Beirut", "Asia/Kathmandu", "UTC"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 5)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_change_does_what_its_preview_said(int seed)
    {
        var random = new Random(seed);
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Text(Now));
        var (desk, other) = (await CreateAsync(app, random), await CreateAsync(app, random));
        var union = await CreateAsync(app, random, desk, other);
        var (moved, same) = (0, 0);

        for (var i = 0; i < Changes; i++)
        {
            // The other one goes on without the union, as two that combine each other are refused.
            var id = random.Next(4) switch
            {
                0 or 1 => desk,
                2 => union,
                _ => other,
            };
            var changes = Change(random, id == union ? [desk, other] : []);
            var from = Now + Duration.FromHours(random.Next(-500, 1000));
            var to = from + Duration.FromMinutes(random.Next(0, 60 * 24 * 100));
            var clocks = Enumerable
                .Range(0, 5)
                .Select(_ => (From: Now + Duration.FromMinutes(random.Next(-20_000, 60_000)), Duration: $"PT{random.Next(0, 10_000)}M"))
                .ToArray();
            var before = await RealityAsync(app, id, from, to, clocks);

            var preview = await app.Supervisor.PostAsync($"/v1/schedules/{id}/preview", Request(changes, from, to, clocks));
            preview.ShouldBe(200);
            var told = $"seed {seed}, change {i} of {id}: {changes.ToJsonString()}\n{preview}";
            Assert.True(before == await RealityAsync(app, id, from, to, clocks), $"The preview changed something. {told}");
            var changed = await app.Supervisor.PatchAsync($"/v1/schedules/{id}", changes, ("If-Match", preview.ETag!));
            changed.ShouldBe(200);
            var after = await RealityAsync(app, id, from, to, clocks);

            var number = preview["nextVersion"] ?? preview["version"]!;
            Assert.True(number.ToJsonString() == changed["version"]!.ToJsonString(), told);
            Assert.True(preview["nextVersion"] is null || preview.Text("effectiveFrom") == changed.Text("effectiveFrom"), told);
            Assert.Equal((before.OpenTime, after.OpenTime), (preview["openTime"].Str("before"), preview["openTime"].Str("after")));
            Assert.Equal(Differences(before, after, preview.Text("timeZone"), from, to), Dates(preview));
            Assert.Equal(before.DueAt.Zip(after.DueAt), preview["clocks"]!.AsArray().Select(c => (c!["dueAt"].Str("before"), c["dueAt"].Str("after"))));
            foreach (var clock in preview["clocks"]!.AsArray().Where(c => c!["dueAt"].Str("before") is not null && c["dueAt"].Str("after") is not null))
                Assert.Equal(
                    At(clock!["dueAt"].Str("after")!) - At(clock["dueAt"].Str("before")!),
                    Duration.FromTimeSpan(System.Xml.XmlConvert.ToTimeSpan(clock.Str("moves")!))
                );
            moved += Dates(preview).Any() ? 1 : 0;
            same += Dates(preview).Any() ? 0 : 1;
        }

        // A test that compares nothing with nothing would pass as well.
        Assert.True(moved > same, $"{moved} of {Changes} changes moved anything.");
    }

    private sealed record Reality(string OpenTime, IReadOnlyList<(Instant From, Instant To)> Windows, IReadOnlyList<string?> DueAt)
    {
        public bool Equals(Reality? other) =>
            other is not null && OpenTime == other.OpenTime && Windows.SequenceEqual(other.Windows) && DueAt.SequenceEqual(other.DueAt);

        public override int GetHashCode() => OpenTime.GetHashCode(StringComparison.Ordinal);
    }

    private static async Task<Reality> RealityAsync(SupportApp app, string id, Instant from, Instant to, (Instant From, string Duration)[] clocks)
    {
        var period = $"from={Text(from)}&to={Text(to)}";
        var windows = await app.Agent.GetAsync($"/v1/schedules/{id}/windows?{period}");
        var due = new List<string?>();
        foreach (var clock in clocks)
            due.Add((await app.Agent.GetAsync($"/v1/schedules/{id}/deadline?from={Text(clock.From)}&duration={clock.Duration}")).Json.Str("dueAt"));
        return new(
            (await app.Agent.GetAsync($"/v1/schedules/{id}/business-time?{period}")).Text("duration"),
            [.. windows["windows"]!.AsArray().Select(w => (At(w.Str("from")!), At(w.Str("to")!)))],
            due
        );
    }

    // Worked out from the windows of the whole period, minute by minute and without the calendars of dates that the program has.
    private static IEnumerable<string> Differences(Reality before, Reality after, string timeZone, Instant from, Instant to)
    {
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var dates = new SortedDictionary<LocalDate, (List<(Instant, Instant)> Before, List<(Instant, Instant)> After)>();
        foreach (var (reality, isAfter) in new[] { (before, false), (after, true) })
        foreach (var window in reality.Windows)
            for (var start = window.From; start < window.To; )
            {
                var date = start.InZone(zone).Date;
                var end = Instant.Min(window.To, zone.AtStartOfDay(date.PlusDays(1)).ToInstant());
                // Clocks that go back over midnight show a date that has passed.
                while (end <= start)
                    (date, end) = (date.PlusDays(1), Instant.Min(window.To, zone.AtStartOfDay(date.PlusDays(2)).ToInstant()));
                var of = dates.TryGetValue(date, out var known) ? known : dates[date] = ([], []);
                (isAfter ? of.After : of.Before).Add((start, end));
                start = end;
            }
        return dates
            .Where(d => !d.Value.Before.SequenceEqual(d.Value.After))
            .Select(d => $"{LocalDatePattern.Iso.Format(d.Key)}: {Written(d.Value.Before)} -> {Written(d.Value.After)}")
            .Take(100);
    }

    private static IEnumerable<string> Dates(Answer preview) =>
        PreviewingAChange.Dates(preview).Select(d => $"{d.Str("date")}: {Written(Open(d!["before"]!))} -> {Written(Open(d["after"]!))}");

    private static IEnumerable<(Instant, Instant)> Open(JsonNode hours) => hours["open"]!.AsArray().Select(w => (At(w.Str("from")!), At(w.Str("to")!)));

    private static string Written(IEnumerable<(Instant From, Instant To)> open) => string.Join(", ", open.Select(w => $"{Text(w.From)}/{Text(w.To)}"));

    private static async Task<string> CreateAsync(SupportApp app, Random random, params string[] combines)
    {
        var body = new JsonObject
        {
            ["name"] = "Desk",
            ["timeZone"] = Zones[random.Next(Zones.Length)],
            ["weekly"] = Weekly(random),
            ["combines"] = new JsonArray([.. combines]),
        };
        var schedule = await app.Admin.PostAsync("/v1/schedules", body);
        schedule.ShouldBe(201);
        return schedule.Text("id");
    }

    private static JsonObject Change(Random random, string[] combines)
    {
        var changes = new JsonObject();
        if (random.Next(2) == 0)
            changes["weekly"] = Weekly(random);
        if (random.Next(4) == 0)
            changes["timeZone"] = Zones[random.Next(Zones.Length)];
        if (random.Next(2) == 0)
            changes["exceptions"] = Exceptions(random);
        if (random.Next(4) == 0)
            changes["holidaySets"] = random.Next(2) == 0 ? new JsonArray("DE-BE") : null;
        if (combines.Length > 0 && random.Next(2) == 0)
            changes["combines"] = new JsonArray([.. combines.Where(_ => random.Next(2) == 0)]);
        if (random.Next(8) == 0)
            changes["name"] = $"Desk {random.Next()}";
        changes["effectiveFrom"] = Text(Now + Duration.FromMinutes(random.Next(60, 60 * 24 * 40)));
        return changes;
    }

    // No two begin on the same day; the nights of one do not reach the next.
    private static JsonArray Weekly(Random random) =>
        [
            .. Days.Where(_ => random.Next(5) > 0)
                .Select(day => new JsonObject
                {
                    ["days"] = new JsonArray(day),
                    ["from"] = $"{random.Next(6, 24):00}:{random.Next(0, 60):00}",
                    ["to"] = random.Next(5) == 0 ? "24:00" : $"{random.Next(0, 6):00}:{random.Next(0, 60):00}",
                })
                .DefaultIfEmpty(
                    new JsonObject
                    {
                        ["days"] = new JsonArray("monday"),
                        ["from"] = "00:00",
                        ["to"] = "24:00",
                    }
                ),
        ];

    private static JsonArray Exceptions(Random random) =>
        [
            .. Enumerable
                .Range(0, 5)
                .Select(_ => Now.InUtc().Date.PlusDays(random.Next(0, 60)))
                .Distinct()
                .Select(date =>
                {
                    var exception = new JsonObject
                    {
                        ["date"] = LocalDatePattern.Iso.Format(date),
                        ["name"] = new JsonObject { ["en"] = $"Exception of {date}" },
                    };
                    if (random.Next(2) == 0)
                        exception["closed"] = true;
                    else
                        exception["hours"] = new JsonArray(new JsonObject { ["from"] = $"{random.Next(0, 24):00}:00", ["to"] = $"{random.Next(0, 24):00}:00" });
                    return exception;
                }),
        ];

    private static JsonObject Request(JsonObject changes, Instant from, Instant to, (Instant From, string Duration)[] clocks) =>
        new()
        {
            ["changes"] = changes.DeepClone(),
            ["from"] = Text(from),
            ["to"] = Text(to),
            ["clocks"] = new JsonArray([.. clocks.Select(c => new JsonObject { ["from"] = Text(c.From), ["duration"] = c.Duration })]),
        };

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
