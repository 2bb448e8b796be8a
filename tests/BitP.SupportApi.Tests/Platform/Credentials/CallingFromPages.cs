namespace BitP.SupportApi.Tests.Platform.Credentials;

/// <summary>A page in a browser calls with the token of a customer, from an origin that is set, and with nothing else.</summary>
public sealed class CallingFromPages
{
    private const string App = "https://app.example.com";
    private const string Local = "http://localhost:5173";
    private const string AllowedOrigin = "Access-Control-Allow-Origin";

    private static readonly string[] Exposed = ["ETag", "Location", "Retry-After", "Link", "Idempotency-Replayed", "RateLimit", "RateLimit-Policy"];

    private static Task<SupportApp> StartAsync() => SupportApp.StartAsync(("Cors:Origins", $"{App}, {Local}"));

    [Fact]
    public async Task A_customer_calls_from_an_origin_that_is_set()
    {
        await using var app = await StartAsync();
        var (customer, _) = await (await app.NewPartnerAsync()).NewCustomerAsync();

        foreach (var origin in new[] { App, Local })
        {
            var tickets = await customer.GetAsync("/v1/tickets", ("Origin", origin));

            tickets.ShouldBe(200);
            Assert.Equal(origin, tickets.Header(AllowedOrigin));
            Assert.Null(tickets.Header("Access-Control-Allow-Credentials"));
            Assert.All(Exposed, name => Assert.Contains(name, tickets.Header("Access-Control-Expose-Headers")!.Split(',')));
            Assert.Contains("Origin", tickets.Header("Vary")!.Split(", "));
        }
        // Refusals can be read as well, or nobody could see why.
        var absent = await customer.GetAsync("/v1/tickets/BP-1", ("Origin", App));
        absent.ShouldBeProblem(404, "ticket_not_found");
        Assert.Equal(App, absent.Header(AllowedOrigin));
        var expired = await app.Anonymous.GetAsync("/v1/tickets", ("Origin", App));
        expired.ShouldBeProblem(401, "credential_missing");
        Assert.Equal(App, expired.Header(AllowedOrigin));
    }

    [Fact]
    public async Task From_elsewhere_it_can_read_nothing()
    {
        await using var app = await StartAsync();
        var (customer, _) = await (await app.NewPartnerAsync()).NewCustomerAsync();

        foreach (var origin in new[] { "https://evil.example.com", "http://app.example.com", $"{App}:8443", "null", "" })
        {
            Assert.Null((await customer.GetAsync("/v1/tickets", ("Origin", origin))).Header(AllowedOrigin));
            Assert.Null((await PreflightAsync(app, "/v1/tickets", "GET", origin)).Header(AllowedOrigin));
        }
    }

    [Fact]
    public async Task No_key_is_for_a_page()
    {
        await using var app = await StartAsync();

        foreach (var caller in new[] { app.PartnerA, app.Agent, app.Supervisor, app.Admin })
        foreach (var path in new[] { "/v1/tickets", "/v1/categories" })
        {
            var answer = await caller.GetAsync(path, ("Origin", App));
            answer.ShouldBe(200);
            Assert.Null(answer.Header(AllowedOrigin));
        }
        Assert.Equal("*", (await app.Page.GetAsync("/v1/categories", ("Origin", App))).Header(AllowedOrigin));
    }

    [Theory]
    [InlineData("/v1/tickets", "GET", "authorization,if-none-match", true)]
    [InlineData("/v1/tickets", "POST", "authorization,content-type,idempotency-key", true)]
    [InlineData("/v1/tickets/BP-1/messages", "POST", "authorization,content-type,if-match,traceparent", true)]
    [InlineData("/v1/tickets/BP-1", "PATCH", "authorization", false)]
    [InlineData("/v1/tickets", "GET", "x-api-key", false)]
    [InlineData("/v1/tickets/BP-1/hold", "POST", "authorization", false)]
    [InlineData("/v1/api-keys", "GET", "authorization", false)]
    [InlineData("/v1/agents", "POST", "authorization", false)]
    [InlineData("/v1/tickets", "DELETE", "authorization", false)]
    [InlineData("/v1/nothing", "GET", "authorization", false)]
    public async Task A_browser_that_asks_before_is_told_what_customers_may(string path, string method, string headers, bool may)
    {
        await using var app = await StartAsync();

        var answer = await PreflightAsync(app, path, method, App, headers);

        if (!may)
        {
            Assert.NotEqual((App, headers), (answer.Header(AllowedOrigin), answer.Header("Access-Control-Allow-Headers")));
            Assert.DoesNotContain("x-api-key", $"{answer.Header("Access-Control-Allow-Headers")}", StringComparison.OrdinalIgnoreCase);
            return;
        }
        answer.ShouldBe(204);
        Assert.Equal((App, method), (answer.Header(AllowedOrigin), answer.Header("Access-Control-Allow-Methods")));
        Assert.All(
            headers.Split(','),
            name => Assert.Contains(name, answer.Header("Access-Control-Allow-Headers")!.Split(','), StringComparer.OrdinalIgnoreCase)
        );
        Assert.Equal("3600", answer.Header("Access-Control-Max-Age"));
        Assert.Null(answer.Header("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task Unless_origins_are_set_there_are_none()
    {
        var app = await SupportApp.SharedAsync();
        var (customer, _) = await (await app.NewPartnerAsync()).NewCustomerAsync();

        Assert.Null((await customer.GetAsync("/v1/tickets", ("Origin", App))).Header(AllowedOrigin));
        Assert.Null((await PreflightAsync(app, "/v1/tickets", "GET", App)).Header(AllowedOrigin));
    }

    private static Task<Answer> PreflightAsync(SupportApp app, string path, string method, string origin, string headers = "authorization") =>
        app.Anonymous.SendAsync(
            HttpMethod.Options,
            path,
            null,
            ("Origin", origin),
            ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", headers)
        );
}
