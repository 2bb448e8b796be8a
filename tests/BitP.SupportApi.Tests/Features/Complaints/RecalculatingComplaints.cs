using System.Text.Json.Nodes;
using BitP.SupportApi.Tests.Features.Complaints.Regimes;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Limits stay where they were counted until somebody orders that they are counted anew.</summary>
public sealed class RecalculatingComplaints
{
    private const string Monday = "2027-01-04T09:00:00Z";

    [Fact]
    public async Task A_changed_regime_moves_nothing_and_an_order_moves_it_with_its_reason()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var (desk, key) = (await Desk.SetAsync(app), (await app.Admin.MadeAsync()).Text("key"));
        var path = await desk.ComplainAsync(new { regimes = new[] { key } });
        await ChangeAsync(app, key, "P1M");

        await app.AdvanceAsync("P1D");
        (await desk.Agent.PostAsync($"{path}/acknowledge")).ShouldBe(200);
        var before = await desk.Agent.GetAsync(path);
        Assert.Equal("2027-03-04T23:00:00Z", before["deadlines"].Str("decideBy"));
        Assert.Equal(1, before["regimes"]![0]!["version"]!.GetValue<long>());
        (await desk.Agent.PostAsync($"{path}/recalculate", new { reason = "New rule." })).ShouldBeProblem(403, "actor_not_allowed");
        (await desk.Supervisor.PostAsync($"{path}/recalculate", new { reason = "" })).ShouldRefuse("reason", "required");
        var seen = (await desk.Partner.GetAsync(path)).VersionTag;

        var moved = await desk.Supervisor.PostAsync($"{path}/recalculate", new { reason = "New rule." });

        moved.ShouldBe(200);
        Assert.Equal("2027-02-04T23:00:00Z", moved["deadlines"].Str("decideBy"));
        Assert.Equal(2, moved["regimes"]![0]!["version"]!.GetValue<long>());
        Assert.NotEqual(seen, (await desk.Partner.GetAsync(path)).VersionTag);
        var told = Assert.Single(await EventsAsync(desk, path, "complaint.recalculated"))!["data"]!;
        Assert.Equal("New rule.", told.Str("reason"));
        Assert.Equal((1, 2), (told["regimes"]![0]!["version"]!["before"]!.GetValue<long>(), told["regimes"]![0]!["version"]!["after"]!.GetValue<long>()));
        var limit = Assert.Single(told["limits"]!.AsArray())!;
        Assert.Equal(("decide", "2027-03-04T23:00:00Z"), (limit.Str("step"), limit["dueAt"].Str("before")));
        Assert.Equal("2027-02-04T23:00:00Z", limit["dueAt"].Str("after"));

