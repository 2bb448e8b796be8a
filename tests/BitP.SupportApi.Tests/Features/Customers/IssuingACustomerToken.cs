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
        var desk = await Desk.SetAsync();
        var before = DateTimeOffset.UtcNow;

        var token = await desk.Partner.PostAsync($"/v1/customers/{desk.CustomerId}/tokens", lifetime is null ? null : new { lifetime });

        token.ShouldBe(201);
        Assert.Equal(["expiresAt", "token"], token.Json.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal));
        Assert.InRange(token.Json.Instant("expiresAt"), before.AddMinutes(minutes).AddSeconds(-1), DateTimeOffset.UtcNow.AddMinutes(minutes));
        Assert.Equal(desk.CustomerId, (await desk.App.With(token.Text("token")).GetAsync($"/v1/customers/{desk.CustomerId}")).Text("id"));
    }

    [Theory]
    [InlineData("PT59S", "out_of_range")]
    [InlineData("PT24H1S", "out_of_range")]
    [InlineData("-PT1H", "wrong_type")]
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
        var desk = await Desk.SetAsync(app);
        var token = await desk.Partner.PostAsync($"/v1/customers/{desk.CustomerId}/tokens", new { lifetime = "PT10M" });
        var customer = app.With(token.Text("token"));

        (await customer.GetAsync("/v1/tickets")).ShouldBe(200);
        await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT9M55S" });
        (await customer.GetAsync("/v1/tickets")).ShouldBe(200);
        await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT6S" });
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
}
