using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Schedules;

/// <summary>A question reads the versions that hold in its time, and no others: their texts may be damaged, and it is answered all the same.</summary>
public sealed class ReadingVersions
{
    private const string InFirst = "from=2029-01-08T00:00:00Z&to=2029-01-15T00:00:00Z";

    [Fact]
    public async Task A_question_to_one_version_does_not_read_the_others()
    {
        await using var app = await SupportApp.StartAsync();
        var path = await ThreeVersionsAsync(app);
        await DamageAsync(app, "number <> 2");

        foreach (
            var question in new[]
            {
                $"business-time?{InFirst}",
                $"windows?{InFirst}",
                "status?at=2029-01-08T12:00:00Z",
                "deadline?from=2029-01-08T00:00:00Z&duration=PT9H",
            }
        )
            (await app.PartnerA.GetAsync($"{path}/{question}&version=2")).ShouldBe(200);
        Assert.Equal("252000", (await app.PartnerA.GetAsync($"{path}/business-time?{InFirst}&version=2"))["seconds"]!.ToJsonString());
        (await app.PartnerA.GetAsync($"{path}/business-time?{InFirst}&version=4")).ShouldBeProblem(404, "schedule_version_not_found");
    }

    [Fact]
    public async Task A_question_as_it_stands_reads_those_that_hold_then()
    {
        await using var app = await SupportApp.StartAsync();
        var path = await ThreeVersionsAsync(app);
        var combined = await DenseSchedules.CreateAsync(app, Named(new JsonObject { ["combines"] = new JsonArray(path.Split('/')[^1]) }));
        await DamageAsync(app, "number = 2");

        foreach (var schedule in new[] { path, $"/v1/schedules/{combined}" })
        {
            Assert.Equal("144000", (await app.PartnerA.GetAsync($"{schedule}/business-time?{InFirst}"))["seconds"]!.ToJsonString());
            Assert.Equal(5, (await app.PartnerA.GetAsync($"{schedule}/windows?{InFirst}"))["windows"]!.AsArray().Count);
            Assert.Equal("2029-01-08T16:00:00Z", (await app.PartnerA.GetAsync($"{schedule}/status?at=2029-01-08T12:00:00Z")).Text("until"));
            Assert.Equal("2029-01-09T09:00:00Z", (await app.PartnerA.GetAsync($"{schedule}/deadline?from=2029-01-08T00:00:00Z&duration=PT9H")).Text("dueAt"));
            (await app.PartnerA.GetAsync($"{schedule}/calendar.ics?from=2029-01-08&to=2029-01-15")).ShouldBe(200);
        }
        var change = new { changes = new { name = "Renamed", effectiveFrom = "2036-06-02T00:00:00Z" } };
        var preview = await app.Supervisor.PostAsync($"{path}/preview", change);
        preview.ShouldBe(200);
        Assert.Equal(combined, preview["affects"]![0].Str("id"));
        (await app.Admin.PatchAsync($"/v1/schedules/{combined}", new { name = "Renamed" }, ("If-Match", "*"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_version_is_not_read_again_after_a_change()
    {
        await using var app = await SupportApp.StartAsync();
        var path = await ThreeVersionsAsync(app);
        (await app.PartnerA.GetAsync($"{path}/windows?{InFirst}")).ShouldBe(200);
        await DamageAsync(app, "number < 3");

        (await app.Admin.PatchAsync(path, new { weekly = Weekly("08:00", "10:00"), effectiveFrom = "2041-01-01T00:00:00Z" }, ("If-Match", "*"))).ShouldBe(200);

        Assert.Equal("144000", (await app.PartnerA.GetAsync($"{path}/business-time?{InFirst}"))["seconds"]!.ToJsonString());
        Assert.Equal(
            "50400",
            (await app.PartnerA.GetAsync($"{path}/business-time?from=2042-01-06T00:00:00Z&to=2042-01-13T00:00:00Z"))["seconds"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task What_a_much_later_version_says_is_found()
    {
        var app = await SupportApp.SharedAsync();
        var always = new JsonObject { ["weekly"] = Weekly("00:00", "24:00"), ["effectiveFrom"] = "2040-01-02T10:00:00Z" };
        var path = $"/v1/schedules/{await DenseSchedules.CreateAsync(app, Named(always))}";
        (await app.Admin.PatchAsync(path, new { weekly = Weekly("08:00", "09:00"), effectiveFrom = "2044-01-02T10:00:00Z" }, ("If-Match", "*"))).ShouldBe(200);

        Assert.Equal("2040-01-02T10:00:00Z", (await app.Agent.GetAsync($"{path}/status?at=2029-01-08T12:00:00Z")).Text("nextOpenAt"));
        Assert.Equal("2044-01-02T10:00:00Z", (await app.Agent.GetAsync($"{path}/status?at=2040-06-05T12:00:00Z")).Text("until"));
        Assert.Equal("2040-01-02T11:00:00Z", (await app.Agent.GetAsync($"{path}/deadline?from=2029-01-08T12:00:00Z&duration=PT1H")).Text("dueAt"));
        Assert.Equal("2044-01-03T09:00:00Z", (await app.Agent.GetAsync($"{path}/deadline?from=2044-01-02T09:00:00Z&duration=PT2H")).Text("dueAt"));
    }

    // Each two months after the one before, in the same year: eight hours from Monday to Friday, then ten on each day, then nine.
    private static async Task<string> ThreeVersionsAsync(SupportApp app)
    {
        var path = $"/v1/schedules/{await DenseSchedules.CreateAsync(app, Named(new JsonObject { ["weekly"] = new JsonArray(Hours("08:00", "16:00", 5)) }))}";
        foreach (var (from, to) in new[] { ("2029-03-01", "18:00"), ("2029-05-01", "17:00") })
            (await app.Admin.PatchAsync(path, new { weekly = Weekly("08:00", to), effectiveFrom = $"{from}T00:00:00Z" }, ("If-Match", "*"))).ShouldBe(200);
        return path;
    }

    private static Task DamageAsync(SupportApp app, string which) => app.Database.RunAsync($"UPDATE schedule_versions SET content = 'damaged' WHERE {which}");

    private static JsonObject Named(JsonObject schedule) => Desk.Merge(new JsonObject { ["name"] = "Versions", ["timeZone"] = "UTC" }, schedule);

    private static JsonArray Weekly(string from, string to) => [Hours(from, to, 7)];

    private static JsonObject Hours(string from, string to, int days) =>
        new()
        {
            ["days"] = new JsonArray([.. DenseSchedules.Days.Take(days).Select(day => (JsonNode)day)]),
            ["from"] = from,
            ["to"] = to,
        };
}
