namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ReplyingAtTheSameTime
{
    private const int Replies = 50;

    [Fact]
    public Task All_replies_are_kept() => AllAreKeptAsync(nodes: 1);

    [PostgreSqlFact]
    public Task All_replies_are_kept_over_two_nodes() => AllAreKeptAsync(nodes: 2);

    private static async Task AllAreKeptAsync(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes);
        var ticket = await new PartnerCaller(cluster[0], cluster[0].PartnerA.Client, default, "").OpenTicketAsync();
        var path = $"/v1/tickets/{ticket.Text("id")}";

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, Replies)
                .Select(n => (n % 3 == 0 ? cluster[n].Agent : cluster[n].PartnerA).PostAsync($"{path}/messages", new { body = $"Reply {n}" }))
        );

        Assert.All(answers, a => a.ShouldBe(201));
        var messages = (await cluster[0].Agent.GetAsync($"{path}/messages?limit=200")).Items;
        Assert.Equal(Enumerable.Range(0, Replies).Select(n => $"Reply {n}").Order(), messages.Select(m => m!["body"]!.GetValue<string>()).Order());
        var timeline = (await cluster[0].Agent.GetAsync($"{path}/timeline?limit=200")).Items;
        Assert.Equal(Enumerable.Range(1, timeline.Count).Select(n => (long)n), timeline.Select(e => e!["sequence"]!.GetValue<long>()));
        Assert.Equal(Replies, timeline.Count(e => e.Str("type") == "ticket.replied"));
        Assert.Equal(timeline.Count(e => e.Str("visibility") == "customer"), (await cluster[0].PartnerA.GetAsync(path))["version"]!.GetValue<long>());
    }
}
