namespace BitP.SupportApi.Tests.Features.Access;

public sealed class ManagingPartnersAndKeys
{
    private static async Task<Answer> NewKeyAsync(Desk desk, object? with = null)
    {
        var body = new System.Text.Json.Nodes.JsonObject
        {
            ["name"] = "key",
            ["kind"] = "partner",
            ["partnerId"] = desk.Partner.PartnerId.ToString(),
        };
        var key = await desk.Admin.PostAsync("/v1/api-keys", Desk.Merge(body, with));
        key.ShouldBe(201);
        return key;
    }

    [Fact]
    public async Task A_partner_is_created_renamed_and_read_by_admins_only()
    {
        var desk = await Desk.SetAsync();
        var created = await desk.Admin.PostAsync("/v1/partners", new { name = "Harbour" });
        var path = created.Header("Location")!;

        var renamed = await desk.Admin.PatchAsync(path, new { name = "Harbour Europe" }, ("If-Match", created.ETag!));

        Assert.Equal((200, "Harbour Europe", "\"2\""), (renamed.Status, renamed.Text("name"), renamed.ETag));
        Assert.Equal(renamed.Raw, (await desk.Admin.GetAsync(path)).Raw);
        Assert.Contains((await desk.Admin.GetAsync("/v1/partners?limit=200")).Items, p => p.Str("id") == created.Text("id"));
        foreach (var kind in Desk.Kinds.Except(["admin"]))
        {
            (await desk.By(kind).GetAsync("/v1/partners")).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).GetAsync(path)).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PostAsync("/v1/partners", new { name = "x" })).ShouldBeProblem(403, "actor_not_allowed");
            (await desk.By(kind).PatchAsync(path, new { name = "x" }, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
        }
        (await desk.Admin.PostAsync("/v1/partners", new { })).ShouldRefuse("name", "required");
        (await desk.Admin.PatchAsync(path, new { name = (string?)null }, ("If-Match", "*"))).ShouldRefuse("name", "required");
        (await desk.Admin.PatchAsync(path, new { name = "x" })).ShouldBeProblem(428, "if_match_required");
        (await desk.Admin.PatchAsync(path, new { name = "x" }, ("If-Match", "\"1\""))).ShouldBeProblem(412, "version_mismatch");
        (await desk.Admin.GetAsync("/v1/partners/nobody")).ShouldBeProblem(404, "partner_not_found");
        (await desk.Admin.GetAsync("/v1/partners?cursor=x")).ShouldBeProblem(400, "cursor_invalid");
    }

    [Fact]
    public async Task A_key_shows_its_secret_once_and_works_until_it_is_revoked()
    {
        var desk = await Desk.SetAsync();

        var created = await NewKeyAsync(desk, new { name = "Back end" });
        var caller = desk.App.With(created.Text("key"));
        var path = created.Header("Location")!;

        Assert.StartsWith("bitp_", created.Text("key"));
        Assert.StartsWith(created.Text("prefix"), created.Text("key"));
        (await caller.GetAsync("/v1/tickets")).ShouldBe(200);
        (await desk.App.Anonymous.GetAsync("/v1/tickets", ("X-Api-Key", created.Text("key")))).ShouldBe(200);
        var read = await desk.Partner.GetAsync(path);
        Assert.Equal(("Back end", "active", "partner"), (read.Text("name"), read.Text("status"), read.Text("kind")));
        Assert.DoesNotContain(created.Text("key"), read.Raw + (await desk.Admin.GetAsync("/v1/api-keys?limit=200")).Raw, StringComparison.Ordinal);

        var revoked = await desk.Partner.PostAsync($"{path}/revoke");

        Assert.Equal((200, "revoked"), (revoked.Status, revoked.Text("status")));
        (await caller.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await desk.Partner.PostAsync($"{path}/revoke")).ShouldBeProblem(409, "api_key_not_active");
        (await desk.Partner.PostAsync($"{path}/rotate")).ShouldBeProblem(409, "api_key_not_active");
    }

    [Fact]
    public async Task A_rotated_key_works_through_the_overlap_and_the_new_one_after_it()
    {
        await using var app = await SupportApp.StartAsync();
        var desk = await Desk.SetAsync(app);
        var old = await NewKeyAsync(desk, new { scopes = new[] { "tickets:read" } });

        var next = await desk.Partner.PostAsync($"{old.Header("Location")}/rotate");

        next.ShouldBe(201);
        Assert.NotEqual(old.Text("key"), next.Text("key"));
        Assert.Equal(["tickets:read"], next["scopes"].Strings());
        Assert.Equal(next.Text("id"), (await desk.Admin.GetAsync(old.Header("Location")!)).Text("replacedBy"));
        async Task<(int, int)> TryAsync() =>
            ((await app.With(old.Text("key")).GetAsync("/v1/tickets")).Status, (await app.With(next.Text("key")).GetAsync("/v1/tickets")).Status);
        Assert.Equal((200, 200), await TryAsync());
        await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT23H59M" });
        Assert.Equal((200, 200), await TryAsync());
        await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT2M" });
        Assert.Equal((401, 200), await TryAsync());
    }

    [Fact]
    public async Task A_key_of_an_agent_acts_in_its_name()
    {
        var desk = await Desk.SetAsync();
        var agent = await desk.Admin.PostAsync("/v1/agents", new { name = "Ana" });
        var key = await NewKeyAsync(
            desk,
            new
            {
                kind = "agent",
                partnerId = (Guid?)null,
                agentId = agent.Text("id"),
            }
        );
        var path = await desk.OpenInAsync("new");

        var taken = await desk.App.With(key.Text("key")).PostAsync($"{path}/assign", new { agentId = agent.Text("id") });

        Assert.Equal("Ana", taken["assignee"].Str("name"));
        await desk.Admin.PatchAsync(agent.Header("Location")!, new { active = false }, ("If-Match", "*"));
        (await desk.App.With(key.Text("key")).GetAsync(path)).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task A_partner_sees_and_ends_its_own_keys_only()
    {
        var (desk, other) = (await Desk.SetAsync(), await Desk.SetAsync());
        var key = await NewKeyAsync(desk);
        var path = key.Header("Location")!;

        Assert.Equal(2, (await desk.Partner.GetAsync("/v1/api-keys")).Items.Count);
        Assert.DoesNotContain((await other.Partner.GetAsync("/v1/api-keys")).Items, k => k.Str("id") == key.Text("id"));
        (await other.Partner.GetAsync(path)).ShouldBeProblem(404, "api_key_not_found");
        (await other.Partner.PostAsync($"{path}/revoke")).ShouldBeProblem(404, "api_key_not_found");
        (await other.Partner.PostAsync($"{path}/rotate")).ShouldBeProblem(404, "api_key_not_found");
        (await desk.Partner.PostAsync("/v1/api-keys", new { name = "x", kind = "partner" })).ShouldBeProblem(403, "actor_not_allowed");
        foreach (var kind in new[] { "customer", "agent", "supervisor" })
        foreach (
            var answer in new[]
            {
                await desk.By(kind).GetAsync(path),
                await desk.By(kind).GetAsync("/v1/api-keys"),
                await desk.By(kind).PostAsync($"{path}/revoke"),
            }
        )
            answer.ShouldBeProblem(403, "actor_not_allowed");
        Assert.Equal(
            [key.Text("id")],
            (await desk.Admin.GetAsync($"/v1/api-keys?partnerId={desk.Partner.PartnerId}&kind=partner,agent&limit=1")).Items.Select(k => k.Str("id")!)
        );
        (await desk.Admin.GetAsync("/v1/api-keys?kind=customer")).ShouldRefuse("kind", "wrong_type");
    }

    [Theory]
    [InlineData("""{"name":null}""", "name", "required")]
    [InlineData("""{"kind":null}""", "kind", "required")]
    [InlineData("""{"kind":"customer"}""", "kind", "wrong_type")]
    [InlineData("""{"partnerId":null}""", "partnerId", "required")]
    [InlineData("""{"partnerId":"0198f0a0-0000-7000-8000-000000000000"}""", "partnerId", "not_found")]
    [InlineData("""{"kind":"admin"}""", "partnerId", "not_applicable")]
    [InlineData("""{"agentId":"0198f0a0-0000-7000-8000-000000000000"}""", "agentId", "not_applicable")]
    [InlineData("""{"kind":"agent","partnerId":null,"agentId":"0198f0a0-0000-7000-8000-000000000000"}""", "agentId", "not_found")]
    [InlineData("""{"scopes":["tickets:all"]}""", "scopes[0]", "unknown")]
    [InlineData("""{"expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt", "out_of_range")]
    [InlineData("""{"expiresAt":"2199-01-01T00:00:00Z"}""", "expiresAt", "out_of_range")]
    [InlineData("""{"key":"bitp_mine"}""", "key", "unknown")]
    public async Task What_makes_no_sense_is_refused_by_name(string with, string member, string code)
    {
        var desk = await Desk.SetAsync();
        var body = new System.Text.Json.Nodes.JsonObject
        {
            ["name"] = "key",
            ["kind"] = "partner",
            ["partnerId"] = desk.Partner.PartnerId.ToString(),
        };

        (await desk.Admin.PostAsync("/v1/api-keys", Desk.Merge(body, with))).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Nobody_gives_what_they_lack_or_ends_the_key_they_use()
    {
        var desk = await Desk.SetAsync();
        var narrow = await NewKeyAsync(
            desk,
            new
            {
                kind = "admin",
                partnerId = (Guid?)null,
                scopes = new[] { "access:write", "access:read" },
            }
        );
        var caller = desk.App.With(narrow.Text("key"));

        (
            await caller.PostAsync(
                "/v1/api-keys",
                new
                {
                    name = "x",
                    kind = "admin",
                    scopes = new[] { "tickets:read" },
                }
            )
        ).ShouldBe(403);
        var heir = await caller.PostAsync("/v1/api-keys", new { name = "x", kind = "admin" });
        Assert.Equal(["access:read", "access:write"], heir["scopes"].Strings().Order(StringComparer.Ordinal));
        (await caller.PostAsync($"{narrow.Header("Location")}/revoke")).ShouldBeProblem(409, "api_key_in_use");
    }
}
