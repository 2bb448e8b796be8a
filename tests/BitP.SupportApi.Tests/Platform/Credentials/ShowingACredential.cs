namespace BitP.SupportApi.Tests.Platform.Credentials;

/// <summary>Keys and tokens: which of them work, for what, and for how long.</summary>
public sealed class ShowingACredential
{
    [Theory]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "bearer ")]
    [InlineData("Authorization", "BEARER  ")]
    [InlineData("X-Api-Key", "")]
    public async Task A_key_works_in_both_headers(string header, string before)
    {
        var ground = await Ground.PrepareAsync();

        (await ground.App.Anonymous.GetAsync("/v1/tickets", (header, before + ground.Partner.Key))).ShouldBe(200);
    }

    [Fact]
    public async Task A_key_with_a_typing_error_does_not_work()
    {
        var ground = await Ground.PrepareAsync();
        var key = ground.Partner.Key;
        for (var i = 0; i < key.Length; i++)
        {
            var wrong = $"{key[..i]}{(key[i] == 'x' ? 'y' : 'x')}{key[(i + 1)..]}";
            (await ground.App.With(wrong).GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        }
        foreach (var wrong in new[] { key[..^1], key + "x", key.ToUpperInvariant(), key[1..], key + " x" })
            (await ground.App.With(wrong).GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task A_well_made_key_that_nobody_was_given_does_not_work()
    {
        var app = await SupportApp.SharedAsync();
        var key = BitP.SupportApi.Platform.Callers.Secret.Generate("test").Text;
        Assert.True(BitP.SupportApi.Platform.Callers.Secret.IsWellFormed(key));

        (await app.With(key).GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once()
    {
        var ground = await Ground.PrepareAsync();
        (await ground.Partner.GetAsync("/v1/tickets")).ShouldBe(200);

        (await ground.App.Admin.PostAsync($"/v1/api-keys/{ground.ApiKey}/revoke")).ShouldBe(200);

        (await ground.Partner.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await ground.Partner.PostAsync("/v1/customers", new { externalId = "x" })).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task Keys_and_tokens_end_when_they_were_to_end()
    {
        await using var app = await SupportApp.StartAsync();
        var ground = await Ground.PrepareAsync(app);
        await app.StopClockAsync();
        var now = await app.NowAsync();
        var key = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Short",
                kind = "partner",
                partnerId = ground.Partner.PartnerId,
                expiresAt = now.AddHours(2),
            }
        );
        key.ShouldBe(201);
        var shortLived = app.With(key.Text("key"));
        var token = await ground.Partner.PostAsync($"/v1/customers/{ground.CustomerId}/tokens");
        token.ShouldBe(201);
        var customer = app.With(token.Text("token"));
        (await shortLived.GetAsync("/v1/tickets")).ShouldBe(200);
        (await customer.GetAsync("/v1/tickets")).ShouldBe(200);

        await app.AdvanceAsync("PT61M");
        (await customer.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await shortLived.GetAsync("/v1/tickets")).ShouldBe(200);
        await app.AdvanceAsync("PT59M");

        (await shortLived.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await ground.Partner.GetAsync("/v1/tickets")).ShouldBe(200);
    }

    [Fact]
    public async Task A_rotated_key_works_until_the_overlap_ends()
    {
        await using var app = await SupportApp.StartAsync();
        var ground = await Ground.PrepareAsync(app);
        await app.StopClockAsync();

        var rotated = await ground.Partner.PostAsync($"/v1/api-keys/{ground.ApiKey}/rotate", new { overlap = "PT1H" });
        rotated.ShouldBe(201);
        var successor = app.With(rotated.Text("key"));
        (await ground.Partner.GetAsync("/v1/tickets")).ShouldBe(200);
        (await successor.GetAsync("/v1/tickets")).ShouldBe(200);
        await app.AdvanceAsync("PT1H");

        (await ground.Partner.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await successor.GetAsync("/v1/tickets")).ShouldBe(200);
    }

    [Fact]
    public async Task Scopes_narrow_what_a_key_may_do_and_what_it_may_give()
    {
        var ground = await Ground.PrepareAsync();
        var reader = await KeyAsync(ground, "tickets:read", "customers:write");

        (await reader.GetAsync($"/v1/tickets/{ground.Ticket}")).ShouldBe(200);
        var before = await ground.SnapshotAsync();
        foreach (
            var (send, scope) in new (Func<Task<Answer>>, string)[]
            {
                (() => reader.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = "x" }), "tickets:write"),
                (() => reader.PostAsync($"/v1/tickets/{ground.Ticket}/solve"), "tickets:write"),
                (() => reader.GetAsync("/v1/customers"), "customers:read"),
                (() => reader.GetAsync("/v1/events"), "events:read"),
                (() => reader.GetAsync("/v1/categories"), "categories:read"),
                (() => reader.GetAsync("/v1/api-keys"), "access:read"),
            }
        )
        {
            var answer = await send();
            answer.ShouldBeProblem(403, "scope_missing");
            Assert.Contains(scope, answer.Text("detail"), StringComparison.Ordinal);
        }
        Assert.Equal(before, await ground.SnapshotAsync());

        var token = await reader.PostAsync($"/v1/customers/{ground.CustomerId}/tokens", new { });
        token.ShouldBe(201);
        var customer = ground.App.With(token.Text("token"));
        (await customer.GetAsync($"/v1/tickets/{ground.Ticket}")).ShouldBe(200);
        (await customer.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = "x" })).ShouldBeProblem(403, "scope_missing");
    }

    [Fact]
    public async Task A_scope_does_not_make_another_kind_of_caller()
    {
        var ground = await Ground.PrepareAsync();
        var partner = await KeyAsync(ground, "tickets:read", "tickets:write", "agents:read", "agents:write", "access:write", "test:clock");
        foreach (
            var answer in new[]
            {
                await partner.GetAsync("/v1/agents"),
                await partner.GetAsync("/v1/partners"),
                await partner.PostAsync("/v1/agents", new { name = "x" }),
                await partner.PostAsync("/v1/partners", new { name = "x" }),
                await partner.PostAsync($"/v1/tickets/{ground.Ticket}/assign", new { team = ground.TeamKey }),
                await partner.PostAsync($"/v1/tickets/{ground.Ticket}/wait"),
                await partner.GetAsync($"/v1/tickets/{ground.Ticket}/timeline"),
                await partner.PostAsync("/v1/test/clock", new { advance = "PT0S" }),
            }
        )
            Assert.True(answer.Status == 403, answer.ToString());
    }

    [Fact]
    public async Task When_a_key_was_last_used_is_noted()
    {
        var ground = await Ground.PrepareAsync();

        await Polling.UntilAsync(async () => (await ground.App.Admin.GetAsync($"/v1/api-keys/{ground.ApiKey}"))["lastUsedAt"] is not null, "it is noted");

        Assert.Equal("\"1\"", (await ground.App.Admin.GetAsync($"/v1/api-keys/{ground.ApiKey}")).VersionTag);
    }

    [Fact]
    public async Task A_secret_is_shown_once_only()
    {
        var ground = await Ground.PrepareAsync();
        foreach (var path in new[] { "/v1/api-keys?limit=200", $"/v1/api-keys/{ground.ApiKey}", "/v1/events?limit=200", $"/v1/customers/{ground.CustomerId}" })
        {
            var answer = await ground.Partner.GetAsync(path);
            answer.ShouldBe(200);
            Assert.DoesNotContain(ground.Partner.Key, answer.Raw, StringComparison.Ordinal);
            Assert.DoesNotContain(ground.Partner.Key[^20..], answer.Raw, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_demo_keys_work_in_Development_only()
    {
        await using var app = await SupportApp.StartAsync(("Environment", "Production"), ("Demo:Data", "false"), ("Demo:MovableClock", "false"));
        foreach (var caller in new[] { app.PartnerA, app.PartnerB, app.Agent, app.Supervisor, app.Admin })
            (await caller.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT1H" })).ShouldBeProblem(404, "not_found");
    }

    private static async Task<Caller> KeyAsync(Ground ground, params string[] scopes)
    {
        var key = await ground.App.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Narrow",
                kind = "partner",
                partnerId = ground.Partner.PartnerId,
                scopes,
            }
        );
        key.ShouldBe(201);
        return ground.App.With(key.Text("key"));
    }
}
