namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ReadingTheTimeline
{
    private static async Task<string> LiveAsync(Desk desk)
    {
        var path = await desk.OpenInAsync("new");
        var mei = await desk.AgentIdAsync();
        foreach (
            var (caller, step, body) in new (Caller, string, object?)[]
            {
                (desk.Agent, "assign", new { agentId = mei }),
                (desk.Agent, "messages", new { body = "Ask the chain team", visibility = "internal" }),
                (desk.Agent, "messages", new { body = "Which address?" }),
                (desk.Agent, "wait", null),
                (desk.Partner, "messages", new { body = "This one." }),
                (desk.Supervisor, "assign", new { team = "accounts" }),
                (desk.Admin, "hold", new { reason = "The other exchange has to act." }),
                (desk.Agent, "reopen", null),
                (desk.Agent, "solve", null),
                (desk.Customer, "reopen", new { reason = "No." }),
                (desk.Customer, "solve", null),
                (desk.Partner, "close", null),
            }
        )
        {
            var answer = await caller.PostAsync($"{path}/{step}", body);
            Assert.True(answer.Status is 200 or 201, answer.ToString());
        }
        return path;
    }

    private static bool IsOfTicket(string type) => type.StartsWith("ticket.", StringComparison.Ordinal);

    [Fact]
    public async Task A_reason_that_shows_nothing_is_none()
    {
        var desk = await Desk.SetAsync();
        var path = $"/v1/tickets/{(await desk.OpenAsync()).Text("id")}";
        (string Step, string Reason)[] steps = [("wait", ""), ("hold", " \n"), ("reopen", "\u200b"), ("solve", "\u2800"), ("close", "\ufeff")];

        foreach (var (step, reason) in steps)
            (await desk.Agent.PostAsync($"{path}/{step}", new { reason })).ShouldBe(200);

        var told = (await desk.Agent.GetAsync($"{path}/timeline")).Items.Where(e => IsOfTicket(e.Str("type")!)).ToArray();
        Assert.Equal(steps.Length + 1, told.Length);
        Assert.All(told, e => Assert.Null(e!["data"]?["reason"]));
    }

    [Fact]
    public async Task It_tells_everything_in_order_without_a_gap()
    {
        var desk = await Desk.SetAsync();
        var path = await LiveAsync(desk);

        var timeline = await desk.Agent.GetAsync($"{path}/timeline");

        var ticket = await desk.Agent.GetAsync(path);
        Assert.Equal(Enumerable.Range(1, timeline.Items.Count).Select(i => (long)i), timeline.Items.Select(e => e!["sequence"]!.GetValue<long>()));
        Assert.Equal(timeline.Items.Count, ticket["version"]!.GetValue<int>());
        Assert.Equal(
            """
            ticket.opened partner customer
            ticket.assigned agent customer
            ticket.noted agent staff
            ticket.replied agent customer
            promise.stated agent customer
            ticket.marked_pending agent customer
            ticket.replied partner customer
            ticket.assigned supervisor staff
            ticket.put_on_hold admin customer
            ticket.reopened agent customer
            ticket.solved agent customer
            ticket.reopened customer customer
            ticket.solved customer customer
            ticket.closed partner customer
            """.Split('\n'),
            timeline
                .Items.Where(e => !e.Str("type")!.StartsWith("sla.", StringComparison.Ordinal))
                .Select(e => $"{e.Str("type")} {e!["actor"].Str("kind")} {e.Str("visibility")}")
        );
        Assert.All(timeline.Items, e => Assert.Equal((ticket.Text("id"), ticket.Text("reference")), (e!["subject"].Str("id"), e["subject"].Str("reference"))));
        Assert.Equal(timeline.Items.Select(e => e.Instant("at")).Order(), timeline.Items.Select(e => e.Instant("at")));
        Assert.Equal(ticket.Text("updatedAt"), timeline.Items[^1].Str("at"));
        Assert.DoesNotContain("chain team", timeline.Raw, StringComparison.Ordinal);
        // Each status follows from the one before.
        var status = "new";
        foreach (var change in timeline.Items.Select(e => e!["data"]!["status"]).Where(s => s is not null))
        {
            Assert.Equal(status, change.Str("before"));
            status = change.Str("after")!;
        }
        Assert.Equal(ticket.Text("status"), status);
    }

    [Fact]
    public async Task It_is_read_in_pages()
    {
        var desk = await Desk.SetAsync();
        var path = await LiveAsync(desk);
        var read = new List<long>();
        var next = $"{path}/timeline?limit=4";

        while (next is not null)
        {
            var page = await desk.Agent.GetAsync(next);
            read.AddRange(page.Items.Select(e => e!["sequence"]!.GetValue<long>()));
            next = page["nextCursor"] is { } cursor ? $"{path}/timeline?limit=4&cursor={cursor.GetValue<string>()}" : null;
        }

        Assert.Equal(Enumerable.Range(1, (int)(await desk.Agent.GetAsync(path))["version"]!).Select(i => (long)i), read);
        (await desk.Agent.GetAsync($"{path}/timeline?cursor=x")).ShouldBeProblem(400, "cursor_invalid");
        (await desk.Agent.GetAsync($"{path}/timeline?limit=201")).ShouldRefuse("limit", "out_of_range");
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task It_is_for_staff_only(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await desk.By(kind).GetAsync($"{path}/timeline")).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task The_partners_feed_tells_every_change_of_the_status_and_nothing_internal()
    {
        var desk = await Desk.SetAsync();
        var path = await LiveAsync(desk);

        var events = await Desk.FeedAsync(desk.Partner, "ticket.*", 11);

        Assert.DoesNotContain(events, e => e.Str("type") == "ticket.noted" || e.Str("visibility") == "staff");
        Assert.Equal(
            (await desk.Agent.GetAsync($"{path}/timeline")).Items.Where(e => e.Str("visibility") == "customer").Select(e => e.Str("type")!).Where(IsOfTicket),
            events.Select(e => e.Str("type")!)
        );
        var status = "new";
        foreach (var change in events.Select(e => e!["data"]!["status"]).Where(s => s is not null))
        {
            Assert.Equal(status, change.Str("before"));
            status = change.Str("after")!;
        }
        Assert.Equal((await desk.Partner.GetAsync(path)).Text("status"), status);
    }
}
