using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>One case from its opening to its follow-up, told by everybody who takes part.</summary>
public sealed class HandlingACaseForAWeek
{
    [Fact]
    public async Task The_feed_the_timeline_and_the_progress_tell_the_same_story()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        var desk = await Desk.SetAsync(app);
        var mei = await desk.AgentIdAsync();
        // A token lasts a day at most, so that every day begins with a new one.
        async Task<Caller> CustomerAsync() => (await desk.Partner.NewCustomerAsync(desk.ExternalId)).Caller;
        Task LaterAsync(string by) => app.AdvanceAsync(by);
        async Task<Answer> DoAsync(Caller caller, string path, object? body = null)
        {
            var answer = await caller.PostAsync(path, body);
            Assert.True(answer.Status is 200 or 201, answer.ToString());
            return answer;
        }

        // Monday: the customer opens, the agent takes it and asks.
        var opened = await DoAsync(
            await CustomerAsync(),
            "/v1/tickets",
            Desk.Case(
                null,
                new
                {
                    subject = "Auszahlung fehlt",
                    category = "withdrawal_not_received",
                    language = "de",
                }
            )
        );
        var path = opened.Header("Location")!;
        await LaterAsync("PT3H");
        await DoAsync(desk.Agent, $"{path}/assign", new { agentId = mei });
        await DoAsync(desk.Agent, $"{path}/messages", new { body = "Welche Adresse war es?" });
        await DoAsync(desk.Agent, $"{path}/wait");
        await DoAsync(desk.Agent, $"{path}/messages", new { body = "Seems to be the bridge again.", visibility = "internal" });

        // Tuesday: the customer answers, and somebody else has to act.
        await LaterAsync("P1D");
        await DoAsync(await CustomerAsync(), $"{path}/messages", new { body = "Diese hier." });
        await DoAsync(desk.Agent, $"{path}/hold", new { reason = "The bridge has to release it." });

        // Thursday: solved, but not for the customer.
        await LaterAsync("P2D");
        await DoAsync(desk.Agent, $"{path}/messages", new { body = "Es ist unterwegs." });
        await DoAsync(desk.Agent, $"{path}/solve", new { reason = "Released." });
        await LaterAsync("PT6H");
        await DoAsync(await CustomerAsync(), $"{path}/reopen", new { reason = "Not here." });
        var late = await desk.Partner.GetAsync(path);
        Assert.True(late["promise"]!["late"]!.GetValue<bool>());

        // Friday and Sunday: solved for good, closed; on Monday it is back.
        await LaterAsync("P1D");
        await DoAsync(desk.Agent, $"{path}/solve");
        await LaterAsync("P2D");
        await DoAsync(desk.Supervisor, $"{path}/close");
        await LaterAsync("P1D");
        var said = await DoAsync(await CustomerAsync(), $"{path}/messages", new { body = "Schon wieder." });

        var ticket = await desk.Agent.GetAsync(path);
        Assert.Equal("closed", ticket.Text("status"));
        Assert.Equal(TimeSpan.FromHours(3), ticket.Json.Instant("firstRepliedAt") - ticket.Json.Instant("createdAt"));
        Assert.Equal(TimeSpan.FromHours(3 + 24 + 48 + 6 + 24), ticket.Json.Instant("solvedAt") - ticket.Json.Instant("createdAt"));
        Assert.Equal(TimeSpan.FromDays(2), ticket.Json.Instant("closedAt") - ticket.Json.Instant("solvedAt"));

        string[] story =
        [
            "ticket.opened",
            "ticket.assigned",
            "ticket.replied",
            "ticket.marked_pending",
            "ticket.replied",
            "ticket.put_on_hold",
            "promise.missed",
            "ticket.replied",
            "ticket.solved",
            "ticket.reopened",
            "ticket.solved",
            "ticket.closed",
        ];
        var timeline = (await desk.Agent.GetAsync($"{path}/timeline")).Items;
        Assert.Equal(story, timeline.Where(e => e.Str("visibility") == "customer").Select(e => e.Str("type")));
        Assert.Equal(story.Length + 1, timeline.Count(e => !e.Str("type")!.StartsWith("sla.", StringComparison.Ordinal))); // and the note
        Assert.Equal(timeline.Count, ticket["version"]!.GetValue<int>());

        var id = ticket.Text("id");
        var feed = await Desk.FeedAsync(desk.Partner, "ticket.*,promise.*", story.Length + 2);
        var told = feed.Where(e => e!["subject"].Str("id") == id).ToArray();
        // What is for staff only leaves no gap.
        Assert.Equal(Enumerable.Range(1, story.Length), told.Select(e => e!["sequence"]!.GetValue<int>()));
        Assert.Equal(timeline.Where(e => e.Str("visibility") == "customer").Select(WithoutSequence), told.Select(WithoutSequence));
        var progress = (await desk.Partner.GetAsync($"{path}/progress"))["steps"]!.AsArray();
        Assert.Equal(
            timeline.Where(e => e.Str("visibility") == "customer").Select(e => (e.Str("type"), e.Str("at"))).Reverse(),
            progress.Select(s => (s.Str("type"), s.Str("at")))
        );
        var transcript = (await desk.Partner.GetAsync($"{path}/transcript"))["entries"]!.AsArray();
        Assert.Equal(["It burns.", "Welche Adresse war es?", "Diese hier.", "Es ist unterwegs."], transcript.Select(e => e.Str("body")));

        var followUp = await desk.Partner.GetAsync($"/v1/tickets/{said.Text("ticketId")}");
        Assert.Equal((id, "new"), (followUp.Text("followUpOf"), followUp.Text("status")));
        Assert.Equal("Schon wieder.", said.Text("body"));
        var begun = feed.Where(e => e!["subject"].Str("id") == followUp.Text("id")).ToArray();
        Assert.Equal("ticket.opened", begun[0].Str("type"));
        Assert.Equal(id, begun[0]!["data"].Str("followUpOf"));
        Assert.Equal(followUp["version"]!.GetValue<int>(), begun.Length);
    }

    private static string WithoutSequence(JsonNode? e) => Desk.Merge(e!.DeepClone().AsObject(), new { sequence = 0 }).ToJsonString();
}
