namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class FollowingTheProgress
{
    private static readonly string[] Languages = ["en", "zh-CN", "fr", "de"];

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    [InlineData("agent")]
    [InlineData("admin")]
    public async Task It_tells_what_was_done_and_nothing_internal(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        await desk.Supervisor.PostAsync($"{path}/assign", new { team = "accounts" });
        var stranger = await desk.Partner.OpenTicketAsync();
        await desk.Agent.PostAsync($"{path}/messages", new { body = "SECRET", visibility = "internal" });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Which address?" });
        await desk.Customer.PostAsync($"{path}/messages", new { body = "This one." });
        await desk.Agent.PostAsync($"{path}/hold");
        await desk.Agent.PostAsync($"{path}/messages", new { body = "SECRET", visibility = "internal" });

        var progress = await desk.By(kind).GetAsync($"{path}/progress");

        progress.ShouldBe(200);
        Assert.Equal("on_hold", progress.Text("stage"));
        Assert.Equal(
            ["ticket.put_on_hold staff", "ticket.replied customer", "promise.stated staff", "ticket.replied staff", "ticket.opened customer"],
            progress["steps"]!.AsArray().Select(s => $"{s.Str("type")} {s.Str("by")}")
        );
        Assert.Equal("ticket.put_on_hold", progress["lastAction"].Str("type"));
        foreach (var word in new[] { "SECRET", "Mei", "Jonas", "accounts", "noted", "assigned" })
            Assert.DoesNotContain(word, progress.Raw, StringComparison.OrdinalIgnoreCase);
        var ticket = await desk.Partner.GetAsync(path);
        Assert.Equal(ticket["promise"]!.ToJsonString(), progress["promise"]!.ToJsonString());
        Assert.DoesNotContain(stranger.Text("id"), progress.Raw, StringComparison.Ordinal);
        Assert.Equal(ticket.Text("reference"), progress.Text("reference"));
    }

    [Fact]
    public async Task Each_stage_and_what_comes_next_is_said_in_four_languages()
    {
        var desk = await Desk.SetAsync();
        var said = new HashSet<string>();

        foreach (var status in new[] { "new", "open", "pending", "on_hold", "solved", "closed" })
        {
            var path = await desk.OpenInAsync(status);
            foreach (var language in Languages)
            {
                var progress = await desk.Customer.GetAsync($"{path}/progress", Desk.In(language));
                Assert.Equal(status, progress.Text("stage"));
                Assert.True(said.Add(progress.Text("stageText")), progress.ToString());
                Assert.True(said.Add(progress.Text("nextStep")), progress.ToString());
            }
        }

        Assert.Contains("我们需要您补充信息。", said);
        Assert.Contains("Wir brauchen etwas von Ihnen.", said);
    }

    [Fact]
    public async Task Of_a_long_story_the_last_fifty_steps_are_told()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        for (var i = 0; i < 26; i++)
        {
            await desk.Agent.PostAsync($"{path}/solve");
            await desk.Agent.PostAsync($"{path}/reopen");
        }

        var steps = (await desk.Customer.GetAsync($"{path}/progress"))["steps"]!.AsArray();

        Assert.Equal(50, steps.Count);
        Assert.Equal("ticket.reopened", steps[0].Str("type"));
        Assert.DoesNotContain(steps, s => s.Str("type") == "ticket.opened");
    }
}
