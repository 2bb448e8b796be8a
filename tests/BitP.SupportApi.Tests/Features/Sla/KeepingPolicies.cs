using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Sla.PolicyBodies;

namespace BitP.SupportApi.Tests.Features.Sla;

/// <summary>Leads say what is to be reached, staff reads it, and nothing that was said is lost.</summary>
public sealed class KeepingPolicies
{
    [Fact]
    public async Task It_is_created_with_all_that_it_can_say_and_read_by_staff()
    {
        var desk = await Desk.SetAsync();
        var schedule = (await desk.App.Agent.GetAsync("/v1/schedules?limit=1")).Items[0].Str("id");

        var created = await desk.Supervisor.PostAsync(
            Policies,
            JsonNode.Parse(
                $$"""
                {
                  "name": "All", "match": { "category": ["login", "deposit"], "channel": "chat", "priority": "high", "partner": "{{desk.Partner.PartnerId}}", "language": "DE" },
                  "targets": [
                    { "clock": "first_response", "channel": "chat", "priority": "high", "target": "PT5M", "calendar": "business", "outerLimit": "PT90M" },
                    { "clock": "first_response", "target": "P1D", "calendar": "elapsed" }
                  ],
                  "scheduleId": "{{schedule}}", "warnAt": ["50%", "PT60M"], "pausesOn": ["pending"], "reopenedWith": "full", "effectiveFrom": "2100-01-01T00:00:00Z"
                }
                """
            )!
        );

        created.ShouldBe(201);
        Assert.Equal("\"1\"", created.VersionTag);
        Assert.Equal(["login", "deposit"], created["match"]!["category"].Strings());
        Assert.Equal(["chat"], created["match"]!["channel"].Strings());
        Assert.Equal(["high"], created["match"]!["priority"].Strings());
        Assert.Equal([desk.Partner.PartnerId.ToString()], created["match"]!["partner"].Strings());
        Assert.Equal(["de"], created["match"]!["language"].Strings());
        var first = created["targets"]![0];
        Assert.Equal(("first_response", "chat", "high"), (first.Str("clock"), first.Str("channel"), first.Str("priority")));
        Assert.Equal(("PT5M", "business", "PT1H30M"), (first.Str("target"), first.Str("calendar"), first.Str("outerLimit")));
        Assert.Equal("PT24H", created["targets"]![1].Str("target"));
        Assert.Equal(["50%", "PT1H"], created["warnAt"].Strings());
        Assert.Equal(["pending"], created["pausesOn"].Strings());
        Assert.Equal(("full", schedule), (created.Text("reopenedWith"), created.Text("scheduleId")));
        Assert.Equal("2100-01-01T00:00:00Z", created.Text("effectiveFrom"));
        foreach (var kind in Desk.StaffKinds)
            Assert.Equal(created.Json["match"]!.ToJsonString(), (await desk.By(kind).GetAsync(created.Header("Location")!))["match"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_left_out_has_its_default()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();

        var created = await app.Admin.MadeAsync(new { match = new { partner = partner.PartnerId } });

        Assert.Equal(["80%"], created["warnAt"].Strings());
        Assert.Equal(["pending", "on_hold"], created["pausesOn"].Strings());
        Assert.Equal("remaining", created.Text("reopenedWith"));
        Assert.Equal(created.Text("createdAt"), created.Text("effectiveFrom"));
        Assert.Null(created["scheduleId"]);
        Assert.Null(created["escalateTo"]);
        Assert.Null(created["retiredAt"]);
        Assert.Null(created["match"]!["channel"]);
        Assert.Equal(["PT30M"], (
                await app.Admin.MadeAsync(
                    new
                    {
                        order = 1,
                        match = new { partner = partner.PartnerId, channel = "web" },
                        warnAt = "PT30M",
                    }
                )
            )["warnAt"].Strings());
        var silent = await app.Admin.MadeAsync(
            new
            {
                order = 1,
                match = new { partner = partner.PartnerId, channel = "app" },
                warnAt = Array.Empty<string>(),
                pausesOn = Array.Empty<string>(),
            }
        );
        Assert.Empty(silent["warnAt"]!.AsArray());
        Assert.Empty(silent["pausesOn"]!.AsArray());
    }

    [Fact]
    public async Task A_change_makes_a_version_and_leaves_those_before_as_they_were()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T12:00:00Z");
        var created = await app.Admin.MadeAsync(new { match = new { channel = "wechat" } });
        var path = created.Header("Location")!;
        await app.AdvanceAsync("PT1H");

        var changed = await app.Supervisor.PatchAsync(
            path,
            new
            {
                match = new { priority = "high" },
                warnAt = "PT1H",
                effectiveFrom = "2027-01-11T12:00:00Z",
            },
            ("If-Match", created.ETag!)
        );

        changed.ShouldBe(200);
        Assert.Equal(("\"2\"", "2027-01-11T12:00:00Z"), (changed.VersionTag, changed.Text("effectiveFrom")));
        Assert.Equal(["wechat"], changed["match"]!["channel"].Strings());
        Assert.Equal(["high"], changed["match"]!["priority"].Strings());
        Assert.Equal(changed.Raw, (await app.Agent.GetAsync(path)).Raw);
        var versions = await app.Agent.GetAsync($"{path}/versions?limit=1");
        Assert.Equal((2, "2027-01-04T13:00:00Z"), (versions.Items.Single()!["version"]!.GetValue<int>(), versions.Items[0].Str("createdAt")));
        var older = (await app.Agent.GetAsync($"{path}/versions?cursor={versions.Text("nextCursor")}")).Items.Single();
        Assert.Equal((1, "2027-01-04T12:00:00Z"), (older!["version"]!.GetValue<int>(), older.Str("effectiveFrom")));
        Assert.Equal(["80%"], older["warnAt"].Strings());
        Assert.Null(older["match"]!["priority"]);
        (await app.Agent.GetAsync($"{path}/versions?cursor=nonsense")).ShouldBeProblem(400, "cursor_invalid");
        (await app.Agent.GetAsync($"{Policies}/{Guid.NewGuid()}/versions")).ShouldBeProblem(404, "policy_not_found");

        var cleared = await app.Admin.PatchAsync(path, new { match = new { priority = (string?)null }, warnAt = (string?)null }, ("If-Match", "*"));
        cleared.ShouldBe(200);
        Assert.Null(cleared["match"]!["priority"]);
        Assert.Equal(["80%"], cleared["warnAt"].Strings());
        Assert.Equal("2027-01-04T13:00:00Z", cleared.Text("effectiveFrom"));
    }

    [Fact]
    public async Task A_change_that_changes_nothing_makes_no_version()
    {
        await using var app = await SupportApp.StartAsync();
        var created = await app.Admin.MadeAsync(new { match = new { channel = "wechat" } });

        foreach (
            var same in new object[]
            {
                new { name = "Mine" },
                new { match = new { channel = new[] { "wechat" } } },
                new { order = created["order"]!.GetValue<int>() },
            }
        )
            Assert.Equal("\"1\"", (await app.Admin.PatchAsync(created.Header("Location")!, same, ("If-Match", created.ETag!))).VersionTag);
    }

    [Fact]
    public async Task A_retired_one_gives_up_its_place_and_can_still_be_read()
    {
        await using var app = await SupportApp.StartAsync();
        var names = await app.Admin.NamesAsync();
        var created = await app.Admin.MadeAsync(new { match = new { channel = "wechat" } });
        var path = created.Header("Location")!;

        (await app.Admin.PostAsync($"{path}/retire", null, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        var retired = await app.Supervisor.PostAsync($"{path}/retire", null, ("If-Match", created.ETag!));

        retired.ShouldBe(200);
        Assert.NotNull(retired["retiredAt"]);
        Assert.Null(retired["order"]);
        Assert.Equal(names, await app.Admin.NamesAsync());
        Assert.Equal(retired.Raw, (await app.Agent.GetAsync(path)).Raw);
        Assert.Single((await app.Agent.GetAsync($"{path}/versions")).Items);
        (await app.Admin.PostAsync($"{path}/retire")).ShouldBeProblem(409, "policy_retired");
        (await app.Admin.PatchAsync(path, new { name = "Other" }, ("If-Match", "*"))).ShouldBeProblem(409, "policy_retired");
        (await app.Admin.PostAsync($"{Policies}/{Guid.NewGuid()}/retire")).ShouldBeProblem(404, "policy_not_found");
    }

    [Fact]
    public async Task Each_change_is_an_event_for_staff_that_says_who_and_what()
    {
        await using var app = await SupportApp.StartAsync();
        var order = (await app.Admin.GetAsync($"{Policies}/order"))["order"].Strings();
        var created = await app.Supervisor.MadeAsync(new { order = 1, match = new { channel = "wechat" } });
        var id = created.Text("id");
        (await app.Supervisor.PatchAsync(created.Header("Location")!, new { name = "Other", warnAt = "50%" }, ("If-Match", "*"))).ShouldBe(200);
        (await app.Supervisor.PostAsync($"{created.Header("Location")}/retire")).ShouldBe(200);

        var made = await app.Agent.FirstEventAsync("sla_policy.created", id);
        Assert.Equal(("supervisor", "Mine", "staff"), (made["actor"].Str("kind"), made["data"].Str("name"), made.Str("visibility")));
        var updated = await app.Agent.FirstEventAsync("sla_policy.updated", id);
        Assert.Equal(["name", "warnAt"], updated["data"]!["changed"].Strings());
        Assert.Equal("Other", (await app.Agent.FirstEventAsync("sla_policy.retired", id))["data"].Str("name"));
        var ordered = await Desk.FeedAsync(app.Agent, "sla_policies.ordered", 3);
        Assert.Equal([.. order.Prepend(id)], ordered[^2]!["data"]!["order"].Strings());
        Assert.Equal(order, ordered[^1]!["data"]!["order"].Strings());
        Assert.Empty((await app.PartnerA.GetAsync("/v1/events?types=sla_policy.*,sla_policies.*")).Items);
    }

    [Fact]
    public async Task A_version_that_others_have_not_seen_is_not_overwritten()
    {
        await using var app = await SupportApp.StartAsync();
        var created = await app.Admin.MadeAsync(new { match = new { channel = "wechat" } });
        var path = created.Header("Location")!;

        (await app.Admin.PatchAsync(path, new { name = "Other" })).ShouldBeProblem(428, "if_match_required");
        (await app.Admin.PatchAsync(path, new { name = "Other" }, ("If-Match", "\"2\""))).ShouldBeProblem(412, "version_mismatch");
        (await app.Admin.PatchAsync($"{Policies}/{Guid.NewGuid()}", new { name = "Other" }, ("If-Match", "*"))).ShouldBeProblem(404, "policy_not_found");
        Assert.Equal("Mine", (await app.Admin.GetAsync(path)).Text("name"));
    }

    [Fact]
    public async Task Nobody_but_staff_reads_them_and_nobody_but_leads_changes_them()
    {
        var desk = await Desk.SetAsync();
        var path = (await desk.Admin.MadeAsync(new { match = new { partner = desk.Partner.PartnerId } })).Header("Location")!;

        foreach (var kind in Desk.Kinds.Except(Desk.StaffKinds))
        foreach (var read in new[] { Policies, path, $"{path}/versions", $"{Policies}/order" })
            (await desk.By(kind).GetAsync(read)).ShouldBeProblem(403, "actor_not_allowed");
        foreach (var kind in new[] { "partner", "customer", "agent" })
        {
            (await desk.By(kind).PostAsync(Policies, Policy())).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PatchAsync(path, new { name = "Other" }, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PostAsync($"{path}/retire")).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PutAsync($"{Policies}/order", new { order = Array.Empty<string>() }, ("If-Match", "*"))).ShouldBeProblem(
                403,
                "actor_not_allowed"
            );
        }
    }
}
