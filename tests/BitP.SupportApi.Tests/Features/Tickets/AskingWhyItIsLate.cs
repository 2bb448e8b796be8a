namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>A customer whose case is late has a right to be told why, and may ask for it.</summary>
public sealed class AskingWhyItIsLate
{
    [Theory]
    [InlineData("customer")]
    [InlineData("partner")]
    public async Task Whoever_waits_may_ask_and_the_question_and_its_answer_are_on_record(string kind)
    {
        var (desk, path) = await LateAsync();
        await using var app = desk.App;
        var caller = kind == "partner" ? desk.Desk.Partner : await CustomerAsync(desk);
        await desk.DoAsync($"{path}/messages", new { body = "The network was down.", explains = true });
        Assert.False((await caller.GetAsync(path))["promise"]!["explanationOwed"]!.GetValue<bool>());

        var asked = await caller.PostAsync($"{path}/delay-inquiries");

        asked.ShouldBe(200);
        var now = await app.NowAsync();
        var promise = asked["promise"]!;
        Assert.True(promise["explanationOwed"]!.GetValue<bool>());
        Assert.Equal((now, now.AddHours(4)), (promise.Instant("explanationRequestedAt"), promise.Instant("explanationBy")));
        Assert.Equal(promise.ToJsonString(), (await caller.GetAsync(path))["promise"]!.ToJsonString());
        Assert.Equal(promise.ToJsonString(), (await desk.Desk.Agent.GetAsync(path))["promise"]!.ToJsonString());
        var told = await desk.Desk.Partner.FirstEventAsync("explanation.requested");
        Assert.Equal((kind, promise.Instant("by")), (told["actor"].Str("kind"), told["data"].Instant("by")));
        var progress = await caller.GetAsync($"{path}/progress");
        Assert.Equal(("explanation.requested", "customer"), (progress["steps"]![0].Str("type"), progress["steps"]![0].Str("by")));
        Assert.EndsWith("We are late, and will explain why.", progress.Text("promiseText"), StringComparison.Ordinal);
        Assert.Equal("running", (await desk.ClockAsync(path, "explanation")).Str("state"));

        // Asked again, it is owed as before.
        await app.AdvanceAsync("PT10M");
        var again = await caller.PostAsync($"{path}/delay-inquiries");
        again.ShouldBe(200);
        Assert.Equal((asked.VersionTag, promise.ToJsonString()), (again.VersionTag, again["promise"]!.ToJsonString()));
        Assert.Single(await desk.EventsAsync(path, "explanation.requested"));

        await desk.DoAsync($"{path}/messages", new { body = "Your bank has sent it back.", explains = true });
        var answered = (await caller.GetAsync(path))["promise"]!;
        Assert.Equal((false, null), (answered["explanationOwed"]!.GetValue<bool>(), answered["explanationRequestedAt"]));
        Assert.Equal(["met", "met"], (await desk.ClockAsync(path, "explanation"))["cycles"]!.AsArray().Select(c => c.Str("outcome")));
    }

    [Fact]
    public async Task What_is_owed_already_is_asked_for_without_more_time()
    {
        var (desk, path) = await LateAsync();
        await using var app = desk.App;
        var owed = (await desk.Desk.Partner.GetAsync(path))["promise"]!;
        Assert.Equal((true, null), (owed["explanationOwed"]!.GetValue<bool>(), owed["explanationRequestedAt"]));
        await app.AdvanceAsync("PT3H");

        var asked = (await desk.Desk.Partner.PostAsync($"{path}/delay-inquiries"))["promise"]!;

        Assert.Equal((owed.Str("explanationBy"), await app.NowAsync()), (asked.Str("explanationBy"), asked.Instant("explanationRequestedAt")));
        Assert.Single((await desk.ClockAsync(path, "explanation"))["cycles"]!.AsArray());
        await app.AdvanceAsync("PT2H");
        Assert.Equal("breached", (await desk.ClockAsync(path, "explanation")).Str("state"));

        // A new promise with a reason is an explanation too.
        await desk.PromiseAsync(path, (await app.NowAsync()).AddDays(1), "The bank was closed.");
        (await desk.Desk.Partner.PostAsync($"{path}/delay-inquiries")).ShouldBeProblem(409, "ticket_not_late");
    }

