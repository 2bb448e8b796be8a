using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BitP.SupportApi.Tests.Platform.Credentials;

/// <summary>Staff come with tokens of an OpenID Connect provider, here a real one on this machine.</summary>
public sealed class SigningInWithAnIdentityProvider(SigningInWithAnIdentityProvider.Setting setting) : IClassFixture<SigningInWithAnIdentityProvider.Setting>
{
    private IdentityProvider Provider => setting.Provider;

    [Theory]
    [InlineData("agent")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task Staff_act_in_the_role_of_their_token(string role)
    {
        var token = Provider.Issue(new() { ["role"] = role, ["name"] = "Mei Lin" });

        var actor = await ActAsync(token);

        Assert.Equal(role, (string?)actor["kind"]);
        Assert.Equal("Mei Lin", (string?)actor["name"]);
        Assert.Null(actor["id"]);
    }

    [Fact]
    public async Task An_agent_whom_the_directory_knows_acts_under_the_name_it_has_there()
    {
        var (agent, subject) = await AddAgentAsync();

        var actor = await ActAsync(Provider.Issue(new() { ["sub"] = subject, ["name"] = "jweber" }));

        Assert.Equal("Jonas Weber", (string?)actor["name"]);
        Assert.Equal(agent.Text("id"), (string?)actor["id"]);
    }

    [Fact]
    public async Task An_agent_who_is_no_longer_active_is_refused()
    {
        var (agent, subject) = await AddAgentAsync();
        var token = Provider.Issue(new() { ["sub"] = subject });
        (await GetAsync("/v1/customers", token)).ShouldBe(200);

        (await setting.App.Admin.PatchAsync($"/v1/agents/{agent.Text("id")}", new { active = false }, ("If-Match", agent.ETag!))).ShouldBe(200);

        (await GetAsync("/v1/customers", token)).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task A_role_allows_what_it_allows_an_API_key()
    {
        var agent = Provider.Issue(new() { ["role"] = "agent" });

        (await GetAsync("/v1/partners", agent)).ShouldBeProblem(403, "actor_not_allowed");
        (await GetAsync("/v1/partners", Provider.Issue(new() { ["role"] = "admin" }))).ShouldBe(200);
    }

    [Fact]
    public async Task A_token_may_be_sent_in_either_header()
    {
        (await setting.App.Anonymous.GetAsync("/v1/customers", ("X-Api-Key", Provider.Issue()))).ShouldBe(200);
    }

    public static TheoryData<string, Dictionary<string, object?>> WrongClaims =>
        new()
        {
            {
                "expired",
                new()
                {
                    ["exp"] = At(-10),
                    ["nbf"] = At(-20),
                    ["iat"] = At(-20),
                }
            },
            {
                "without an end",
                new() { ["exp"] = null }
            },
            {
                "of tomorrow",
                new() { ["nbf"] = At(24 * 60), ["exp"] = At(25 * 60) }
            },
            {
                "for somebody else",
                new() { ["aud"] = "another-api" }
            },
            {
                "for nobody",
                new() { ["aud"] = null }
            },
            {
                "of another issuer",
                new() { ["iss"] = "https://login.example.com" }
            },
            {
                "of no issuer",
                new() { ["iss"] = null }
            },
            {
                "of nobody",
                new() { ["sub"] = null }
            },
            {
                "with an empty subject",
                new() { ["sub"] = "" }
            },
            {
                "with a subject of control characters",
                new() { ["sub"] = "user\u00001" }
            },
            {
                "without a role",
                new() { ["role"] = null }
            },
            {
                "of a partner",
                new() { ["role"] = "partner" }
            },
            {
                "of a customer",
                new() { ["role"] = "customer" }
            },
            {
                "of the system",
                new() { ["role"] = "system" }
            },
            {
                "of a role spelt otherwise",
                new() { ["role"] = "Admin" }
            },
            {
                "of unknown roles",
                new() { ["role"] = new[] { "viewer", "partner" } }
            },
        };

    [Theory]
    [MemberData(nameof(WrongClaims))]
    public async Task A_token_is_refused(string because, Dictionary<string, object?> claims)
    {
        Assert.NotEmpty(because);

        (await GetAsync("/v1/customers", Provider.Issue(claims))).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task A_token_with_the_signature_of_another_key_is_refused()
    {
        using var stranger = new IdentityProvider.Key(Provider.Signer.Id);

        (await GetAsync("/v1/customers", Provider.Issue(signer: stranger))).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task A_token_of_an_unknown_key_is_refused()
    {
        using var stranger = new IdentityProvider.Key("unheard-of");

        (await GetAsync("/v1/customers", Provider.Issue(signer: stranger))).ShouldBeProblem(401, "credential_invalid");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    public async Task A_token_without_a_signature_is_refused(string algorithm)
    {
        var payload = Provider.Issue().Split('.')[1];
        var header = Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"JWT"}""");

        (await GetAsync("/v1/customers", $"{header}.{payload}.")).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_password_is_refused()
    {
        var payload = Provider.Issue().Split('.')[1];
        var header = Base64UrlEncoder.Encode($$"""{"alg":"HS256","typ":"JWT","kid":"{{Provider.Signer.Id}}"}""");
        foreach (
            var password in new[]
            {
                Provider.Signer.Rsa.ExportSubjectPublicKeyInfo(),
                Encoding.ASCII.GetBytes(Provider.Signer.Rsa.ExportSubjectPublicKeyInfoPem()),
            }
        )
        {
            var signature = HMACSHA256.HashData(password, Encoding.ASCII.GetBytes($"{header}.{payload}"));
            (await GetAsync("/v1/customers", $"{header}.{payload}.{Base64UrlEncoder.Encode(signature)}")).ShouldBeProblem(401, "credential_invalid");
        }
    }

    [Fact]
    public async Task A_token_that_was_altered_is_refused()
    {
        var (agent, admin) = (Provider.Issue(new() { ["role"] = "agent" }).Split('.'), Provider.Issue(new() { ["role"] = "admin" }).Split('.'));

        (await GetAsync("/v1/partners", $"{agent[0]}.{admin[1]}.{agent[2]}")).ShouldBeProblem(401, "credential_invalid");
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("..")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9..")]
    public async Task What_only_looks_like_a_token_is_refused(string token)
    {
        (await GetAsync("/v1/customers", token)).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task The_highest_of_several_roles_counts()
    {
        var token = Provider.Issue(new() { ["role"] = new[] { "offline_access", "agent", "supervisor" } });

        Assert.Equal("supervisor", (string?)(await ActAsync(token))["kind"]);
    }

    [Theory]
    [InlineData("openid profile", false, 200)]
    [InlineData("openid customers:read", false, 403)]
    [InlineData("openid customers:read", true, 403)]
    public async Task Scopes_of_this_API_narrow_a_token_and_others_do_not(string scope, bool asList, int otherwise)
    {
        var token = Provider.Issue(new() { ["scope"] = asList ? scope.Split(' ') : scope });

        (await GetAsync("/v1/customers", token)).ShouldBe(200);
        (await GetAsync("/v1/events", token)).ShouldBe(otherwise);
    }

    [Theory]
    [InlineData(300, "x")]
    [InlineData(300, "𠮷")]
    public async Task A_long_name_is_cut(int length, string character)
    {
        var name = string.Concat(Enumerable.Repeat(character, length));

        var actor = await ActAsync(Provider.Issue(new() { ["name"] = name }));

        Assert.StartsWith((string)actor["name"]!, name, StringComparison.Ordinal);
        Assert.Equal(200, ((string)actor["name"]!).EnumerateRunes().Count());
    }

    [Theory]
    [InlineData("Mei\u0000Lin")]
    [InlineData("Mei\nLin")]
    [InlineData("Mei\u202ELin")]
    [InlineData("\u200b")]
    public async Task What_is_no_name_is_not_shown(string name)
    {
        Assert.Null((string?)(await ActAsync(Provider.Issue(new() { ["name"] = name })))["name"]);
    }

    [Fact]
    public async Task A_retry_gets_the_secret_again_only_with_the_very_token()
    {
        var claims = new Dictionary<string, object?> { ["role"] = "admin", ["sub"] = "operator-7" };
        var (token, renewed) = (Provider.Issue(claims), Provider.Issue(claims));
        var key = Guid.NewGuid().ToString();

        var first = await CreateKeyAsync(token);
        var again = await CreateKeyAsync(token);

        first.ShouldBe(201);
        Assert.Equal(first.Raw, again.Raw);
        (await CreateKeyAsync(renewed)).ShouldBeProblem(409, "idempotent_answer_sealed");

        Task<Answer> CreateKeyAsync(string with) =>
            setting.App.With(with).PostAsync("/v1/api-keys", new { name = "For a retry", kind = "agent" }, ("Idempotency-Key", key));
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_fetched_when_a_token_is_signed_with_it()
    {
        await using var app = await SupportApp.StartAsync(("Authentication:Jwt:Authority", Provider.Issuer), ("Authentication:Jwt:RequireHttps", "false"));
        (await app.With(Provider.Issue()).GetAsync("/v1/customers")).ShouldBe(200);
        var next = Provider.Publish("key-2");

        // The keys are fetched beside the first request that needs the new one.
        Answer? answer = null;
        await Polling.UntilAsync(
            async () => (answer = await app.With(Provider.Issue(signer: next)).GetAsync("/v1/customers")).Status != 401,
            "the key is fetched"
        );

        answer!.ShouldBe(200);
    }

    [Fact]
    public async Task A_provider_may_call_the_role_and_the_audience_otherwise()
    {
        await using var app = await SupportApp.StartAsync(
            ("Authentication:Jwt:Authority", Provider.Issuer),
            ("Authentication:Jwt:RequireHttps", "false"),
            ("Authentication:Jwt:Audience", "help-desk"),
            ("Authentication:Jwt:RoleClaim", "groups")
        );
        var token = Provider.Issue(
            new()
            {
                ["aud"] = "help-desk",
                ["role"] = null,
                ["groups"] = new[] { "agent" },
            }
        );

        (await app.With(token).GetAsync("/v1/customers")).ShouldBe(200);
        (await app.With(Provider.Issue()).GetAsync("/v1/customers")).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task While_the_provider_cannot_be_reached_tokens_are_refused_and_keys_work()
    {
        await using var app = await SupportApp.StartAsync(("Authentication:Jwt:Authority", "http://127.0.0.1:1"), ("Authentication:Jwt:RequireHttps", "false"));

        (await app.With(Provider.Issue()).GetAsync("/v1/customers")).ShouldBeProblem(401, "credential_invalid");
        (await app.Admin.GetAsync("/v1/customers")).ShouldBe(200);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_a_provider_no_token_is_accepted(string? authority)
    {
        await using var app = await SupportApp.StartAsync(authority is null ? [] : [("Authentication:Jwt:Authority", authority)]);

        (await app.With(Provider.Issue()).GetAsync("/v1/customers")).ShouldBeProblem(401, "credential_invalid");
    }

    // Makes something happen and reads in the change feed who it was.
    private async Task<JsonNode> ActAsync(string token)
    {
        var caller = setting.App.With(token);
        var partner = await setting.App.NewPartnerAsync();
        var customer = await caller.PostAsync("/v1/customers", new { externalId = "c-1", partnerId = partner.PartnerId });
        customer.ShouldBe(201);
        return (await partner.FirstEventAsync("customer.created"))["actor"]!;
    }

    private async Task<(Answer Agent, string Subject)> AddAgentAsync()
    {
        var subject = $"auth|{Guid.NewGuid():N}";
        var agent = await setting.App.Admin.PostAsync("/v1/agents", new { name = "Jonas Weber", externalId = subject });
        agent.ShouldBe(201);
        return (agent, subject);
    }

    private Task<Answer> GetAsync(string path, string token) => setting.App.With(token).GetAsync(path);

    private static long At(int minutesFromNow) => DateTimeOffset.UtcNow.AddMinutes(minutesFromNow).ToUnixTimeSeconds();

    /// <summary>One provider and one API that trusts it, for all tests of the class.</summary>
    public sealed class Setting : IAsyncLifetime
    {
        internal IdentityProvider Provider { get; } = new();

        internal SupportApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            await Provider.StartAsync();
            App = await SupportApp.StartAsync(("Authentication:Jwt:Authority", Provider.Issuer), ("Authentication:Jwt:RequireHttps", "false"));
        }

        public async Task DisposeAsync()
        {
            await App.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }

    /// <summary>A provider as small as can be: its metadata, its keys, and tokens made to order.</summary>
    internal sealed class IdentityProvider : IAsyncDisposable
    {
        private readonly WebApplication web;
        private Key[] keys = [new("key-1")];

        public IdentityProvider()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            web = builder.Build();
            web.MapGet("/.well-known/openid-configuration", () => Json(new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{Issuer}/keys" }));
            web.MapGet("/keys", () => Json(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(k => k.ToJson())]) }));
        }

        public string Issuer => web.Urls.Single();

        public Key Signer => keys[0];

        public Task StartAsync() => web.StartAsync();

        /// <summary>Another key beside the first, for as long as the provider is there: whoever starts later reads it too.</summary>
        public Key Publish(string id)
        {
            keys = [.. keys, new(id)];
            return keys[^1];
        }

        /// <summary>A token of an agent; claims given as null are left out.</summary>
        public string Issue(Dictionary<string, object?>? claims = null, Key? signer = null)
        {
            var all = new Dictionary<string, object?>
            {
                ["iss"] = Issuer,
                ["aud"] = "bitp-support",
                ["sub"] = "user-1",
                ["role"] = "agent",
                ["jti"] = Guid.NewGuid().ToString(),
                ["iat"] = At(0),
                ["nbf"] = At(0),
                ["exp"] = At(5),
            };
            foreach (var (name, value) in claims ?? [])
                all[name] = value;
            var payload = new JsonObject();
            foreach (var (name, value) in all.Where(c => c.Value is not null))
                payload[name] = JsonSerializer.SerializeToNode(value);
            return new JsonWebTokenHandler().CreateToken(payload.ToJsonString(), (signer ?? Signer).Credentials);
        }

        public async ValueTask DisposeAsync()
        {
            await web.DisposeAsync();
            foreach (var key in keys)
                key.Dispose();
        }

        private static IResult Json(JsonObject body) => Results.Content(body.ToJsonString(), "application/json");

        internal sealed class Key(string id) : IDisposable
        {
            public string Id => id;

            public RSA Rsa { get; } = RSA.Create(2048);

            public SigningCredentials Credentials => new(new RsaSecurityKey(Rsa) { KeyId = id }, SecurityAlgorithms.RsaSha256);

            public JsonNode ToJson()
            {
                var parameters = Rsa.ExportParameters(false);
                return new JsonObject
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["alg"] = "RS256",
                    ["kid"] = id,
                    ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                    ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
                };
            }

            public void Dispose() => Rsa.Dispose();
        }
    }
}
