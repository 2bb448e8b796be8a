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

    [Theory]
    [InlineData(
        "en",
        "We expect to have it done by 2026-12-08 09:00 (UTC).",
        "We wanted to have it done by 2026-12-08 09:00 (UTC). We are late, and will explain why.",
        "We wanted to have it done by 2026-12-08 09:00 (UTC), and are late.",
        "We had promised it by 2026-12-08 09:00 (UTC); it was done on 2026-12-08 10:30 (UTC)."
    )]
    [InlineData(
        "zh-CN",
        "我们预计在 2026-12-08 09:00 (UTC) 之前处理完毕。",
        "我们原计划在 2026-12-08 09:00 (UTC) 之前处理完毕，现已延迟，我们会向您说明原因。",
        "我们原计划在 2026-12-08 09:00 (UTC) 之前处理完毕，现已延迟。",
        "我们承诺在 2026-12-08 09:00 (UTC) 之前处理完毕，实际完成时间为 2026-12-08 10:30 (UTC)。"
    )]
    [InlineData(
        "fr",
        "Nous pensons avoir terminé d’ici le 2026-12-08 09:00 (UTC).",
        "Nous voulions avoir terminé d’ici le 2026-12-08 09:00 (UTC). Nous sommes en retard et vous expliquerons pourquoi.",
        "Nous voulions avoir terminé d’ici le 2026-12-08 09:00 (UTC) et sommes en retard.",
        "Nous l’avions promis pour le 2026-12-08 09:00 (UTC) ; c’était terminé le 2026-12-08 10:30 (UTC)."
    )]
    [InlineData(
        "de",
        "Wir rechnen damit, bis 2026-12-08 09:00 (UTC) fertig zu sein.",
        "Wir wollten bis 2026-12-08 09:00 (UTC) fertig sein. Wir sind in Verzug und erklären Ihnen, warum.",
        "Wir wollten bis 2026-12-08 09:00 (UTC) fertig sein und sind in Verzug.",
        "Wir hatten es bis 2026-12-08 09:00 (UTC) zugesagt; fertig war es am 2026-12-08 10:30 (UTC)."
    )]
    public async Task The_promise_is_put_into_words_that_are_true_at_each_stage(string language, string expected, string owed, string late, string done)
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync(new { language });
        await desk.DoAsync($"{path}/messages", new { body = "We are on it." });
        Assert.Equal(expected, await PromiseAsync());

        await app.StopClockAsync("2026-12-08T10:30:00Z");
        Assert.Equal(owed, await PromiseAsync());
        await desk.DoAsync($"{path}/messages", new { body = "The network was down.", explains = true });
        Assert.Equal(late, await PromiseAsync());
        await desk.DoAsync($"{path}/solve");
        Assert.Equal(done, await PromiseAsync());
        await desk.DoAsync($"{path}/close");
        await app.AdvanceAsync("P1D");
        Assert.Equal(done, await PromiseAsync());

        async Task<string> PromiseAsync() => (await desk.Desk.Partner.GetAsync($"{path}/progress")).Text("promiseText");
    }

    [Theory]
    [InlineData("en", "We now expect to have it done by 2026-12-10 09:00 (UTC), and will explain why it takes longer.")]
    [InlineData("zh-CN", "我们现在预计在 2026-12-10 09:00 (UTC) 之前处理完毕，并会向您说明延迟的原因。")]
    [InlineData("fr", "Nous pensons désormais avoir terminé d’ici le 2026-12-10 09:00 (UTC) et vous expliquerons pourquoi cela prend plus de temps.")]
    [InlineData("de", "Wir rechnen jetzt damit, bis 2026-12-10 09:00 (UTC) fertig zu sein, und erklären Ihnen, warum es länger dauert.")]
    public async Task What_is_promised_anew_without_a_reason_is_still_to_be_explained(string language, string words)
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync(new { language });
        await desk.DoAsync($"{path}/messages", new { body = "We are on it." });
        await app.StopClockAsync("2026-12-08T10:30:00Z");
        await desk.DoAsync($"{path}/messages", new { body = "We are still on it." });
        (await desk.PromiseAsync(path, new(2026, 12, 10, 9, 0, 0, TimeSpan.Zero))).ShouldBe(200);

        var asked = await desk.Desk.Partner.PostAsync($"{path}/delay-inquiries");

        asked.ShouldBe(200);
        Assert.Equal((false, true), ((bool)asked["promise"]!["late"]!, (bool)asked["promise"]!["explanationOwed"]!));
        var progress = await desk.Desk.Partner.GetAsync($"{path}/progress");
        Assert.Equal(words, progress.Text("promiseText"));
        Assert.Equal(progress["promise"].Str("explanationBy"), progress.Text("nextUpdateBy"));
        Assert.Equal("2026-12-08T09:00:00Z", (await desk.EventsAsync(path, "explanation.requested")).Single()["data"].Str("by"));
    }
}
