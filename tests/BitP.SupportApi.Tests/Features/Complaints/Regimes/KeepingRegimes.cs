using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.DependencyInjection;
using static BitP.SupportApi.Tests.Features.Complaints.Regimes.RegimeBodies;

namespace BitP.SupportApi.Tests.Features.Complaints.Regimes;

/// <summary>Admins say by which rules complaints are handled, staff and partners read them, and nothing that was said is lost.</summary>
public sealed class KeepingRegimes
{
    [Fact]
    public async Task It_is_created_and_read_by_staff_and_partners_with_what_was_left_out_as_it_is_documented()
    {
        var app = await SupportApp.SharedAsync();

        var created = await app.Admin.MadeAsync();

        Assert.Equal($"{Root}/{created.Text("key")}", created.Header("Location"));
        Assert.Equal("\"1\"", created.VersionTag);
        Assert.Equal(("unit", "go_on"), (created.Text("handlerShownAs"), created.Text("unanswered")));
        Assert.True(created["independentHandler"]!.GetValue<bool>());
        Assert.Equal(created.Text("createdAt"), created.Text("effectiveFrom"));
        Assert.Null(created["scheduleId"]);
        Assert.Null(created["updateEvery"]);
        Assert.Empty(created["documents"]!.AsArray());
        var deadline = created["steps"]![0]!["deadline"]!;
        Assert.Equal(
            ("P2M", "receipt", "excluded", "same_date", "stays"),
            (deadline.Str("within"), deadline.Str("of"), deadline.Str("dayOfReceipt"), deadline.Str("monthEnd"), deadline.Str("lastDayHoliday"))
        );
        foreach (var caller in new[] { app.Agent, app.Supervisor, app.Admin, app.PartnerA })
            Assert.Equal(created.Json.ToJsonString(), (await caller.GetAsync(created.Header("Location")!)).Json.ToJsonString());
        Assert.Contains(created.Text("key"), (await app.PartnerB.GetAsync($"{Root}?limit=200")).Items.Select(r => r.Str("key")));
    }

