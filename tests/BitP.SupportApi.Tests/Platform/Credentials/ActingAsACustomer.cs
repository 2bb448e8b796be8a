namespace BitP.SupportApi.Tests.Platform.Credentials;

/// <summary>A customer's token opens that customer's own cases and nothing else.</summary>
public sealed class ActingAsACustomer
{
    [Fact]
    public async Task A_customer_opens_reads_and_answers_its_own_cases()
    {
        var ground = await Ground.PrepareAsync();
        var opened = await ground.Customer.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "x",
                description = "x",
                category = "login",
                channel = "app",
            }
        );

        opened.ShouldBe(201);
        Assert.Equal(ground.CustomerId, opened["customer"]!["id"]!.GetValue<string>());
        (await ground.Customer.GetAsync($"/v1/tickets/{opened.Text("id")}")).ShouldBe(200);
        (await ground.Customer.PostAsync($"/v1/tickets/{opened.Text("id")}/messages", new { body = "x" })).ShouldBe(201);
        Assert.Equal(2, (await ground.Customer.GetAsync("/v1/tickets")).Items.Count);
        (await ground.Customer.GetAsync($"/v1/customers/{ground.CustomerId}")).ShouldBe(200);
    }

    [Fact]
    public async Task Internal_notes_stay_internal()
    {
        var ground = await Ground.PrepareAsync();
        const string Secret = "Probably a fraudster.";
        var path = $"/v1/tickets/{ground.Ticket}";
        (await ground.App.Agent.PostAsync($"{path}/messages", new { body = Secret, visibility = "internal" })).ShouldBe(201);
        (await ground.App.Agent.PostAsync($"{path}/messages", new { body = "Hello!" })).ShouldBe(201);

        foreach (var caller in new[] { ground.Customer, ground.Partner })
        {
            foreach (var part in new[] { "", "/messages", "/progress", "/transcript" })
            {
                var answer = await caller.GetAsync(path + part);
                answer.ShouldBe(200);
                Assert.DoesNotContain(Secret, answer.Raw, StringComparison.Ordinal);
            }
            foreach (var type in new[] { "text/plain", "text/html" })
                Assert.DoesNotContain(Secret, (await caller.GetAsync($"{path}/transcript", ("Accept", type))).Raw, StringComparison.Ordinal);
            Assert.Single((await caller.GetAsync($"{path}/messages")).Items);
            Assert.DoesNotContain("ticket.noted", (await caller.GetAsync($"{path}/progress")).Raw, StringComparison.Ordinal);
            Assert.Empty((await caller.GetAsync("/v1/tickets?q=fraudster")).Items);
            (await caller.PostAsync($"{path}/messages", new { body = "x", visibility = "internal" })).ShouldRefuse("visibility", "internal_by_staff_only");
        }
        Assert.DoesNotContain((await ground.Partner.GetAsync("/v1/events?limit=200")).Items, e => e!["type"]!.GetValue<string>() == "ticket.noted");
        Assert.Equal(2, (await ground.App.Agent.GetAsync($"{path}/messages")).Items.Count);
    }

    [Fact]
    public async Task Nothing_of_staff_or_of_the_partner_is_open_to_it()
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();
        var ticket = $"/v1/tickets/{ground.Ticket}";
        foreach (
            var answer in new[]
            {
                await ground.Customer.GetAsync("/v1/customers"),
                await ground.Customer.PostAsync("/v1/customers", new { externalId = "x" }),
                await ground.Customer.PatchAsync($"/v1/customers/{ground.CustomerId}", new { name = "x" }, ("If-Match", "*")),
                await ground.Customer.PostAsync($"/v1/customers/{ground.CustomerId}/tokens", new { }),
                await ground.Customer.GetAsync("/v1/agents"),
                await ground.Customer.GetAsync($"/v1/agents/{ground.Agent}"),
                await ground.Customer.GetAsync("/v1/teams"),
                await ground.Customer.GetAsync("/v1/events"),
                await ground.Customer.GetAsync("/v1/partners"),
                await ground.Customer.GetAsync("/v1/api-keys"),
                await ground.Customer.GetAsync($"{ticket}/timeline"),
                await ground.Customer.PostAsync($"{ticket}/assign", new { team = ground.TeamKey }),
                await ground.Customer.PostAsync($"{ticket}/wait"),
                await ground.Customer.PostAsync($"{ticket}/hold"),
                await ground.Customer.PatchAsync(ticket, new { priority = "urgent" }, ("If-Match", "*")),
                await ground.Customer.PostAsync("/v1/test/clock", new { advance = "PT0S" }),
            }
        )
            answer.ShouldBeProblem(403, "actor_not_allowed");
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task Other_customers_of_the_same_partner_are_strangers()
    {
        var ground = await Ground.PrepareAsync();
        var (other, otherId) = await ground.Partner.NewCustomerAsync("second");
        var before = await ground.SnapshotAsync();
        var ticket = $"/v1/tickets/{ground.Ticket}";
        var reference = (await ground.Partner.GetAsync(ticket)).Text("reference");

        Assert.Empty((await other.GetAsync("/v1/tickets")).Items);
        Assert.Empty((await other.GetAsync($"/v1/tickets?customerId={ground.CustomerId}")).Items);
        Assert.Empty((await other.GetAsync($"/v1/tickets?q={reference}")).Items);
        foreach (var path in new[] { ticket, $"/v1/tickets/{reference}", $"{ticket}/messages", $"{ticket}/progress", $"{ticket}/transcript" })
            (await other.GetAsync(path)).ShouldBeProblem(404, "ticket_not_found");
        foreach (var step in new[] { "solve", "close", "reopen" })
            (await other.PostAsync($"{ticket}/{step}")).ShouldBeProblem(404, "ticket_not_found");
        (await other.PostAsync($"{ticket}/messages", new { body = "x" })).ShouldBeProblem(404, "ticket_not_found");
        (await other.GetAsync($"/v1/customers/{ground.CustomerId}")).ShouldBeProblem(404, "customer_not_found");
        (await other.GetAsync($"/v1/customers/{otherId}")).ShouldBe(200);
        foreach (
            var body in new object[]
            {
                new
                {
                    subject = "x",
                    description = "x",
                    category = "login",
                    channel = "app",
                    customerId = ground.CustomerId,
                },
                new
                {
                    subject = "x",
                    description = "x",
                    category = "login",
                    channel = "app",
                    customerId = otherId,
                },
                new
                {
                    subject = "x",
                    description = "x",
                    category = "login",
                    channel = "app",
                    customer = new { externalId = "first" },
                },
            }
        )
            (await other.PostAsync("/v1/tickets", body)).ShouldBeProblem(400, "validation_failed");
        Assert.Equal(before, await ground.SnapshotAsync());
    }
}