    [Fact]
    public async Task What_was_solved_late_may_be_asked_about_until_it_is_closed()
    {
        var (desk, path) = await LateAsync();
        await using var app = desk.App;
        await desk.DoAsync($"{path}/solve");

        var asked = await desk.Desk.Partner.PostAsync($"{path}/delay-inquiries");

        asked.ShouldBe(200);
        Assert.Equal(("solved", true), (asked.Text("status"), asked["promise"]!["explanationOwed"]!.GetValue<bool>()));
        await desk.DoAsync($"{path}/messages", new { body = "The network was down.", explains = true });
        Assert.False((await desk.Desk.Partner.GetAsync(path))["promise"]!["explanationOwed"]!.GetValue<bool>());

        await desk.DoAsync($"{path}/close");
        (await desk.Desk.Partner.PostAsync($"{path}/delay-inquiries")).ShouldBeProblem(409, "ticket_closed");
    }

    [Theory]
    [InlineData("en", "It was promised by 2026-12-03 10:00 (UTC), see promise.by.")]
    [InlineData("zh-CN", "承诺的完成时间为 2026-12-03 10:00（UTC），见 promise.by。")]
    [InlineData("fr", "L’échéance promise est le 2026-12-03 10:00 (UTC), voir promise.by.")]
    [InlineData("de", "Zugesagt war es bis 2026-12-03 10:00 (UTC), siehe promise.by.")]
    public async Task While_nothing_is_late_it_is_said_until_when_to_wait(string language, string detail)
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        await desk.PromiseAsync(path, (await app.NowAsync()).AddHours(1));
        await app.AdvanceAsync("PT1H");

        var refused = await desk.Desk.Partner.PostAsync($"{path}/delay-inquiries", null, Desk.In(language));

        refused.ShouldBeProblem(409, "ticket_not_late");
        Assert.StartsWith(detail, refused.Text("detail"), StringComparison.Ordinal);
        Assert.Empty(await desk.EventsAsync(path, "explanation.requested"));

        // Solved in time, it is not late however long that is ago.
        await desk.DoAsync($"{path}/solve");
        await app.AdvanceAsync("P1D");
        (await desk.Desk.Partner.PostAsync($"{path}/delay-inquiries")).ShouldBeProblem(409, "ticket_not_late");
    }

    [Fact]
    public async Task It_is_for_those_who_wait()
    {
        var (desk, path) = await LateAsync();
        await using var app = desk.App;
        var (stranger, _) = await desk.Desk.Partner.NewCustomerAsync("stranger");

        foreach (var kind in Desk.StaffKinds)
            (await desk.Desk.By(kind).PostAsync($"{path}/delay-inquiries")).ShouldBeProblem(403, "actor_not_allowed");
        (await stranger.PostAsync($"{path}/delay-inquiries")).ShouldBeProblem(404, "ticket_not_found");
        (await app.PartnerB.PostAsync($"{path}/delay-inquiries")).ShouldBeProblem(404, "ticket_not_found");
        var stale = await (await CustomerAsync(desk)).PostAsync($"{path}/delay-inquiries", null, ("If-Match", "\"1000000000\""));
        stale.ShouldBeProblem(412, "version_mismatch");
    }

    // Tokens end after an hour.
    private static async Task<Caller> CustomerAsync(ServiceLevels desk) => (await desk.Desk.Partner.NewCustomerAsync(desk.Desk.ExternalId)).Caller;

    // A ticket whose promise passed half an hour ago.
    private static async Task<(ServiceLevels Desk, string Path)> LateAsync()
    {
        var desk = await ServiceLevels.SetAsync();
        var path = await desk.OpenAsync();
        (await desk.PromiseAsync(path, (await desk.App.NowAsync()).AddMinutes(30))).ShouldBe(200);
        await desk.App.AdvanceAsync("PT1H");
        return (desk, path);
    }
}