    [Fact]
    public async Task A_change_makes_a_version_and_those_before_stay()
    {
        var app = await SupportApp.SharedAsync();
        var path = (await app.Admin.MadeAsync()).Header("Location")!;

        var changed = await app.Admin.PatchAsync(
            path,
            new
            {
                updateEvery = "P10D",
                name = new { en = "Ours" },
                steps = new[] { new { step = "decide", deadline = new { within = "P8W" } } },
            },
            ("If-Match", "\"1\"")
        );

        changed.ShouldBe(200);
        Assert.Equal("\"2\"", changed.VersionTag);
        Assert.Equal(("Ours", "Meine"), (changed["name"].Str("en"), changed["name"].Str("de")));
        var old = await app.Agent.GetAsync($"{path}?version=1");
        Assert.Equal(("Mine", "P2M", 1), (old["name"].Str("en"), old["steps"]![0]!["deadline"].Str("within"), old["version"]!.GetValue<long>()));
        Assert.Equal("P8W", (await app.Agent.GetAsync($"{path}?version=2"))["steps"]![0]!["deadline"].Str("within"));
        (await app.Agent.GetAsync($"{path}?version=3")).ShouldBeProblem(404, "regime_version_not_found");
        Assert.Equal([2L, 1L], (await app.Agent.GetAsync($"{path}/versions")).Items.Select(v => v!["version"]!.GetValue<long>()));
        var first = await app.Agent.GetAsync($"{path}/versions?limit=1");
        Assert.Equal(
            [1L],
            (await app.Agent.GetAsync($"{path}/versions?limit=1&cursor={first.Text("nextCursor")}")).Items.Select(v => v!["version"]!.GetValue<long>())
        );

        (await app.Admin.PatchAsync(path, new { updateEvery = "P9D" }, ("If-Match", "\"1\""))).ShouldBe(412);
        (await app.Admin.PatchAsync(path, new { updateEvery = "P9D" })).ShouldBe(428);
        var cleared = await app.Admin.PatchAsync(path, JsonNode.Parse("""{ "updateEvery": null }""")!, ("If-Match", "*"));
        Assert.Null(cleared["updateEvery"]);
        (await app.Admin.PatchAsync(path, JsonNode.Parse("""{ "updateEvery": null }""")!, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal(3, (await app.Agent.GetAsync($"{path}/versions")).Items.Count);
    }

    [Fact]
    public async Task A_retired_regime_is_read_and_explained_but_not_changed_listed_or_made_again()
    {
        var app = await SupportApp.SharedAsync();
        var created = await app.Admin.MadeAsync();
        var path = created.Header("Location")!;

        var retired = await app.Admin.PostAsync($"{path}/retire");

        retired.ShouldBe(200);
        Assert.NotNull(retired["retiredAt"]);
        (await app.Admin.PostAsync($"{path}/retire")).ShouldBeProblem(409, "regime_retired");
        (await app.Admin.PatchAsync(path, new { updateEvery = "P9D" }, ("If-Match", "*"))).ShouldBeProblem(409, "regime_retired");
        (await app.Admin.PostAsync(Root, Regime(new { key = created.Text("key") }))).ShouldBeProblem(409, "regime_exists");
        (await app.Agent.GetAsync(path)).ShouldBe(200);
        (await app.Agent.PostAsync($"{path}/preview", new { receivedAt = "2026-11-23T10:00:00Z" })).ShouldBe(200);
        Assert.DoesNotContain(created.Text("key"), (await app.Agent.GetAsync($"{Root}?limit=200")).Items.Select(r => r.Str("key")));
    }

    [Fact]
    public async Task Only_admins_change_and_customers_see_none()
    {
        var app = await SupportApp.SharedAsync();
        var (customer, _) = await (await app.NewPartnerAsync()).NewCustomerAsync();
        var path = (await app.Admin.MadeAsync()).Header("Location")!;

        foreach (var caller in new[] { app.Agent, app.Supervisor, app.PartnerA, customer })
        {
            (await caller.PostAsync(Root, Regime())).ShouldBe(403);
            (await caller.PatchAsync(path, new { updateEvery = "P9D" }, ("If-Match", "*"))).ShouldBe(403);
            (await caller.PostAsync($"{path}/retire")).ShouldBe(403);
        }
        (await customer.GetAsync(path)).ShouldBe(403);
        (await app.Anonymous.GetAsync(path)).ShouldBe(401);
        foreach (var unknown in new[] { "nothing", "EU_MICA", "eu-mica", new string('x', 300) })
            (await app.Agent.GetAsync($"{Root}/{unknown}")).ShouldBeProblem(404, "regime_not_found");
    }

    [Fact]
    public async Task What_happens_to_it_is_told_to_staff()
    {
        var app = await SupportApp.SharedAsync();
        var created = await app.Admin.MadeAsync();
        var path = created.Header("Location")!;
        (await app.Admin.PatchAsync(path, new { updateEvery = "P9D", effectiveFrom = "2100-01-01T00:00:00Z" }, ("If-Match", "*"))).ShouldBe(200);
        (await app.Admin.PostAsync($"{path}/retire")).ShouldBe(200);

        foreach (var happened in new[] { "created", "updated", "retired" })
            Assert.Equal(created.Text("key"), (await app.Agent.FirstEventAsync($"complaint_regime.{happened}", created.Text("id")))["data"].Str("key"));
        Assert.Equal(["updateEvery"], (await app.Agent.FirstEventAsync("complaint_regime.updated", created.Text("id")))["data"]!["changed"].Strings());
        Assert.Empty((await app.PartnerA.GetAsync("/v1/events?types=complaint_regime.*")).Items);
    }

    [Fact]
    public async Task Who_files_gets_the_version_in_force_then()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-11-23T10:00:00Z");
        var key = (await app.Admin.MadeAsync()).Text("key");
        (await app.Admin.PatchAsync($"{Root}/{key}", new { updateEvery = "P9D", effectiveFrom = "2026-12-01T00:00:00Z" }, ("If-Match", "*"))).ShouldBe(200);
        await app.AdvanceAsync("P30D");
        (await app.Admin.PostAsync($"{Root}/{key}/retire")).ShouldBe(200);

        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var regimes = new ComplaintRegimes(db, app.Services.GetRequiredService<ScheduleCalendars>());

        Assert.Null(await regimes.FindInForceAsync(key, At("2026-11-23T09:59:59Z"), default));
        Assert.Equal(1, (await regimes.FindInForceAsync(key, At("2026-11-23T10:00:00Z"), default))!.Version);
        Assert.Equal(1, (await regimes.FindInForceAsync(key, At("2026-11-30T23:59:59Z"), default))!.Version);
        var second = (await regimes.FindInForceAsync(key, At("2026-12-01T00:00:00Z"), default))!;
        Assert.Equal((2, "P9D"), (second.Version, second.Content.UpdateEvery));
        Assert.Null(await regimes.FindInForceAsync(key, At("2026-12-23T10:00:00Z"), default));
        Assert.Null(await regimes.FindInForceAsync("nothing", At("2026-12-01T00:00:00Z"), default));
        Assert.Null((await regimes.FindAsync(key, 1, default))!.Content.UpdateEvery);
        Assert.Null(await regimes.FindAsync(key, 9, default));
        Assert.NotNull(await regimes.FindInForceAsync("eu_mica", At("2020-01-01T00:00:00Z"), default));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
