namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>Whatever is said about a closed ticket comes together in one place.</summary>
public sealed class FollowingUpAClosedTicket
{
    private static async Task<string> SayAsync(Caller caller, string path, string body = "Again.")
    {
        var said = await caller.PostAsync($"{path}/messages", new { body });
        said.ShouldBe(201);
        Assert.StartsWith($"/v1/tickets/{said.Text("ticketId")}/messages/", said.Header("Location"));
        return $"/v1/tickets/{said.Text("ticketId")}";
    }

    private static async Task CloseAsync(Desk desk, string path)
    {
        (await desk.Agent.PostAsync($"{path}/solve")).ShouldBe(200);
        (await desk.Agent.PostAsync($"{path}/close")).ShouldBe(200);
    }

    [Fact]
    public async Task All_answers_go_to_the_one_follow_up_that_is_open()
    {
        var desk = await Desk.SetAsync();
        var closed = await desk.OpenInAsync("closed");
        var first = await SayAsync(desk.Customer, closed, "1");

        Assert.Equal(first, await SayAsync(desk.Partner, closed, "2"));
        Assert.Equal(first, await SayAsync(desk.Customer, closed, "3"));
        // Solved is not closed: it is opened again.
        (await desk.Agent.PostAsync($"{first}/solve")).ShouldBe(200);
        Assert.Equal(first, await SayAsync(desk.Customer, closed, "4"));

        Assert.Equal("open", (await desk.Customer.GetAsync(first)).Text("status"));
        Assert.Equal(["1", "2", "3", "4"], (await desk.Customer.GetAsync($"{first}/messages")).Items.Select(m => m.Str("body")));
        Assert.Equal(2, (await desk.Customer.GetAsync("/v1/tickets")).Items.Count);
    }

    [Fact]
    public async Task A_follow_up_that_was_closed_is_followed_up_itself()
    {
        var desk = await Desk.SetAsync();
        var chain = new List<string> { await desk.OpenInAsync("closed") };
        for (var i = 0; i < 3; i++)
        {
            // Whichever is answered, the end of the chain has it.
            var next = await SayAsync(desk.Customer, chain[i % chain.Count]);
            foreach (var closed in chain)
                Assert.Equal(next, await SayAsync(desk.Partner, closed));
            var before = await desk.Agent.GetAsync(chain[^1]);
            Assert.Equal(before.Text("id"), (await desk.Agent.GetAsync(next)).Text("followUpOf"));
            await CloseAsync(desk, next);
            chain.Add(next);
        }

        Assert.Equal(4, chain.Distinct().Count());
        Assert.Equal(4, (await desk.Customer.GetAsync("/v1/tickets")).Items.Count);
    }

    [Fact]
    public async Task Each_closed_ticket_has_its_own()
    {
        var desk = await Desk.SetAsync();
        var (one, other) = (await desk.OpenInAsync("closed"), await desk.OpenInAsync("closed"));

        Assert.NotEqual(await SayAsync(desk.Customer, one), await SayAsync(desk.Customer, other));
    }

    [Fact]
    public async Task It_has_the_policy_that_is_for_it_and_not_that_of_the_closed_one()
    {
        await using var app = await SupportApp.StartAsync();
        var policy = await app.Admin.PostAsync(
            "/v1/sla-policies",
            new
            {
                name = "Urgent",
                order = 1,
                match = new { priority = new[] { "urgent" } },
                targets = new[] { ServiceLevels.Target("first_response", "PT5M", "elapsed") },
            }
        );
        policy.ShouldBe(201);
        var desk = await Desk.SetAsync(app);
        var closed = await desk.OpenInAsync("new");
        (await desk.Agent.PatchAsync(closed, new { priority = "urgent" }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal(policy.Text("id"), (await desk.Agent.GetAsync(closed))["sla"]!["policy"].Str("id"));
        await CloseAsync(desk, closed);

        var followUp = await desk.Agent.GetAsync(await SayAsync(desk.Customer, closed));

        Assert.Equal("normal", followUp.Text("priority"));
        var previewed = await desk.Agent.PostAsync("/v1/sla-policies/preview", new { ticketId = followUp.Text("id") });
        Assert.Equal(previewed["policy"].Str("id"), followUp["sla"]!["policy"].Str("id"));
        Assert.NotEqual(policy.Text("id"), followUp["sla"]!["policy"].Str("id"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task When_it_is_full_whoever_answers_the_closed_one_is_told_which(string language)
    {
        var desk = await Desk.SetAsync();
        var closed = await desk.OpenInAsync("closed");
        var followUp = await desk.Customer.GetAsync(await SayAsync(desk.Customer, closed));
        await desk.App.Database.RunAsync($"UPDATE tickets SET public_messages = 2000 WHERE number = {followUp.Text("reference")["BP-".Length..]}");

        foreach (var asked in new[] { closed, $"/v1/tickets/{followUp.Text("id")}" })
        {
            var refused = await desk.Customer.PostAsync($"{asked}/messages", new { body = "And?" }, Desk.In(language));

            refused.ShouldBeProblem(409, "ticket_full");
            Assert.Equal((followUp.Text("id"), followUp.Text("reference")), (refused["existing"].Str("id"), refused["existing"].Str("reference")));
            Assert.Contains(followUp.Text("reference"), refused.Text("detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_product_wrote_into_it_is_nobodys_word_in_the_transcript()
    {
        var desk = await Desk.SetAsync();
        var closed = await desk.OpenInAsync("new");
        (await desk.Agent.PatchAsync(closed, new { subject = "I agree to everything" }, ("If-Match", "*"))).ShouldBe(200);
        await CloseAsync(desk, closed);
        var followUp = await SayAsync(desk.Customer, closed, "I do not.");

        foreach (var kind in new[] { "customer", "agent" })
        {
            var entry = Assert.Single((await desk.By(kind).GetAsync($"{followUp}/transcript"))["entries"]!.AsArray());
            Assert.Equal(("customer", "I do not."), (entry.Str("author"), entry.Str("body")));
            foreach (var type in new[] { "text/plain", "text/html" })
            {
                var document = (await desk.By(kind).GetAsync($"{followUp}/transcript", ("Accept", type))).Raw;
                Assert.Equal(2, document.Split("Customer").Length);
                Assert.DoesNotContain("This goes on from", document, StringComparison.Ordinal);
            }
        }
        Assert.Equal("It burns.", (await desk.Customer.GetAsync($"{closed}/transcript"))["entries"]![0].Str("body"));
    }

    [Fact]
    public Task Of_many_answers_at_once_one_opens_it() => OneIsOpenedAsync(nodes: 1);

    [PostgreSqlFact]
    public Task Of_many_answers_at_once_over_two_nodes_one_opens_it() => OneIsOpenedAsync(nodes: 2);

    private static async Task OneIsOpenedAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);
        var desk = await Desk.SetAsync(cluster[0]);
        var closed = await desk.OpenInAsync("closed");
        foreach (var round in new[] { 1, 2 })
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => SayAsync(cluster[n].With(desk.Partner.Key), closed, $"{n}")));

            var followUp = Assert.Single(answers.Distinct());
            Assert.Equal(
                Enumerable.Range(0, 8).Select(n => $"{n}"),
                (await desk.Agent.GetAsync($"{followUp}/messages")).Items.Select(m => m.Str("body")).Order()
            );
            Assert.Equal(1 + round, (await desk.Partner.GetAsync("/v1/tickets")).Items.Count);
            await CloseAsync(desk, followUp);
        }
    }
}
