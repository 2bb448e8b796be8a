using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Agents;

public sealed class UpdatingAnAgent
{
    private static async Task<Answer> CreateAsync(SupportApp app, object? with = null)
    {
        var body = new JsonObject
        {
            ["name"] = "Ana",
            ["email"] = "ana@example.com",
            ["externalId"] = $"idp|{Guid.NewGuid()}",
            ["languages"] = new JsonArray("fr", "en"),
            ["team"] = "funds",
        };
        var created = await app.Admin.PostAsync("/v1/agents", Desk.Merge(body, with));
        created.ShouldBe(201);
        return created;
    }

    [Fact]
    public async Task An_external_id_has_no_blanks_around_it()
    {
        var app = await SupportApp.SharedAsync();

        foreach (var id in new[] { "idp|1 ", " idp|1" })
            (await app.Admin.PostAsync("/v1/agents", new { name = "Ana", externalId = id })).ShouldRefuse("externalId", "format");
    }

    [Theory]
    [InlineData("supervisor", """{"name":"Ana B."}""", "name", "\"Ana B.\"")]
    [InlineData("supervisor", """{"email":null}""", "email", null)]
    [InlineData("supervisor", """{"languages":["zh","de","DE"]}""", "languages", """["zh-CN","de"]""")]
    [InlineData("supervisor", """{"languages":null}""", "languages", "[]")]
    [InlineData("supervisor", """{"team":"accounts"}""", "team", "\"accounts\"")]
    [InlineData("supervisor", """{"team":null}""", "team", null)]
    [InlineData("supervisor", """{"active":false}""", "active", "false")]
    [InlineData("admin", """{"externalId":null}""", "externalId", null)]
    public async Task Each_member_is_changed_and_the_others_stay(string kind, string patch, string member, string? value)
    {
        var app = await SupportApp.SharedAsync();
        var before = await CreateAsync(app);
        var path = before.Header("Location")!;
        var caller = kind == "admin" ? app.Admin : app.Supervisor;

        var after = await caller.PatchAsync(path, JsonNode.Parse(patch)!, ("If-Match", "\"1\""));

        after.ShouldBe(200);
        Assert.Equal(value, after[member]?.ToJsonString());
        Assert.Equal("\"2\"", after.VersionTag);
        Assert.Equal(after.Raw, (await app.Agent.GetAsync(path)).Raw);
        var changed = before.Json.AsObject().Where(m => !JsonNode.DeepEquals(m.Value, after[m.Key])).Select(m => m.Key);
        Assert.Equal([member], changed.Except(["updatedAt", "version"]));
    }

    [Fact]
    public async Task In_whose_name_somebody_acts_only_an_admin_decides()
    {
        var app = await SupportApp.SharedAsync();
        var before = await CreateAsync(app);
        var path = before.Header("Location")!;

        foreach (var externalId in new[] { "idp|supervisor-myself", null })
            (await app.Supervisor.PatchAsync(path, new { externalId, name = "Ana B." }, ("If-Match", "*"))).ShouldBeProblem(
                403,
                "agent_external_id_not_allowed"
            );
        Assert.Equal(before.Raw, (await app.Agent.GetAsync(path)).Raw);
        // Sending back what was read is no change.
        (await app.Supervisor.PatchAsync(path, new { externalId = before.Text("externalId"), name = "Ana B." }, ("If-Match", "*"))).ShouldBe(200);
        var subject = $"idp|{Guid.NewGuid()}";
        var changed = await app.Admin.PatchAsync(path, new { externalId = subject }, ("If-Match", "*"));
        Assert.Equal((200, subject), (changed.Status, changed.Text("externalId")));
    }

