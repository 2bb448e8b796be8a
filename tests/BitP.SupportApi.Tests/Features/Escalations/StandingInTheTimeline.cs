namespace BitP.SupportApi.Tests.Features.Escalations;

/// <summary>What happens by an escalation stands in the timeline of its ticket, in the order of time.</summary>
public sealed class StandingInTheTimeline
{
    private static readonly string[] Told =
    [
        "ticket.opened",
        "escalation.started",
        "ticket.assigned",
        "escalation.stepped",
        "escalation.acknowledged",
        "escalation.started",
        "escalation.stepped",
        "ticket.noted",
        "ticket.solved",
        "escalation.ended",
        "ticket.reopened",
    ];

    [Fact]
    public async Task The_beginning_the_steps_and_the_end_are_told_between_what_happens_to_the_ticket()
    {
        await using var brigade = await Brigade.SetAsync();
        await LiveAsync(brigade);

        var timeline = await brigade.App.Agent.GetAsync($"{brigade.Ticket}/timeline");

        Assert.Equal(Told, Types(timeline));
        Assert.Equal(timeline.Items.Select(e => e.Instant("at")).Order(), timeline.Items.Select(e => e.Instant("at")));
        var reference = (await brigade.App.Agent.GetAsync(brigade.Ticket)).Text("reference");
        Assert.All(timeline.Items, e => Assert.Equal(reference, e!["subject"].Str("reference")));
        var ids = (await brigade.OfTicketAsync()).Select(e => e.Str("id")).Order();
        Assert.Equal(ids, timeline.Items.Where(e => e!["subject"].Str("kind") == "escalation").Select(e => e!["subject"].Str("id")).Distinct().Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Page_by_page_it_is_the_same(int limit)
    {
        await using var brigade = await Brigade.SetAsync();
        await LiveAsync(brigade);
        var read = new List<string>();

        for (var next = $"{brigade.Ticket}/timeline?limit={limit}"; next is not null; )
        {
            var page = await brigade.App.Agent.GetAsync(next);
            page.ShouldBe(200);
            Assert.True(page.Items.Count <= limit);
            read.AddRange(Types(page));
            next = page.Json.Str("nextCursor") is { } cursor ? $"{brigade.Ticket}/timeline?limit={limit}&cursor={cursor}" : null;
        }

        Assert.Equal(Told, read);
    }

    [Fact]
    public async Task That_of_another_ticket_is_not_in_it()
    {
        await using var brigade = await Brigade.SetAsync();
        await LiveAsync(brigade);
        var elsewhere = await brigade.OpenAsync();

        Assert.Equal(["ticket.opened"], Types(await brigade.App.Agent.GetAsync($"{elsewhere}/timeline")));
    }

    // One that is acknowledged, and one that ends with the solution.
    private static async Task LiveAsync(Brigade brigade)
    {
        await brigade.UntilSolutionsAreReadAsync();
        var first = await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT10M team:funds", "PT1H management"));
        await brigade.AdvanceAsync("PT11M");
        (await brigade.App.Agent.PostAsync($"{first}/acknowledge")).ShouldBe(200);
        await brigade.AdvanceAsync("PT1M");
        var second = await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT0S management", "PT5H management"));
        await brigade.AdvanceAsync("PT1M");
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/messages", new { body = "Look at it.", visibility = "internal" })).ShouldBe(201);
        await brigade.AdvanceAsync("PT1M");
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/solve")).ShouldBe(200);
        await Polling.UntilAsync(async () => await brigade.StateAsync(second) == "ended", "the end of the escalation");
        await brigade.AdvanceAsync("PT1M");
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/reopen")).ShouldBe(200);
    }

    // Clocks are told of elsewhere.
    private static IEnumerable<string> Types(Answer timeline) =>
        timeline.Items.Select(e => e.Str("type")!).Where(t => !t.StartsWith("sla.", StringComparison.Ordinal));
}
