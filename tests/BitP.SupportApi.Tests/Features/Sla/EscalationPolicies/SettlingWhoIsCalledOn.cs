using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Sla.EscalationPolicies;

/// <summary>Supervisors settle who is called on, one after another.</summary>
public sealed class SettlingWhoIsCalledOn
{
    private const string Path = "/v1/escalation-policies";

    [Fact]
    public async Task It_is_created_listed_and_read_by_staff()
    {
        var desk = await Desk.SetAsync();
        var mei = await desk.AgentIdAsync();

        var created = await desk.Supervisor.PostAsync(
            Path,
            Policy(
                $$"""
                [
                  { "after": "PT0S", "to": { "agent": "{{mei}}" } },
                  { "after": "PT15M", "to": { "onDuty": { "language": "zh" } }, "repeat": 2 },
                  { "after": "PT90M", "to": { "team": "funds", "management": false } },
                  { "after": "P1D", "to": { "management": true } }
                ]
                """,
                repeats: 3
            )
        );

        created.ShouldBe(201);
        Assert.Equal(("Funds", 3, "\"1\""), (created.Text("name"), (int)created["repeats"]!, created.VersionTag));
        Assert.Equal(
            $$$"""
            [{"after":"PT0S","to":{"agent":"{{{mei}}}"},"repeat":0},{"after":"PT15M","to":{"onDuty":{"channel":null,"language":"zh-CN"}},"repeat":2},{"after":"PT1H30M","to":{"team":"funds"},"repeat":0},{"after":"PT24H","to":{"management":true},"repeat":0}]
            """,
            created["steps"]!.ToJsonString()
        );
        var path = created.Header("Location")!;
        Assert.Equal($"{Path}/{created.Text("id")}", path);
        foreach (var kind in Desk.StaffKinds)
        {
            Assert.Equal(created.Raw, (await desk.By(kind).GetAsync(path)).Raw);
            Assert.Contains((await desk.By(kind).GetAsync($"{Path}?limit=200")).Items, p => p.Str("id") == created.Text("id"));
        }
        var told = await desk.Agent.FirstEventAsync("escalation_policy.created", created.Text("id"));
        Assert.Equal(("Funds", "staff"), (told["data"].Str("name"), told.Str("visibility")));
    }

