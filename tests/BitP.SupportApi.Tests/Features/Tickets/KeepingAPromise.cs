namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class KeepingAPromise
{
    [Fact]
    public async Task It_is_given_for_ten_years_at_most()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        var last = (await app.NowAsync()).AddDays(3650);
        foreach (var by in new[] { $"{last.AddMilliseconds(1):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}", "2200-12-31T23:59:59.999Z" })
        {
            (await desk.DoAsync($"{path}/messages", new { body = "In time.", promise = new { by } })).ShouldRefuse("promise.by", "out_of_range");
            var refused = await desk.Desk.Agent.PatchAsync(path, new { promise = new { by } }, ("If-Match", "*"));
            refused.ShouldRefuse("promise.by", "out_of_range");
            Assert.StartsWith("after ", refused["errors"]!["promise.by"]![0].Str("expected"), StringComparison.Ordinal);
        }

        (await desk.DoAsync($"{path}/messages", new { body = "In time.", promise = new { by = last } })).ShouldBe(201);
        (await desk.DoAsync($"{path}/wait")).ShouldBe(200);
        Assert.Equal(last, (await desk.Desk.Agent.GetAsync(path))["promise"]!.Instant("by"));
    }

    [Fact]
    public async Task An_explanation_that_is_owed_is_owed_again_when_the_ticket_is_reopened()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        (await desk.DoAsync($"{path}/messages", new { body = "Soon.", promise = new { by = "2026-12-03T09:29:59.999Z" } })).ShouldBe(201);
        await app.AdvanceAsync("PT1H");
        await desk.DoAsync($"{path}/solve");
        Assert.Equal((true, false), await OwedAsync());

        await app.AdvanceAsync("PT1H");
        (await desk.Desk.Partner.PostAsync($"{path}/reopen", new { })).ShouldBe(200);
        Assert.Equal((true, true), await OwedAsync());
        var clock = await desk.ClockAsync(path, "explanation");
        Assert.Equal(("running", "PT3H30M"), (clock.Str("state"), clock.Str("remaining")));
        Assert.Single(await desk.EventsAsync(path, "promise.missed"));

        // It can be given while the ticket is solved, and is then owed no more.
        await desk.DoAsync($"{path}/solve");
        await desk.DoAsync($"{path}/messages", new { body = "The network was down, hence the delay.", explains = true });
        await desk.DoAsync($"{path}/reopen");
        Assert.Equal((true, false), await OwedAsync());
        Assert.Single(await desk.EventsAsync(path, "promise.missed"));

        async Task<(bool Late, bool Owed)> OwedAsync() =>
            (await desk.Desk.Partner.GetAsync(path))["promise"]! is var promise
                ? (promise["late"]!.GetValue<bool>(), promise["explanationOwed"]!.GetValue<bool>())
                : default;
    }

    [Fact]
    public async Task That_it_is_missed_is_nobodys_doing()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        await desk.DoAsync($"{path}/messages", new { body = "Soon.", promise = new { by = "2026-12-03T09:30:00Z" } });
        await desk.DoAsync($"{path}/solve");
        await app.AdvanceAsync("PT40M");

        // The customer's message reopens it, by which the promise is missed.
        (await desk.Desk.Customer.PostAsync($"{path}/messages", new { body = "It is not done." })).ShouldBe(201);

        var told = Assert.Single(await desk.EventsAsync(path, "promise.missed"));
        Assert.Equal("system", told["actor"].Str("kind"));
        var steps = (await desk.Desk.Customer.GetAsync($"{path}/progress"))["steps"]!.AsArray();
        Assert.Equal("staff", steps.Single(s => s.Str("type") == "promise.missed").Str("by"));
        Assert.Equal("customer", steps.First(s => s.Str("type") == "ticket.replied").Str("by"));
    }

    [Fact]
    public async Task It_is_late_once_its_time_has_passed_unless_it_was_solved_before()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        var desk = await Desk.SetAsync(app);
        var open = await desk.OpenInAsync("new", new { category = "login" });
        var inTime = await desk.OpenInAsync("new", new { category = "login" });
        async Task<bool> IsLateAsync(string path)
        {
            var ticket = await desk.Partner.GetAsync(path);
            var late = ticket["promise"]!["late"]!.GetValue<bool>();
            Assert.Equal(late, (await desk.Partner.GetAsync($"{path}/progress"))["promise"]!["late"]!.GetValue<bool>());
            Assert.Equal(
                late,
                (await desk.Partner.GetAsync("/v1/tickets")).Items.Single(t => path.EndsWith(t.Str("id")!, StringComparison.Ordinal))!["promise"]![
                    "late"
                ]!.GetValue<bool>()
            );
            return late;
        }
        async Task<int> DueAsync()
        {
            var now = await app.NowAsync();
            return (await desk.Partner.GetAsync($"/v1/tickets?dueBefore={now:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}")).Items.Count;
        }

        await app.AdvanceAsync("PT23H50M");
        await desk.Agent.PostAsync($"{inTime}/solve");
        Assert.Equal((false, false, 0), (await IsLateAsync(open), await IsLateAsync(inTime), await DueAsync()));

        await app.AdvanceAsync("PT20M");
        Assert.Equal((true, false, 1), (await IsLateAsync(open), await IsLateAsync(inTime), await DueAsync()));

        await desk.Agent.PostAsync($"{open}/solve");
        await app.AdvanceAsync("P7D");
        Assert.Equal((true, false, 0), (await IsLateAsync(open), await IsLateAsync(inTime), await DueAsync()));

        // Opened again, it is the old promise that was broken, until there is a new one.
        await desk.Partner.PostAsync($"{inTime}/messages", new { body = "It is back." });
        Assert.Equal((true, 1), (await IsLateAsync(inTime), await DueAsync()));
        var by = (await app.NowAsync()).AddHours(4);
        (await desk.Agent.PatchAsync(inTime, new { promise = new { by } }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal((false, 0), (await IsLateAsync(inTime), await DueAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\u200b")]
    public async Task A_reason_that_shows_nothing_explains_nothing(string reason)
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        (await desk.PromiseAsync(path, (await app.NowAsync()).AddHours(1))).ShouldBe(200);
        await app.AdvanceAsync("PT2H");
        Assert.Equal((true, true), await LateAndOwedAsync(desk, path));
        var by = (await app.NowAsync()).AddHours(1);

        (await desk.PromiseAsync(path, by, reason)).ShouldBe(200);
        Assert.Equal((false, true), await LateAndOwedAsync(desk, path));
        (await desk.DoAsync($"{path}/messages", new { body = "Soon.", promise = new { by = by.AddHours(1), reason } })).ShouldBe(201);
        Assert.Equal((false, true), await LateAndOwedAsync(desk, path));
        Assert.Equal("running", (await desk.ClockAsync(path, "explanation")).Str("state"));
        Assert.All(await desk.EventsAsync(path, "promise.stated"), e => Assert.Null(e["data"]!["reason"]));
        Assert.Null((await desk.Desk.Partner.GetAsync(path))["promise"]!["reason"]);

        (await desk.PromiseAsync(path, by, "The bank was closed.")).ShouldBe(200);
        Assert.Equal((false, false), await LateAndOwedAsync(desk, path));
    }

    [Fact]
    public async Task The_first_answer_leaves_what_support_has_promised_already()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        var by = (await app.NowAsync()).AddDays(10);
        (await desk.PromiseAsync(path, by, "Bank holiday")).ShouldBe(200);

        (await desk.DoAsync($"{path}/messages", new { body = "We are on it." })).ShouldBe(201);

        var promise = (await desk.Desk.Partner.GetAsync(path))["promise"]!;
        Assert.Equal((by, "Bank holiday"), (promise.Instant("by"), promise.Str("reason")));
        Assert.Single(promise["history"]!.AsArray());
        Assert.Single(await desk.EventsAsync(path, "promise.stated"));

        (await desk.DoAsync($"{path}/messages", new { body = "Sooner than that.", promise = new { by = by.AddDays(-5) } })).ShouldBe(201);
        Assert.Equal(by.AddDays(-5), (await desk.Desk.Partner.GetAsync(path))["promise"].Instant("by"));
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("message")]
    public async Task Each_promise_is_an_event_with_its_reason(string with)
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        var before = (await desk.Desk.Partner.GetAsync(path))["promise"].Instant("by");
        var by = before.AddDays(3);

        (await SayAsync("The bank has to answer.")).ShouldBe(with == "ticket" ? 200 : 201);

        var stated = (await desk.Desk.Partner.FirstEventAsync("promise.stated"))["data"]!;
        Assert.Equal((before, by, "The bank has to answer."), (stated["by"].Instant("before"), stated["by"].Instant("after"), stated.Str("reason")));
        var step = (await desk.Desk.Partner.GetAsync($"{path}/progress"))["steps"]![0];
        Assert.Equal(("promise.stated", "staff", "The bank has to answer."), (step.Str("type"), step.Str("by"), step.Str("reason")));

        // The same again, for another reason: nothing else has changed.
        var told = (await desk.EventsAsync(path, "ticket.updated")).Count;
        await SayAsync("The bank has not answered.");
        Assert.Equal(
            ["The bank has to answer.", "The bank has not answered."],
            (await desk.EventsAsync(path, "promise.stated")).Select(e => e["data"].Str("reason"))
        );
        Assert.Equal(told, (await desk.EventsAsync(path, "ticket.updated")).Count);
        Assert.Equal("The bank has not answered.", (await desk.Desk.Partner.GetAsync(path))["promise"].Str("reason"));

        Task<Answer> SayAsync(string reason) =>
            with == "ticket" ? desk.PromiseAsync(path, by, reason) : desk.DoAsync($"{path}/messages", new { body = "Later.", promise = new { by, reason } });
    }

    [Fact]
    public async Task What_was_solved_late_is_not_made_punctual_by_a_promise_since()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var (late, inTime) = (await desk.OpenAsync(), await desk.OpenAsync());
        await desk.PromiseAsync(late, (await app.NowAsync()).AddHours(1));
        await desk.PromiseAsync(inTime, (await app.NowAsync()).AddHours(3));
        await app.AdvanceAsync("PT2H");
        foreach (var path in new[] { late, inTime })
            (await desk.DoAsync($"{path}/solve")).ShouldBe(200);
        await app.AdvanceAsync("PT1H");

        // More of them than are kept.
        for (var i = 1; i <= 51; i++)
            (await desk.PromiseAsync(late, (await app.NowAsync()).AddDays(i))).ShouldBe(200);
        await desk.DoAsync($"{late}/messages", new { body = "Ask again.", promise = new { by = (await app.NowAsync()).AddDays(60) } });
        await desk.PromiseAsync(inTime, (await app.NowAsync()).AddMinutes(1));
        await app.AdvanceAsync("PT1H");

        var promise = (await desk.Desk.Partner.GetAsync(late))["promise"]!;
        Assert.Equal((true, 49), (promise["late"]!.GetValue<bool>(), promise["history"]!.AsArray().Count));
        Assert.Equal((false, false), await LateAndOwedAsync(desk, inTime));

        // Opened again, the last promise counts.
        await desk.DoAsync($"{late}/reopen");
        await desk.DoAsync($"{inTime}/reopen");
        Assert.False((await desk.Desk.Partner.GetAsync(late))["promise"]!["late"]!.GetValue<bool>());
        Assert.True((await desk.Desk.Partner.GetAsync(inTime))["promise"]!["late"]!.GetValue<bool>());
    }

    private static async Task<(bool Late, bool Owed)> LateAndOwedAsync(ServiceLevels desk, string path)
    {
        var promise = (await desk.Desk.Partner.GetAsync(path))["promise"]!;
        return (promise["late"]!.GetValue<bool>(), promise["explanationOwed"]!.GetValue<bool>());
    }
}