        // Nothing happens when all is as it was.
        Assert.Equal(moved.VersionTag, (await desk.Supervisor.PostAsync($"{path}/recalculate", new { reason = "Again." })).VersionTag);
        // What comes after counts by the new rule.
        await app.AdvanceAsync("P40D");
        Assert.Equal("2027-02-04T23:00:00Z", Assert.Single(await EventsAsync(desk, path, "complaint.deadline_breached"))!["data"].Str("dueAt"));
    }

    [Fact]
    public async Task What_passes_by_it_is_told_at_once_and_what_had_passed_is_told_no_second_time()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var (desk, key) = (await Desk.SetAsync(app), (await app.Admin.MadeAsync()).Text("key"));
        var path = await desk.ComplainAsync(new { regimes = new[] { key } });
        await app.AdvanceAsync("P10D");
        await ChangeAsync(app, key, "P3D");

        var late = await desk.Supervisor.PostAsync($"{path}/recalculate", new { reason = "Shorter." });

        Assert.True(late["regimes"]![0]!["steps"]![0]!["late"]!.GetValue<bool>());
        var breach = Assert.Single(await EventsAsync(desk, path, "complaint.deadline_breached"))!;
        Assert.Equal(("2027-01-14T09:00:00Z", "2027-01-07T23:00:00Z"), (breach.Str("at"), breach["data"].Str("dueAt")));
        await ChangeAsync(app, key, "P5D");
        Assert.True(
            (await desk.Supervisor.PostAsync($"{path}/recalculate", new { reason = "Not much." }))["regimes"]![0]!["steps"]![0]!["late"]!.GetValue<bool>()
        );
        await app.AdvanceAsync("P1D");
        Assert.Single(await EventsAsync(desk, path, "complaint.deadline_breached"));

        await ChangeAsync(app, key, "P2M");
        var inTime = await desk.Supervisor.PostAsync($"{path}/recalculate", new { reason = "Longer again." });
        Assert.False(inTime["regimes"]![0]!["steps"]![0]!["late"]!.GetValue<bool>());
        await app.AdvanceAsync("P60D");
        Assert.Equal(2, (await EventsAsync(desk, path, "complaint.deadline_breached")).Count);
    }

    [Fact]
    public async Task All_open_complaints_of_a_regime_are_moved_and_no_others()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync(Monday);
        var (key, other) = ((await app.Admin.MadeAsync()).Text("key"), (await app.Admin.MadeAsync()).Text("key"));
        var paths = new List<(Desk Desk, string Path)>();
        var partner = await Desk.SetAsync(app);
        for (var i = 0; i < 23; i++)
            paths.Add((partner, await ComplainAsync(partner, $"c-{i}", key, other)));
        var foreign = await ComplainAsync(partner, "foreign", other);
        (await app.Supervisor.PostAsync($"{paths[0].Path}/withdraw", new { reason = "No more." })).ShouldBe(200);
        var ended = await app.Admin.GetAsync(paths[0].Path);
        await ChangeAsync(app, key, "P1M");
        await ChangeAsync(app, other, "P1M");

        (await app.Supervisor.PostAsync($"{RegimeBodies.Root}/{key}/recalculate", new { reason = "New rule." })).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Admin.PostAsync($"{RegimeBodies.Root}/nowhere/recalculate", new { reason = "New rule." })).ShouldBeProblem(404, "regime_not_found");
        (await app.Admin.PostAsync($"{RegimeBodies.Root}/{key}/recalculate", new { })).ShouldRefuse("reason", "required");
        var reason = new string('界', 4000);
        (await app.Admin.PostAsync($"{RegimeBodies.Root}/{key}/recalculate", new { reason })).ShouldBe(200);
        await app.AdvanceAsync("PT0S");

        foreach (var (_, path) in paths.Skip(1))
        {
            var moved = await app.Admin.GetAsync(path);
            Assert.Equal([2L, 1L], moved["regimes"]!.AsArray().Select(r => r!["version"]!.GetValue<long>()));
            Assert.Equal("2027-02-04T23:00:00Z", moved["deadlines"].Str("decideBy"));
            Assert.Equal(reason, Assert.Single(await EventsAsync(partner, path, "complaint.recalculated"))!["data"].Str("reason"));
        }
        Assert.Equal(ended.VersionTag, (await app.Admin.GetAsync(paths[0].Path)).VersionTag);
        Assert.Equal("2027-03-04T23:00:00Z", (await app.Admin.GetAsync(foreign))["deadlines"].Str("decideBy"));
        Assert.Empty((await app.Admin.GetAsync("/v1/due-work?state=due&kind=complaint.recalculation")).Items);
    }

    [Fact]
    public async Task What_has_ended_is_not_counted_anew()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.ComplainAsync();
        (await desk.Partner.PostAsync($"{path}/withdraw", new { reason = "No more." })).ShouldBe(200);

        (await desk.Supervisor.PostAsync($"{path}/recalculate", new { reason = "New rule." })).ShouldBeProblem(409, "complaint_status_not_allowed");
    }

    private static async Task<string> ComplainAsync(Desk desk, string externalId, params string[] regimes)
    {
        var body = new
        {
            description = "Nobody answered.",
            customer = new { externalId },
            regimes,
        };
        var filed = await desk.Partner.PostAsync("/v1/complaints", body);
        filed.ShouldBe(201);
        return $"/v1/complaints/{filed.Text("id")}";
    }

    private static async Task ChangeAsync(SupportApp app, string key, string within)
    {
        var steps = JsonNode.Parse($$"""[{ "step": "decide", "deadline": { "within": "{{within}}" } }]""");
        (await app.Admin.PatchAsync($"{RegimeBodies.Root}/{key}", new { steps }, ("If-Match", "*"))).ShouldBe(200);
    }

    private static async Task<List<JsonNode?>> EventsAsync(Desk desk, string path, string type) =>
        [.. (await desk.Agent.GetAsync($"{path}/timeline")).Items.Where(e => e.Str("type") == type)];
}