    [Fact]
    public async Task Only_leads_settle_it_and_only_staff_read_it()
    {
        var desk = await Desk.SetAsync();
        var created = await desk.Admin.PostAsync(Path, Policy());
        var path = created.Header("Location")!;

        foreach (var kind in Desk.Kinds.Except(["supervisor", "admin"]))
        {
            (await desk.By(kind).PostAsync(Path, Policy())).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PatchAsync(path, new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
            (await DeleteAsync(desk.By(kind), path)).ShouldBeProblem(403, "actor_not_allowed");
        }
        foreach (var kind in new[] { "partner", "customer" })
        {
            (await desk.By(kind).GetAsync(path)).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).GetAsync(Path)).ShouldBeProblem(403, "actor_not_allowed");
        }
        Assert.DoesNotContain((await desk.Partner.GetAsync("/v1/events?types=escalation_policy.*&limit=200")).Items, _ => true);
        var narrow = await desk.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Narrow",
                kind = "supervisor",
                scopes = new[] { "sla:read" },
            }
        );
        var reader = desk.App.With(narrow.Text("key"));
        (await reader.GetAsync(path)).ShouldBe(200);
        (await reader.PostAsync(Path, Policy())).ShouldBeProblem(403, "scope_missing");
    }

    [Fact]
    public async Task It_is_changed_and_the_event_says_what()
    {
        var desk = await Desk.SetAsync();
        var path = (await desk.Supervisor.PostAsync(Path, Policy())).Header("Location")!;

        var renamed = await desk.Supervisor.PatchAsync(path, new { name = "Other" }, ("If-Match", "\"1\""));
        renamed.ShouldBe(200);
        Assert.Equal(("Other", "\"2\""), (renamed.Text("name"), renamed.VersionTag));
        var same = await desk.Supervisor.PatchAsync(path, Policy().With("name", "Other"), ("If-Match", "*"));
        Assert.Equal("\"2\"", same.VersionTag);
        var replaced = await desk.Supervisor.PatchAsync(
            path,
            new JsonObject { ["steps"] = JsonNode.Parse("""[{ "after": "PT1H", "to": { "team": "funds" } }]"""), ["repeats"] = 1 },
            ("If-Match", "*")
        );
        Assert.Equal(("funds", 1, "\"3\""), (replaced["steps"]![0]!["to"].Str("team"), (int)replaced["repeats"]!, replaced.VersionTag));
        var cleared = await desk.Supervisor.PatchAsync(path, new JsonObject { ["repeats"] = null }, ("If-Match", "*"));
        Assert.Equal(0, (int)cleared["repeats"]!);

        var told = await Desk.FeedAsync(desk.Agent, "escalation_policy.updated", 3, replaced.Text("id"));
        var own = told.Select(e => e!["data"]!).ToArray();
        Assert.Equal("""{"name":{"before":"Funds","after":"Other"}}""", own[0].ToJsonString());
        Assert.Equal(["steps", "repeats"], own[1].AsObject().Select(m => m.Key));

        (await desk.Supervisor.PatchAsync(path, new { name = "x" }, ("If-Match", "\"1\""))).ShouldBeProblem(412, "version_mismatch");
        (await desk.Supervisor.PatchAsync(path, new { name = "x" })).ShouldBeProblem(428, "if_match_required");
        (await desk.Supervisor.PatchAsync(path, new JsonObject { ["steps"] = null }, ("If-Match", "*"))).ShouldRefuse("steps", "required");
        (await desk.Supervisor.PatchAsync($"{Path}/{Guid.NewGuid()}", new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(
            404,
            "escalation_policy_not_found"
        );
    }

    [Fact]
    public async Task It_is_deleted_and_gone()
    {
        var desk = await Desk.SetAsync();
        var created = await desk.Supervisor.PostAsync(Path, Policy());
        var path = created.Header("Location")!;

        (await desk.Supervisor.SendAsync(HttpMethod.Delete, path, null)).ShouldBeProblem(428, "if_match_required");
        (await desk.Supervisor.SendAsync(HttpMethod.Delete, path, null, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        (await DeleteAsync(desk.Supervisor, path)).ShouldBe(204);

        (await desk.Agent.GetAsync(path)).ShouldBeProblem(404, "escalation_policy_not_found");
        (await DeleteAsync(desk.Supervisor, path)).ShouldBeProblem(404, "escalation_policy_not_found");
        Assert.DoesNotContain((await desk.Agent.GetAsync($"{Path}?limit=200")).Items, p => p.Str("id") == created.Text("id"));
        var told = await desk.Agent.FirstEventAsync("escalation_policy.deleted", created.Text("id"));
        Assert.Equal((2, "Funds"), ((int)told["sequence"]!, told["data"].Str("name")));
    }

    [Theory]
    [InlineData("""{ "name": "" }""", "name", "required")]
    [InlineData("""{ "name": "a\nb" }""", "name", "line")]
    [InlineData("""{ "steps": [] }""", "steps", "required")]
    [InlineData("""{ "steps": null }""", "steps", "required")]
    [InlineData("""{ "steps": [null] }""", "steps[0]", "required")]
    [InlineData("""{ "steps": [{ "to": { "management": true } }] }""", "steps[0].after", "required")]
    [InlineData("""{ "steps": [{ "after": "-PT1S", "to": { "management": true } }] }""", "steps[0].after", "out_of_range")]
    [InlineData("""{ "steps": [{ "after": "PT720H0M0.001S", "to": { "management": true } }] }""", "steps[0].after", "out_of_range")]
    [InlineData("""{ "steps": [{ "after": "PT1H" }] }""", "steps[0].to", "required")]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { } }] }""", "steps[0].to", "exclusive")]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { "management": false } }] }""", "steps[0].to", "exclusive")]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { "management": true, "team": "funds" } }] }""", "steps[0].to", "exclusive")]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { "onDuty": { "language": "nonsense language" } } }] }""", "steps[0].to.onDuty.language", "language")]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { "team": "Funds!" } }] }""", "steps[0].to.team", "format")]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { "team": "nobody_knows" } }] }""", "steps[0].to.team", "not_found")]
    [InlineData(
        """{ "steps": [{ "after": "PT0S", "to": { "management": true } }, { "after": "PT1H", "to": { "agent": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d99" } }] }""",
        "steps[1].to.agent",
        "not_found"
    )]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { "management": true }, "repeat": -1 }] }""", "steps[0].repeat", "out_of_range")]
    [InlineData("""{ "steps": [{ "after": "PT1H", "to": { "management": true }, "repeat": 10 }] }""", "steps[0].repeat", "out_of_range")]
    [InlineData("""{ "steps": [{ "after": "PT0S", "to": { "management": true }, "repeat": 1 }] }""", "steps[0].repeat", "no_time_between")]
    [InlineData("""{ "steps": [{ "after": "PT0.0001S", "to": { "management": true }, "repeat": 1 }] }""", "steps[0].repeat", "no_time_between")]
    [InlineData("""{ "steps": [{ "after": "PT0S", "to": { "management": true } }], "repeats": 1 }""", "repeats", "no_time_between")]
    [InlineData("""{ "repeats": -1 }""", "repeats", "out_of_range")]
    [InlineData("""{ "repeats": 10 }""", "repeats", "out_of_range")]
    public async Task What_makes_no_sense_is_refused_by_name(string with, string member, string code)
    {
        var desk = await Desk.SetAsync();

        (await desk.Supervisor.PostAsync(Path, Desk.Merge(Policy(), with))).ShouldRefuse(member, code);
        var path = (await desk.Supervisor.PostAsync(Path, Policy())).Header("Location")!;
        (await desk.Supervisor.PatchAsync(path, JsonNode.Parse(with)!, ("If-Match", "*"))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Neither_too_many_steps_nor_too_many_with_their_repetitions()
    {
        var desk = await Desk.SetAsync();
        JsonObject Steps(int count, int repeat, int repeats) =>
            Policy(
                $"[{string.Join(", ", Enumerable.Repeat($$"""{ "after": "PT1M", "to": { "management": true }, "repeat": {{repeat}} }""", count))}]",
                repeats
            );

        (await desk.Supervisor.PostAsync(Path, Steps(21, 0, 0))).ShouldRefuse("steps", "too_many");
        (await desk.Supervisor.PostAsync(Path, Steps(20, 0, 9))).ShouldBe(201);
        (await desk.Supervisor.PostAsync(Path, Steps(20, 9, 0))).ShouldBe(201);
        (await desk.Supervisor.PostAsync(Path, Steps(20, 9, 1))).ShouldRefuse("repeats", "too_many");
        (await desk.Supervisor.PostAsync(Path, Steps(3, 9, 6))).ShouldRefuse("repeats", "too_many");
    }

    [Fact]
    public async Task Who_is_given_no_cases_cannot_be_called_on_but_stays_where_it_was()
    {
        var desk = await Desk.SetAsync();
        var gone = (await desk.Admin.PostAsync("/v1/agents", new { name = "Gone", active = false })).Text("id");
        var key = $"t{Guid.NewGuid():N}"[..20];
        (await desk.Admin.PostAsync("/v1/teams", new { key, name = "Empty" })).ShouldBe(201);

        (await desk.Supervisor.PostAsync(Path, Calling(new { agent = gone }))).ShouldRefuse("steps[0].to.agent", "agent_inactive");
        (await desk.Supervisor.PostAsync(Path, Calling(new { team = key }))).ShouldRefuse("steps[0].to.team", "team_empty");
        var member = await desk.Admin.PostAsync("/v1/agents", new { name = "Member", team = key });
        var path = (await desk.Supervisor.PostAsync(Path, Calling(new { team = key }))).Header("Location")!;
        (await desk.Admin.PatchAsync($"/v1/agents/{member.Text("id")}", new { active = false }, ("If-Match", "*"))).ShouldBe(200);

        (await desk.Supervisor.PostAsync(Path, Calling(new { team = key }))).ShouldRefuse("steps[0].to.team", "team_empty");
        (await desk.Supervisor.PatchAsync(path, Calling(new { team = key }).With("repeats", 2), ("If-Match", "*"))).ShouldBe(200);
    }

    [Fact]
    public async Task What_sla_policies_start_is_not_deleted()
    {
        var desk = await Desk.SetAsync();
        var created = await desk.Supervisor.PostAsync(Path, Policy());
        var path = created.Header("Location")!;
        JsonObject Sla(string escalateTo) =>
            new()
            {
                ["name"] = "Of one partner",
                ["order"] = 1,
                ["targets"] = JsonNode.Parse("""[{ "clock": "first_response", "target": "PT1H", "calendar": "elapsed" }]"""),
                ["match"] = new JsonObject { ["partner"] = new JsonArray(desk.Partner.PartnerId.ToString()) },
                ["escalateTo"] = escalateTo,
            };
        (await desk.Supervisor.PostAsync("/v1/sla-policies", Sla(Guid.NewGuid().ToString()))).ShouldRefuse("escalateTo", "not_found");
        var sla = await desk.Supervisor.PostAsync("/v1/sla-policies", Sla(created.Text("id")));
        sla.ShouldBe(201);

        var refused = await DeleteAsync(desk.Supervisor, path);

        refused.ShouldBeProblem(409, "escalation_policy_in_use");
        Assert.Contains("Of one partner", refused.Text("detail"), StringComparison.Ordinal);
        (await desk.Supervisor.GetAsync(path)).ShouldBe(200);
        (await desk.Supervisor.PostAsync($"{sla.Header("Location")}/retire")).ShouldBe(200);
        (await DeleteAsync(desk.Supervisor, path)).ShouldBe(204);
    }

    [Fact]
    public async Task The_one_for_what_customers_ask_for_is_there_can_be_changed_and_stays()
    {
        await using var app = await SupportApp.StartAsync(("Demo:Data", "false"));
        await using var again = await app.StartSecondNodeAsync();
        var shipped = Assert.Single((await again.Supervisor.GetAsync(Path)).Items)!;
        var path = $"{Path}/{shipped.Str("id")}";
        Assert.Equal(("Customers who ask for escalation", "requests"), (shipped.Str("name"), shipped.Str("purpose")));
        Assert.Equal(
            """[{"after":"PT0S","to":{"management":true},"repeat":0},{"after":"PT4H","to":{"management":true},"repeat":5}]""",
            shipped["steps"]!.ToJsonString()
        );

        (await DeleteAsync(app.Supervisor, path)).ShouldBeProblem(409, "escalation_policy_needed");
        (await app.Supervisor.PatchAsync(path, new { name = "Complaints" }, ("If-Match", "*"))).ShouldBe(200);
        (
            await app.Supervisor.PostAsync(
                "/v1/sla-policies",
                new JsonObject
                {
                    ["name"] = "Mine",
                    ["order"] = 1,
                    ["match"] = new JsonObject { ["category"] = "other" },
                    ["targets"] = JsonNode.Parse("""[{ "clock": "first_response", "target": "PT1H", "calendar": "elapsed" }]"""),
                    ["escalateTo"] = shipped.Str("id"),
                }
            )
        ).ShouldRefuse("escalateTo", "for_requests");
        Assert.Equal("Complaints", Assert.Single((await app.Supervisor.GetAsync(Path)).Items).Str("name"));
    }

    [Fact]
    public async Task Only_so_many_may_there_be()
    {
        await using var app = await SupportApp.StartAsync(("EscalationPolicies:Max", "3"));
        var first = await app.Supervisor.PostAsync(Path, Policy());
        (await app.Supervisor.PostAsync(Path, Policy())).ShouldBe(201);

        var refused = await app.Supervisor.PostAsync(Path, Policy());

        refused.ShouldBeProblem(409, "escalation_policy_limit_reached");
        Assert.Contains("3", refused.Text("detail"), StringComparison.Ordinal);
        (await DeleteAsync(app.Supervisor, first.Header("Location")!)).ShouldBe(204);
        (await app.Supervisor.PostAsync(Path, Policy())).ShouldBe(201);
    }

    private static Task<Answer> DeleteAsync(Caller caller, string path) => caller.SendAsync(HttpMethod.Delete, path, null, ("If-Match", "*"));

    private static JsonObject Calling(object to) =>
        new()
        {
            ["name"] = "Funds",
            ["steps"] = new JsonArray(new JsonObject { ["after"] = "PT1H", ["to"] = System.Text.Json.JsonSerializer.SerializeToNode(to) }),
        };

    private static JsonObject Policy(string steps = """[{ "after": "PT15M", "to": { "management": true } }]""", int repeats = 0) =>
        new()
        {
            ["name"] = "Funds",
            ["steps"] = JsonNode.Parse(steps),
            ["repeats"] = repeats,
        };
}

internal static class PolicyBodies
{
    public static JsonObject With(this JsonObject body, string member, JsonNode value)
    {
        body[member] = value;
        return body;
    }
}
