using System.Text;
using BitP.SupportApi.Tests.Contract;
using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.ContactOptions;

/// <summary>A key that stands in the pages of a partner for all to see reads how to reach support, and nothing else.</summary>
public sealed class UsingAPublishableKey
{
    [Fact]
    public async Task It_is_made_for_a_partner_and_shows_what_it_is()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();

        var made = await MakeAsync(app, partner);

        made.ShouldBe(201);
        Assert.StartsWith("bitp_pub_test_", made.Text("key"), StringComparison.Ordinal);
        Assert.Equal("publishable", made.Text("kind"));
        Assert.Equal(["contact:read", "categories:read"], made["scopes"].Strings());
        (await app.With(made.Text("key")).GetAsync("/v1/contact-options?locale=fr")).ShouldBe(200);
        (await app.With(made.Text("key")).GetAsync("/v1/categories")).ShouldBe(200);
        (await app.With(made.Text("key")).GetAsync("/v1/categories/login")).ShouldBe(200);
        Assert.Equal(made.Text("id"), Assert.Single((await partner.GetAsync("/v1/api-keys?kind=publishable")).Items).Str("id"));

        var rotated = await partner.PostAsync($"/v1/api-keys/{made.Text("id")}/rotate", new { overlap = "PT0S" });
        rotated.ShouldBe(201);
        Assert.StartsWith("bitp_pub_test_", rotated.Text("key"), StringComparison.Ordinal);
        (await app.With(made.Text("key")).GetAsync("/v1/contact-options")).ShouldBeProblem(401, "credential_invalid");
        (await app.With(rotated.Text("key")).GetAsync("/v1/contact-options")).ShouldBe(200);
        (await partner.PostAsync($"/v1/api-keys/{rotated.Text("id")}/revoke")).ShouldBe(200);
        (await app.With(rotated.Text("key")).GetAsync("/v1/contact-options")).ShouldBeProblem(401, "credential_invalid");
    }

    [Fact]
    public async Task It_cannot_be_given_more()
    {
        var app = await SupportApp.SharedAsync();
        var partner = await app.NewPartnerAsync();

        (await MakeAsync(app, partner, "tickets:read")).ShouldRefuse("scopes[0]", "not_applicable");
        (await MakeAsync(app, partner, "contact:read", "contact:write")).ShouldRefuse("scopes[1]", "not_applicable");
        (await MakeAsync(app, partner, "nonsense")).ShouldRefuse("scopes[0]", "unknown");
        (await app.Admin.PostAsync("/v1/api-keys", new { name = "x", kind = "publishable" })).ShouldRefuse("partnerId", "required");
        (
            await app.Admin.PostAsync(
                "/v1/api-keys",
                new
                {
                    name = "x",
                    kind = "publishable",
                    partnerId = partner.PartnerId,
                    agentId = Guid.CreateVersion7(),
                }
            )
        ).ShouldRefuse("agentId", "not_applicable");
        var less = await MakeAsync(app, partner, "categories:read");
        (await app.With(less.Text("key")).GetAsync("/v1/contact-options")).ShouldBeProblem(403, "scope_missing");
    }

    [Fact]
    public async Task It_can_do_nothing_else()
    {
        var app = await SupportApp.SharedAsync();
        var ground = await Ground.PrepareAsync(app);
        var page = app.With((await MakeAsync(app, ground.Partner)).Text("key"));
        var (allowed, failures) = (new List<string>(), new List<string>());
        var document = await app.Anonymous.GetAsync("/openapi/v1.json");
        foreach (var operation in Document.Operations(document.Json.AsObject()).Where(o => o.IsSecured))
        {
            var path = await ground.FillAsync(operation.Aim);
            var answer = operation.Request is var (mediaType, example)
                ? await page.SendRawAsync(
                    HttpMethod.Parse(operation.Method),
                    path,
                    Encoding.UTF8.GetBytes(Document.Text(example!)),
                    mediaType,
                    ("If-Match", "*")
                )
                : await page.SendAsync(HttpMethod.Parse(operation.Method), path, null, ("If-Match", "*"));
            if (answer.Status == 200)
                allowed.Add(operation.Id);
            else if (answer.Status != 403 || answer.Code != "actor_not_allowed")
                failures.Add($"{operation.Id}: {answer}");
            Assert.Equal(answer.Status == 200, operation.Callers.Contains("publishable"));
        }

        Assert.Empty(failures);
        Assert.Equal(["GetCategory", "GetContactOptions", "ListCategories"], allowed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_of_any_origin_may_ask()
    {
        var app = await SupportApp.SharedAsync();
        (string, string)[] preflight =
        [
            ("Origin", "https://wallet.example.com"),
            ("Access-Control-Request-Method", "GET"),
            ("Access-Control-Request-Headers", "authorization"),
        ];

        var allowed = await app.Anonymous.SendAsync(HttpMethod.Options, "/v1/contact-options?locale=de", null, preflight);
        var refused = await app.Anonymous.SendAsync(HttpMethod.Options, "/v1/tickets", null, preflight);
        var answer = await app.Page.GetAsync("/v1/contact-options", ("Origin", "https://wallet.example.com"));
        var tickets = await app.PartnerA.GetAsync("/v1/tickets", ("Origin", "https://wallet.example.com"));

        allowed.ShouldBe(204);
        Assert.Equal(
            ("*", "authorization", "GET"),
            (allowed.Header("Access-Control-Allow-Origin"), allowed.Header("Access-Control-Allow-Headers"), allowed.Header("Access-Control-Allow-Methods"))
        );
        Assert.Null(allowed.Header("Access-Control-Allow-Credentials"));
        Assert.Null(refused.Header("Access-Control-Allow-Origin"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains("ETag", answer.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.Null(tickets.Header("Access-Control-Allow-Origin"));
    }

    private static Task<Answer> MakeAsync(SupportApp app, PartnerCaller partner, params string[] scopes) =>
        app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Pages",
                kind = "publishable",
                partnerId = partner.PartnerId,
                scopes,
            }
        );
}
