using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Access;

public sealed class ManagingApiKeys
{
    [Fact]
    public async Task A_key_is_shown_once_and_works()
    {
        var app = await SupportApp.SharedAsync();

        var created = await app.Admin.PostAsync("/v1/api-keys", new { name = "Night shift", kind = "supervisor" });

        created.ShouldBe(201);
        Assert.Equal("no-store", created.Header("Cache-Control"));
        Assert.StartsWith(created.Text("prefix"), created.Text("key"), StringComparison.Ordinal);
        (await app.With(created.Text("key")).GetAsync("/v1/customers")).ShouldBe(200);
        var read = await app.Admin.GetAsync(created.Header("Location")!);
        read.ShouldBe(200);
        Assert.Null(read["key"]);
        Assert.Equal("active", read.Text("status"));
        Assert.DoesNotContain(created.Text("key"), (await app.Admin.GetAsync("/v1/api-keys?limit=200")).Raw, StringComparison.Ordinal);
    }

    public static TheoryData<object, string, string> Mistakes =>
        new()
        {
            { new { kind = "agent" }, "name", "required" },
            { new { name = new string('x', 101), kind = "agent" }, "name", "too_long" },
            { new { name = "x" }, "kind", "required" },
            { new { name = "x", kind = "customer" }, "kind", "wrong_type" },
            { new { name = "x", kind = 1 }, "kind", "wrong_type" },
            { new { name = "x", kind = "partner" }, "partnerId", "required" },
            {
                new
                {
                    name = "x",
                    kind = "partner",
                    partnerId = Guid.CreateVersion7(),
                },
                "partnerId",
                "not_found"
            },
            {
                new
                {
                    name = "x",
                    kind = "partner",
                    partnerId = Guid.CreateVersion7(),
                    agentId = Guid.CreateVersion7(),
                },
                "agentId",
                "not_applicable"
            },
            {
                new
                {
                    name = "x",
                    kind = "admin",
                    partnerId = Guid.CreateVersion7(),
                },
                "partnerId",
                "not_applicable"
            },
            {
                new
                {
                    name = "x",
                    kind = "agent",
                    agentId = Guid.CreateVersion7(),
                },
                "agentId",
                "not_found"
            },
            {
                new
                {
                    name = "x",
                    kind = "agent",
                    scopes = new[] { "tickets:read", "tickets:delete" },
                },
                "scopes[1]",
                "unknown"
            },
            {
                new
                {
                    name = "x",
                    kind = "agent",
                    expiresAt = DateTimeOffset.UtcNow.AddMinutes(-1),
                },
                "expiresAt",
                "out_of_range"
            },
            {
                new
                {
                    name = "x",
                    kind = "agent",
                    expiresAt = DateTimeOffset.UtcNow.AddYears(5).AddDays(1),
                },
                "expiresAt",
                "out_of_range"
            },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task What_cannot_be_a_key_is_refused(object request, string member, string code)
    {
        (await (await SupportApp.SharedAsync()).Admin.PostAsync("/v1/api-keys", request)).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Nobody_hands_out_scopes_that_they_lack()
    {
        var app = await SupportApp.SharedAsync();
        var narrow = app.With(
            await KeyAsync(
                app,
                new
                {
                    name = "Keys only",
                    kind = "admin",
                    scopes = new[] { "access:read", "access:write" },
                }
            )
        );
        var wide = await app.Admin.PostAsync("/v1/api-keys", new { name = "Wide", kind = "agent" });

        (
            await narrow.PostAsync(
                "/v1/api-keys",
                new
                {
                    name = "x",
                    kind = "agent",
                    scopes = new[] { "tickets:read" },
                }
            )
        ).ShouldBeProblem(403, "api_key_scopes_not_held");
        (await narrow.PostAsync($"/v1/api-keys/{wide.Text("id")}/rotate", new { })).ShouldBeProblem(403, "api_key_scopes_not_held");
        var inherited = await narrow.PostAsync("/v1/api-keys", new { name = "x", kind = "admin" });
        Assert.Equal(["access:read", "access:write"], inherited["scopes"]!.AsArray().Select(s => (string?)s));
        (await app.With(inherited.Text("key")).GetAsync("/v1/customers")).ShouldBeProblem(403, "scope_missing");
    }

    [Fact]
    public async Task A_rotated_key_goes_on_for_the_overlap()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        var old = await app.Admin.PostAsync("/v1/api-keys", new { name = "Old", kind = "agent" });
        var path = old.Header("Location")!;

        var successor = await app.Admin.PostAsync($"{path}/rotate", new { overlap = "PT2H" });

        successor.ShouldBe(201);
        Assert.Equal(successor.Text("id"), (await app.Admin.GetAsync(path)).Text("replacedBy"));
        (await app.With(old.Text("key")).GetAsync("/v1/customers")).ShouldBe(200);
        (await app.Admin.PostAsync($"{path}/rotate", new { })).ShouldBeProblem(409, "api_key_not_active");
        await app.AdvanceAsync("PT2H");
        (await app.With(old.Text("key")).GetAsync("/v1/customers")).ShouldBeProblem(401, "credential_invalid");
        Assert.Equal("expired", (await app.Admin.GetAsync(path)).Text("status"));
        (await app.With(successor.Text("key")).GetAsync("/v1/customers")).ShouldBe(200);
    }

    [Fact]
    public async Task A_rotation_needs_no_body()
    {
        var app = await SupportApp.SharedAsync();
        var key = await app.Admin.PostAsync("/v1/api-keys", new { name = "Old", kind = "agent" });

        (await app.Admin.PostAsync($"{key.Header("Location")}/rotate")).ShouldBe(201);
    }

    [Theory]
    [InlineData("P31D", "out_of_range")]
    [InlineData("-PT1S", "out_of_range")]
    [InlineData("PT-1S", "wrong_type")]
    [InlineData("soon", "wrong_type")]
    public async Task An_overlap_lasts_thirty_days_at_most(string overlap, string code)
    {
        var app = await SupportApp.SharedAsync();
        var key = await app.Admin.PostAsync("/v1/api-keys", new { name = "x", kind = "agent" });

        (await app.Admin.PostAsync($"{key.Header("Location")}/rotate", new { overlap })).ShouldRefuse("overlap", code);
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once()
    {
        var app = await SupportApp.SharedAsync();
        var key = await app.Admin.PostAsync("/v1/api-keys", new { name = "Leaked", kind = "agent" });
        var holder = app.With(key.Text("key"));
        (await holder.GetAsync("/v1/customers")).ShouldBe(200);

        (await app.Admin.PostAsync($"{key.Header("Location")}/revoke", null, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        (await holder.GetAsync("/v1/customers")).ShouldBe(200);
        var revoked = await app.Admin.PostAsync($"{key.Header("Location")}/revoke");

        revoked.ShouldBe(200);
        Assert.Equal("revoked", revoked.Text("status"));
        (await holder.GetAsync("/v1/customers")).ShouldBeProblem(401, "credential_invalid");
        (await app.Admin.PostAsync($"{key.Header("Location")}/revoke")).ShouldBeProblem(409, "api_key_not_active");
    }

    [Fact]
    public async Task An_operator_cannot_revoke_the_key_in_hand()
    {
        var app = await SupportApp.SharedAsync();
        var key = await app.Admin.PostAsync("/v1/api-keys", new { name = "Mine", kind = "admin" });
        var self = app.With(key.Text("key"));

        (await self.PostAsync($"{key.Header("Location")}/revoke")).ShouldBeProblem(409, "api_key_in_use");
        (await self.PostAsync($"{key.Header("Location")}/rotate", new { overlap = "PT0S" })).ShouldBeProblem(409, "api_key_in_use");
        (await self.GetAsync("/v1/api-keys")).ShouldBe(200);
    }

    [Fact]
    public async Task The_keys_of_an_agent_end_with_the_agent()
    {
        var app = await SupportApp.SharedAsync();
        var agent = await app.Admin.PostAsync("/v1/agents", new { name = "Ines Duarte" });
        var key = await KeyAsync(
            app,
            new
            {
                name = "Desk",
                kind = "agent",
                agentId = agent.Text("id"),
            }
        );

        (await app.Admin.PatchAsync($"/v1/agents/{agent.Text("id")}", new { active = false }, ("If-Match", agent.ETag!))).ShouldBe(200);

        (await app.With(key).GetAsync("/v1/customers")).ShouldBeProblem(401, "credential_invalid");
        (
            await app.Admin.PostAsync(
                "/v1/api-keys",
                new
                {
                    name = "x",
                    kind = "agent",
                    agentId = agent.Text("id"),
                }
            )
        ).ShouldRefuse("agentId", "not_found");
    }

    [Fact]
    public async Task A_partner_looks_after_its_own_keys_and_knows_of_no_others()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();
        var own = (await partner.GetAsync("/v1/api-keys")).Items.Single()!;
        Assert.Equal(partner.PartnerId, (Guid)own["partnerId"]!);
        var other = (await app.NewPartnerAsync()).PartnerId;
        var foreign = (string)(await app.Admin.GetAsync($"/v1/api-keys?partnerId={other}")).Items.Single()!["id"]!;

        (await partner.GetAsync($"/v1/api-keys/{foreign}")).ShouldBeProblem(404, "api_key_not_found");
        (await partner.PostAsync($"/v1/api-keys/{foreign}/rotate", new { })).ShouldBeProblem(404, "api_key_not_found");
        (await partner.PostAsync($"/v1/api-keys/{foreign}/revoke")).ShouldBeProblem(404, "api_key_not_found");
        Assert.Empty((await partner.GetAsync($"/v1/api-keys?partnerId={other}")).Items);
        (
            await partner.PostAsync(
                "/v1/api-keys",
                new
                {
                    name = "x",
                    kind = "partner",
                    partnerId = partner.PartnerId,
                }
            )
        ).ShouldBeProblem(403, "actor_not_allowed");
        var successor = await partner.PostAsync($"/v1/api-keys/{own["id"]}/rotate", new { });
        successor.ShouldBe(201);
        (await partner.PostAsync($"/v1/api-keys/{own["id"]}/revoke")).ShouldBe(200);
        (await partner.GetAsync("/v1/api-keys")).ShouldBeProblem(401, "credential_invalid");
        Assert.Equal(2, (await app.With(successor.Text("key")).GetAsync("/v1/api-keys")).Items.Count);
    }

    [Fact]
    public async Task Agents_and_customers_have_no_business_with_keys()
    {
        var app = await SupportApp.SharedAsync();
        var (customer, _) = await (await app.NewPartnerAsync()).NewCustomerAsync();

        foreach (var caller in new[] { app.Agent, app.Supervisor, customer })
            (await caller.GetAsync("/v1/api-keys")).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task The_list_is_narrowed_by_kind()
    {
        var app = await SupportApp.SharedAsync();

        var listed = await app.Admin.GetAsync("/v1/api-keys?kind=admin,supervisor&limit=200");

        Assert.Equal(["admin", "supervisor"], listed.Items.Select(k => (string)k!["kind"]!).Distinct().Order());
        (await app.Admin.GetAsync("/v1/api-keys?kind=1")).ShouldRefuse("kind", "wrong_type");
        (await app.Admin.GetAsync("/v1/api-keys?kind=customer")).ShouldRefuse("kind", "wrong_type");
        (await app.Admin.GetAsync("/v1/api-keys?status=active")).ShouldRefuse("status", "unknown");
    }

    [Fact]
    public async Task A_retry_gets_the_same_key_though_nothing_readable_is_stored()
    {
        var app = await SupportApp.SharedAsync();
        var retry = ("Idempotency-Key", Guid.NewGuid().ToString());
        var request = new { name = "Once", kind = "agent" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.Admin.PostAsync("/v1/api-keys", request, retry)));

        var key = answers.Select(a => a.Text("key")).Distinct().Single();
        Assert.All(answers, a => Assert.Equal("no-store", a.Header("Cache-Control")));
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var stored = await db.Set<IdempotencyRecord>().SingleAsync(r => r.Key == retry.Item2);
        Assert.DoesNotContain("\"key\"", System.Text.Encoding.Latin1.GetString(stored.Body), StringComparison.Ordinal);
        Assert.DoesNotContain(key, System.Text.Encoding.Latin1.GetString(stored.Body), StringComparison.Ordinal);
    }

    private static async Task<string> KeyAsync(SupportApp app, object request)
    {
        var key = await app.Admin.PostAsync("/v1/api-keys", request);
        key.ShouldBe(201);
        return key.Text("key");
    }
}
