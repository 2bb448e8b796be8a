namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>Complaints are found by what is known of them, page by page.</summary>
public sealed class FindingComplaints
{
    [Fact]
    public async Task Each_filter_finds_those_that_are_meant()
    {
        var desk = await Desk.SetAsync();
        var ticket = await desk.OpenAsync();
        var about = $"/v1/complaints/{(await desk.Partner.PostAsync($"/v1/tickets/{ticket.Text("id")}/complaint", new { channel = "phone" })).Text("id")}";
        var fees = await desk.ComplainAsync(new { kind = "fees", receivedAt = "2026-03-01T10:00:00Z" });
        (await desk.Admin.PostAsync($"{fees}/acknowledge")).ShouldBe(200);
        (await desk.Supervisor.PostAsync($"{fees}/investigate", new { cause = "communication" })).ShouldBe(200);

        foreach (
            var (query, found) in new[]
            {
                ($"ticketId={ticket.Text("id")}", about),
                ($"ticketId={ticket.Text("reference")}", about),
                ("channel=phone", about),
                ("channel=phone,email", about),
                ("status=received", about),
                ("kind=fees", fees),
                ("cause=communication", fees),
                ("receivedBefore=2026-03-01T10:00:01Z", fees),
                ("receivedAfter=2026-03-01T10:00:01Z", about),
                ("receivedAfter=2026-03-01T10:00:00Z&receivedBefore=2026-03-02T00:00:00Z", fees),
            }
        )
            Assert.Equal([found], await FindAsync(desk, desk.Agent, query));
        foreach (
            var query in new[] { $"ticketId={Guid.NewGuid()}", "ticketId=BP-999999999", "cause=fees", "channel=wechat", "receivedBefore=2020-01-01T00:00:00Z" }
        )
            Assert.Empty(await FindAsync(desk, desk.Agent, query));
    }

    [Fact]
    public async Task Another_partners_ticket_leads_to_nothing()
    {
        var (desk, other) = (await Desk.SetAsync(), await Desk.SetAsync());
        var ticket = await desk.OpenAsync();
        (await desk.Partner.PostAsync($"/v1/tickets/{ticket.Text("id")}/complaint", new { })).ShouldBe(201);

        Assert.Single((await desk.Partner.GetAsync($"/v1/complaints?ticketId={ticket.Text("reference")}")).Items);
        Assert.Empty((await other.Partner.GetAsync($"/v1/complaints?ticketId={ticket.Text("reference")}")).Items);
    }

    [Theory]
    [InlineData("dueAt")]
    [InlineData("decideBy")]
    public async Task The_most_urgent_comes_first_and_what_has_ended_is_left_out(string sort)
    {
        var desk = await Desk.SetAsync();
        var paths = new List<string>();
        foreach (var (kind, month) in new[] { ("fees", 3), ("funds", 1), ("access", 2), ("security", 4) })
            paths.Add(await desk.ComplainAsync(new { kind, receivedAt = $"2026-0{month}-10T10:00:00Z" }));
        var withdrawn = await desk.Partner.PostAsync($"{paths[3]}/withdraw", new { });
        withdrawn.ShouldBe(200);
        string[] expected = [paths[1], paths[2], paths[0]];

        Assert.Equal(expected, await FindAsync(desk, desk.Partner, $"sort={sort}"));
        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await desk.Partner.GetAsync($"/v1/complaints?sort={sort}&limit=1{(cursor is null ? "" : $"&cursor={cursor}")}");
            page.ShouldBe(200);
            found.AddRange(page.Items.Select(c => $"/v1/complaints/{c.Str("id")}"));
            cursor = page["nextCursor"]?.GetValue<string>();
        } while (cursor is not null);
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_by_name()
    {
        var desk = await Desk.SetAsync();

        foreach (
            var (query, member, code) in new[]
            {
                ("cause=rain", "cause", "wrong_type"),
                ("channel=smoke", "channel", "wrong_type"),
                ("ticketId=7", "ticketId", "format"),
                ("receivedAfter=yesterday", "receivedAfter", "format"),
                ("receivedBefore=", "receivedBefore", "empty"),
                ("sort=-dueAt", "sort", "unknown"),
            }
        )
            (await desk.Agent.GetAsync($"/v1/complaints?{query}")).ShouldRefuse(member, code);
        (await desk.Partner.GetAsync("/v1/complaints?cause=fees")).ShouldRefuse("cause", "not_applicable");
    }

    [Fact]
    public async Task Events_tell_partners_of_no_person_at_the_desk()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.ComplainAsync();
        (await desk.Supervisor.PostAsync($"{path}/acknowledge")).ShouldBe(200);

        var events = await Desk.FeedAsync(desk.Partner, "complaint.*", 3);
        Assert.Contains(events, e => e.Str("type") == "complaint.acknowledged");
        Assert.All(
            events.Where(e => e.Str("type") is not "complaint.filed"),
            e => Assert.Equal(("agent", null, null), (e!["actor"].Str("kind"), e["actor"]!["id"]?.GetValue<string>(), e["actor"]!["name"]?.GetValue<string>()))
        );
        Assert.Contains((await desk.Agent.GetAsync($"{path}/timeline")).Items, e => e!["actor"].Str("name") == "Jonas Weber");
    }

    private static async Task<IEnumerable<string>> FindAsync(Desk desk, Caller caller, string query)
    {
        var found = await caller.GetAsync($"/v1/complaints?customerId={desk.CustomerId}&{query}");
        found.ShouldBe(200);
        return found.Items.Select(c => $"/v1/complaints/{c.Str("id")}");
    }
}
