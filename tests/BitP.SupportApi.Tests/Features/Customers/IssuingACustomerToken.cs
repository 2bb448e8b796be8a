namespace BitP.SupportApi.Tests.Features.Customers;

public sealed class IssuingACustomerToken
{
    [Theory]
    [InlineData(null, 60)]
    [InlineData("PT1M", 1)]
    [InlineData("PT24H", 1440)]
    [InlineData("P1D", 1440)]
    public async Task It_lives_as_long_as_was_asked_for(string? lifetime, int minutes)
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        var desk = await Desk.SetAsync(app);

        var token = await desk.Partner.PostAsync($"/v1/customers/{desk.CustomerId}/tokens", lifetime is null ? null : new { lifetime });

        token.ShouldBe(201);
        Assert.Equal(["expiresAt", "token"], token.Json.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.Equal((await app.NowAsync()).AddMinutes(minutes), token.Json.Instant("expiresAt"));
        Assert.Equal(desk.CustomerId, (await desk.App.With(token.Text("token")).GetAsync($"/v1/customers/{desk.CustomerId}")).Text("id"));
    }

    [Theory]
    [InlineData("PT59S", "out_of_range")]
    [InlineData("PT24H1S", "out_of_range")]
    [InlineData("-PT1H", "out_of_range")]
    [InlineData("PT0S", "out_of_range")]
    [InlineData("1 hour", "wrong_type")]
    [InlineData("P1M", "wrong_type")]
    public async Task Another_lifetime_is_refused(string lifetime, string code)
    {
        var desk = await Desk.SetAsync();

        (await desk.Partner.PostAsync($"/v1/customers/{desk.CustomerId}/tokens", new { lifetime })).ShouldRefuse("lifetime", code);
    }

    [Fact]
    public async Task Only_the_partner_issues_one()
    {
        var desk = await Desk.SetAsync();

        foreach (var kind in Desk.Kinds.Except(["partner"]))
            (await desk.By(kind).PostAsync($"/v1/customers/{desk.CustomerId}/tokens", new { })).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task It_ends_when_its_time_is_over()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        var desk = await Desk.SetAsync(app);
        var token = await desk.Partner.PostAsync($"/v1/customers/{desk.CustomerId}/tokens", new { lifetime = "PT10M" });
        var customer = app.With(token.Text("token"));

        (await customer.GetAsync("/v1/tickets")).ShouldBe(200);
        await app.AdvanceAsync("PT9M59S");
        (await customer.GetAsync("/v1/tickets")).ShouldBe(200);
        await app.AdvanceAsync("PT1S");
        (await customer.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        (await desk.Customer.GetAsync("/v1/tickets")).ShouldBe(200);
    }

    [Fact]
    public async Task With_it_the_customer_does_what_customers_may_and_nothing_else()
    {
        var desk = await Desk.SetAsync();
        var path = (await desk.OpenAsync()).Header("Location")!;

        foreach (var read in new[] { path, $"{path}/messages", $"{path}/progress", $"{path}/transcript", "/v1/tickets", "/v1/categories" })
            (await desk.Customer.GetAsync(read)).ShouldBe(200);
        foreach (var read in new[] { $"{path}/timeline", "/v1/agents", "/v1/teams", "/v1/events", "/v1/customers", "/v1/partners", "/v1/api-keys" })
            (await desk.Customer.GetAsync(read)).ShouldBeProblem(403, "actor_not_allowed");
        foreach (
            var write in new[]
            {
                $"{path}/assign",
                $"{path}/wait",
                $"{path}/hold",
                "/v1/agents",
                "/v1/teams",
                "/v1/customers",
                "/v1/partners",
                "/v1/api-keys",
                "/v1/test/clock",
            }
        )
            (await desk.Customer.PostAsync(write, new { })).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task It_may_no_more_than_the_key_that_issued_it()
    {
        var desk = await Desk.SetAsync();
        var key = await desk.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "narrow",
                kind = "partner",
                partnerId = desk.Partner.PartnerId,
                scopes = new[] { "tickets:read", "customers:write" },
            }
        );
        var token = await desk.App.With(key.Text("key")).PostAsync($"/v1/customers/{desk.CustomerId}/tokens", new { });

        var customer = desk.App.With(token.Text("token"));

        (await customer.GetAsync("/v1/tickets")).ShouldBe(200);
        (await customer.PostAsync("/v1/tickets", Desk.Case(null))).ShouldBeProblem(403, "scope_missing");
    }

    [Fact]
    public async Task Another_one_than_twenty_ends_the_oldest()
    {
        var desk = await Desk.SetAsync();
        var (first, customerId) = await desk.Partner.NewCustomerAsync("many");
        var tokens = new List<Caller> { first };
        while (tokens.Count < 20)
            tokens.Add(await IssueAsync(desk.App, desk.Partner, customerId));
        foreach (var token in tokens)
            (await token.GetAsync("/v1/tickets")).ShouldBe(200);

        tokens.Add(await IssueAsync(desk.App, desk.Partner, customerId));
        tokens.Add(await IssueAsync(desk.App, desk.Partner, customerId));

        foreach (var token in tokens.Take(2))
            (await token.GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        foreach (var token in tokens.Skip(2))
            (await token.GetAsync("/v1/tickets")).ShouldBe(200);
        Assert.Equal(1, (await desk.Partner.FirstEventAsync("customer.tokens_revoked", customerId))["data"]!["count"]!.GetValue<int>());
    }

    [Fact]
    public async Task Those_that_have_ended_do_not_count()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        var (first, customerId) = await partner.NewCustomerAsync("many");
        for (var n = 0; n < 19; n++)
            (await partner.PostAsync($"/v1/customers/{customerId}/tokens", new { lifetime = "PT1M" })).ShouldBe(201);
        await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT2M" });

        await IssueAsync(app, partner, customerId);

        (await first.GetAsync("/v1/tickets")).ShouldBe(200);
    }

    [Fact]
    public Task Many_at_once_leave_twenty() => LeaveTwentyAsync(nodes: 1);

    [PostgreSqlFact]
    public Task Many_at_once_leave_twenty_over_two_nodes() => LeaveTwentyAsync(nodes: 2);

    private static async Task LeaveTwentyAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);
        var customer = await cluster[0].PartnerA.PostAsync("/v1/customers", new { externalId = "at-once" });

        var issued = await Task.WhenAll(
            Enumerable.Range(0, 40).Select(n => cluster[n].PartnerA.PostAsync($"/v1/customers/{customer.Text("id")}/tokens", new { }))
        );

        Assert.All(issued, token => token.ShouldBe(201));
        // Nobody has shown them yet, so that no node remembers one that has ended.
        var living = await Task.WhenAll(issued.Select(token => cluster[0].With(token.Text("token")).GetAsync("/v1/tickets")));
        Assert.Equal(20, living.Count(answer => answer.Status == 200));
    }

    private static async Task<Caller> IssueAsync(SupportApp app, Caller partner, string customerId)
    {
        var token = await partner.PostAsync($"/v1/customers/{customerId}/tokens", new { });
        token.ShouldBe(201);
        return app.With(token.Text("token"));
    }
}