    [Fact]
    public async Task Who_has_left_is_out_at_once()
    {
        var app = await SupportApp.SharedAsync();
        var agent = await CreateAsync(app);
        var key = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Desk",
                kind = "agent",
                agentId = agent.Text("id"),
            }
        );
        var caller = app.With(key.Text("key"));
        (await caller.GetAsync("/v1/agents")).ShouldBe(200);

        (await app.Supervisor.PatchAsync(agent.Header("Location")!, new { active = false }, ("If-Match", "*"))).ShouldBe(200);

        (await caller.GetAsync("/v1/agents")).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task Two_agents_cannot_be_the_same_person()
    {
        var app = await SupportApp.SharedAsync();
        var (one, two) = (await CreateAsync(app), await CreateAsync(app));
        var externalId = one.Text("externalId");

        (await app.Admin.PostAsync("/v1/agents", new { name = "Twin", externalId })).ShouldBeProblem(409, "agent_exists");
        (await app.Admin.PatchAsync(two.Header("Location")!, new { externalId }, ("If-Match", "*"))).ShouldBeProblem(409, "agent_exists");
        (await app.Admin.PatchAsync(one.Header("Location")!, new { externalId }, ("If-Match", "*"))).ShouldBe(200);
    }

    [Theory]
    [InlineData("""{"name":null}""", "name", "required")]
    [InlineData("""{"name":" "}""", "name", "required")]
    [InlineData("""{"email":"x"}""", "email", "email")]
    [InlineData("""{"languages":["!"]}""", "languages[0]", "language")]
    [InlineData("""{"languages":[null]}""", "languages[0]", "language")]
    [InlineData("""{"languages":"de"}""", "languages", "wrong_type")]
    [InlineData("""{"team":"nobody"}""", "team", "not_found")]
    [InlineData("""{"team":"No Key"}""", "team", "format")]
    [InlineData("""{"team":"none"}""", "team", "format")]
    [InlineData("""{"active":null}""", "active", "required")]
    [InlineData("""{"active":"no"}""", "active", "wrong_type")]
    [InlineData("""{"externalId":" "}""", "externalId", "required")]
    [InlineData("""{"id":"x"}""", "id", "unknown")]
    public async Task What_makes_no_sense_is_refused_by_name(string patch, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var path = (await CreateAsync(app)).Header("Location")!;

        (await app.Admin.PatchAsync(path, JsonNode.Parse(patch)!, ("If-Match", "*"))).ShouldRefuse(member, code);
        if (member is not ("active" or "id") || code == "wrong_type")
            (await app.Admin.PostAsync("/v1/agents", Desk.Merge(new() { ["name"] = "Ana" }, patch))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task What_is_too_long_or_too_many_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        foreach (
            var (member, value, code) in new (string, JsonNode, string)[]
            {
                ("name", new string('x', 101), "too_long"),
                ("email", new string('x', 250) + "@example.com", "too_long"),
                ("externalId", new string('x', 129), "too_long"),
                ("languages", new JsonArray([.. Enumerable.Range(0, 21).Select(i => JsonValue.Create($"x{(char)('a' + i)}"))]), "too_many"),
            }
        )
            (await app.Admin.PostAsync("/v1/agents", Desk.Merge(new() { ["name"] = "Ana" }, new JsonObject { [member] = value }))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Each_kind_of_caller_may_what_it_may()
    {
        var desk = await Desk.SetAsync();
        var path = (await CreateAsync(desk.App)).Header("Location")!;

        foreach (var kind in Desk.Kinds)
        {
            var caller = desk.By(kind);
            var staff = Desk.StaffKinds.Contains(kind);
            foreach (var read in new[] { "/v1/agents", path, "/v1/teams" })
                Assert.Equal(staff ? 200 : 403, (await caller.GetAsync(read)).Status);
            Assert.Equal(kind == "admin" ? 201 : 403, (await caller.PostAsync("/v1/agents", new { name = "New" })).Status);
            Assert.Equal(kind is "admin" or "supervisor" ? 200 : 403, (await caller.PatchAsync(path, new { active = true }, ("If-Match", "*"))).Status);
            Assert.Equal(kind == "admin" ? 201 : 403, (await caller.PostAsync("/v1/teams", new { key = $"t{Guid.NewGuid():N}"[..20], name = "T" })).Status);
        }
    }

    [Fact]
    public async Task It_has_to_say_which_version_it_changes()
    {
        var app = await SupportApp.SharedAsync();
        var path = (await CreateAsync(app)).Header("Location")!;

        (await app.Admin.PatchAsync(path, new { name = "x" })).ShouldBeProblem(428, "if_match_required");
        (await app.Admin.PatchAsync(path, new { name = "x" }, ("If-Match", "\"9\""))).ShouldBeProblem(412, "version_mismatch");
        (await app.Admin.PatchAsync($"/v1/agents/{Guid.NewGuid()}", new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(404, "agent_not_found");
        (await app.Agent.GetAsync("/v1/agents/nobody")).ShouldBeProblem(404, "agent_not_found");
    }

    [Theory]
    [InlineData("/v1/agents")]
    [InlineData("/v1/on-duty")]
    [InlineData("/v1/announcements")]
    public async Task What_is_asked_for_in_no_language_is_told_once(string path)
    {
        var app = await SupportApp.SharedAsync();

        var answer = await app.Admin.GetAsync($"{path}?language={new string('x', 36)}");

        answer.ShouldBeProblem(400, "validation_failed");
        Assert.Contains("\"code\":\"language\"", answer.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("too_long", answer.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_narrowed_by_team_language_and_presence()
    {
        var app = await SupportApp.SharedAsync();
        var team = $"t{Guid.NewGuid():N}"[..20];
        (await app.Admin.PostAsync("/v1/teams", new { key = team, name = "Team" })).ShouldBe(201);
        var ids = new List<string>();
        foreach (var (languages, active) in new (string[], bool)[] { (["de"], true), (["zh", "de"], true), (["en"], false), ([], true) })
        {
            // Two of the same millisecond may be listed either way.
            await Task.Delay(2);
            var agent = new
            {
                languages,
                active,
                team,
            };
            ids.Insert(0, (await CreateAsync(app, agent)).Text("id"));
        }

        async Task<string[]> ReadAsync(string query) => [.. (await app.Agent.GetAsync($"/v1/agents?team={team}{query}")).Items.Select(a => a.Str("id")!)];

        Assert.Equal(ids, await ReadAsync(""));
        Assert.Equal([ids[2], ids[3]], await ReadAsync("&language=DE"));
        Assert.Equal([ids[2]], await ReadAsync("&language=zh"));
        Assert.Equal([ids[1]], await ReadAsync("&active=false"));
        Assert.Equal([ids[0], ids[2], ids[3]], await ReadAsync("&active=true"));
        Assert.Empty(await ReadAsync("&active=false&language=de"));
        var first = await app.Agent.GetAsync($"/v1/agents?team={team}&limit=3");
        Assert.Equal([ids[3]], await ReadAsync($"&limit=3&cursor={first.Text("nextCursor")}"));
        (await app.Agent.GetAsync("/v1/agents?team=nobody")).ShouldRefuse("team", "not_found");
        (await app.Agent.GetAsync("/v1/agents?team=none")).ShouldRefuse("team", "format");
        (await app.Agent.GetAsync("/v1/agents?language=!")).ShouldRefuse("language", "language");
        (await app.Agent.GetAsync("/v1/agents?active=maybe")).ShouldRefuse("active", "wrong_type");
        (await app.Agent.GetAsync("/v1/agents?name=Ana")).ShouldRefuse("name", "unknown");
    }
}
