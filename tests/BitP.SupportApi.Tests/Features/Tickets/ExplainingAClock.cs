using System.Xml;

namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ExplainingAClock
{
    [Fact]
    public async Task A_weekend_a_holiday_and_a_pause_are_told_stretch_by_stretch()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        await app.StopClockAsync("2026-12-04T11:00:00Z");
        await desk.DoAsync($"{path}/wait");
        await app.StopClockAsync("2026-12-08T08:30:00Z");
        await desk.Desk.Partner.PostAsync($"{path}/messages", new { body = "Here it is." });
        await app.StopClockAsync("2026-12-08T10:00:00.5Z");

        var clock = await desk.ExplainAsync(path, "resolution");

        // Thursday 10 to 17 is seven hours, Friday 9 to 12 three; the rest of Friday, the weekend and the holiday wait for the customer until Tuesday 9:30.
        (string, string, bool, string, string?)[] expected =
        [
            ("2026-12-03T09:00:00Z", "2026-12-03T16:00:00Z", true, "working_hours", null),
            ("2026-12-03T16:00:00Z", "2026-12-04T08:00:00Z", false, "outside_hours", null),
            ("2026-12-04T08:00:00Z", "2026-12-04T11:00:00Z", true, "working_hours", null),
            ("2026-12-04T11:00:00Z", "2026-12-08T08:30:00Z", false, "pending", "Mei Lin"),
            ("2026-12-08T08:30:00Z", "2026-12-08T10:00:00.5Z", true, "working_hours", null),
        ];
        Assert.Equal(
            expected,
            clock["stretches"]!.AsArray().Select(s => (s.Str("from")!, s.Str("to")!, s!["counted"]!.GetValue<bool>(), s.Str("reason")!, s["by"]?.Str("name")))
        );
        Assert.Equal(("PT11H30M0.5S", "PT4H29M59.5S", "running"), (clock.Str("elapsed"), clock.Str("remaining"), clock.Str("state")));
        Assert.Equal("2026-12-08T14:30:00Z", clock.Str("dueAt"));
        Assert.Equal(XmlConvert.ToTimeSpan(clock.Str("elapsed")!), ServiceLevels.CountedIn(clock));
        Assert.Equal((desk.ScheduleId, 1), (clock.Str("scheduleId"), clock["scheduleVersions"]![0]!["version"]!.GetValue<int>()));

        // The clock of the first response does not stand, and tells of the weekend and the holiday.
        var first = await desk.ExplainAsync(path, "first_response");
        Assert.Contains(first["stretches"]!.AsArray(), s => (s.Str("reason"), s.Str("exceptionName")) == ("exception", "Moving house"));
        Assert.Contains(first["stretches"]!.AsArray(), s => s.Str("reason") == "non_working_day");
    }

    [Fact]
    public async Task Hours_before_a_new_version_are_counted_by_the_one_before()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        await app.StopClockAsync("2026-12-03T13:00:00Z");
        var before = await desk.ClockAsync(path, "resolution");
        Assert.Equal(("PT4H", "2026-12-08T09:00:00Z"), (before.Str("elapsed"), before.Str("dueAt")));

        // From now on the desk closes at three, and it is two already.
        var preview = await desk.Desk.Admin.PostAsync($"{desk.SchedulePath}/preview", new { changes = Shorter });
        preview.ShouldBe(200);
        var stored = preview["storedClocks"]!;
        Assert.Equal((2, 1, true), (stored["open"]!.GetValue<int>(), stored["moved"]!.GetValue<int>(), stored["complete"]!.GetValue<bool>()));
        var moved = stored["most"]!.AsArray().Single(m => m.Str("clock") == "resolution");
        (await desk.Desk.Admin.PatchAsync(desk.SchedulePath, Shorter, ("If-Match", "*"))).ShouldBe(200);
        await app.AdvanceAsync("PT2S");

        var after = await desk.ClockAsync(path, "resolution");
        Assert.Equal("PT4H0M2S", after.Str("elapsed"));
        // One hour is left on Thursday, six on Friday, none on Monday, and the rest on Tuesday.
        Assert.Equal("2026-12-08T13:00:00Z", after.Str("dueAt"));
        Assert.Equal((before.Str("dueAt"), after.Str("dueAt")), (moved!["dueAt"].Str("before"), moved["dueAt"].Str("after")));
        var explained = await desk.ExplainAsync(path, "resolution");
        Assert.Equal([1, 2], explained["scheduleVersions"]!.AsArray().Select(v => v!["version"]!.GetValue<int>()));

        // What falls due does so by the new hours.
        await app.StopClockAsync("2026-12-08T13:00:00Z");
        Assert.Empty(await desk.EventsAsync(path, "sla.breached").ContinueWith(t => t.Result.Where(e => e["data"].Str("clock") == "resolution")));
        await app.AdvanceAsync("PT0.001S");
        Assert.Single(await desk.EventsAsync(path, "sla.breached").ContinueWith(t => t.Result.Where(e => e["data"].Str("clock") == "resolution")));
    }

    [Fact]
    public async Task What_was_stopped_is_explained_by_the_policy_that_counted_it()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var policy = new
        {
            name = "No pauses",
            order = 1,
            match = new { category = "login" },
            targets = new[] { ServiceLevels.Target("resolution", "PT16H", "elapsed") },
            pausesOn = Array.Empty<string>(),
        };
        (await desk.Desk.Admin.PostAsync("/v1/sla-policies", policy)).ShouldBe(201);
        var path = await desk.OpenAsync();
        await app.AdvanceAsync("PT1H");
        await desk.DoAsync($"{path}/wait");
        await app.AdvanceAsync("PT1H");
        await desk.Desk.Partner.PostAsync($"{path}/messages", new { body = "Here it is." });
        await app.AdvanceAsync("PT30M");
        await desk.DoAsync($"{path}/solve");

        (await desk.Desk.Agent.PatchAsync(path, new { category = "login" }, ("If-Match", "*"))).ShouldBe(200);
        var stopped = await desk.ExplainAsync(path, "resolution");
        Assert.Equal(("met", "business", "PT1H30M"), (stopped.Str("state"), stopped.Str("calendar"), stopped.Str("elapsed")));
        Assert.Equal(TimeSpan.FromMinutes(90), ServiceLevels.CountedIn(stopped));
        Assert.Contains(stopped["stretches"]!.AsArray(), s => s.Str("reason") == "pending");

        // What goes on from it is counted as a whole by the policy that it has now.
        await app.AdvanceAsync("PT1H");
        await desk.DoAsync($"{path}/reopen");
        await app.AdvanceAsync("PT15M");
        var reopened = await desk.ExplainAsync(path, "resolution");
        Assert.Equal(("running", "elapsed", "PT2H45M"), (reopened.Str("state"), reopened.Str("calendar"), reopened.Str("elapsed")));
        Assert.Equal(TimeSpan.FromMinutes(165), ServiceLevels.CountedIn(reopened));
        Assert.Contains(reopened["stretches"]!.AsArray(), s => s.Str("reason") == "solved");
    }

    [Fact]
    public async Task Nothing_is_late_by_hours_that_hold_no_more()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        await app.StopClockAsync("2026-12-03T10:59:59.5Z");
        Assert.Equal("2026-12-03T11:00:00Z", (await desk.ClockAsync(path, "first_response")).Str("dueAt"));

        // The desk has closed already. What was due in half a second is due tomorrow, also before it is counted anew.
        (await desk.Desk.Admin.PatchAsync(desk.SchedulePath, Until("11:00"), ("If-Match", "*"))).ShouldBe(200);
        foreach (var by in new[] { "PT1S", "PT2S" })
        {
            await app.AdvanceAsync(by);
            var clock = await desk.ClockAsync(path, "first_response");
            Assert.Equal(("running", "PT0.5S", "2026-12-04T08:00:00.5Z"), (clock.Str("state"), clock.Str("remaining"), clock.Str("dueAt")));
            Assert.Empty(await desk.EventsAsync(path, "sla.breached"));
        }
        await app.StopClockAsync("2026-12-04T08:00:00.501Z");
        var told = Assert.Single(await desk.EventsAsync(path, "sla.breached"));
        Assert.Equal("2026-12-04T08:00:00.501Z", told.Str("at"));
    }

    [Fact]
    public async Task An_answer_is_late_by_the_hours_that_hold_when_it_is_given()
    {
        var desk = await ServiceLevels.SetAsync(at: "2026-12-03T14:00:01Z");
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        await app.StopClockAsync("2026-12-03T17:00:00Z");
        Assert.Equal(("PT1S", "2026-12-04T08:00:01Z"), await FirstAsync());

        // The desk is open again, so that it is due in a second, a second before the clocks are counted anew.
        (await desk.Desk.Admin.PatchAsync(desk.SchedulePath, Until("20:00"), ("If-Match", "*"))).ShouldBe(200);
        await app.StopClockAsync("2026-12-03T17:00:01.5Z");
        await desk.DoAsync($"{path}/messages", new { body = "Here we are." });

        Assert.Equal("breached", (await desk.ClockAsync(path, "first_response")).Str("state"));
        Assert.Equal(("-PT0.5S", "2026-12-03T17:00:01Z"), await FirstAsync());
        Assert.Single(await desk.EventsAsync(path, "sla.breached"));
        Assert.Empty(await desk.EventsAsync(path, "sla.met"));

        async Task<(string?, string?)> FirstAsync() =>
            await desk.ClockAsync(path, "first_response") is var clock ? (clock.Str("remaining"), clock.Str("dueAt")) : default;
    }

    [Fact]
    public async Task A_clock_that_is_set_back_takes_nothing_back()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        var untouched = await desk.OpenAsync();
        await app.AdvanceAsync("PT1H");
        await desk.DoAsync($"{path}/wait");

        await app.StopClockAsync("2026-12-02T09:00:00Z");
        foreach (var step in new[] { "solve", "reopen" })
            (await desk.DoAsync($"{untouched}/{step}")).ShouldBe(200);
        foreach (var step in new[] { "reopen", "hold", "solve", "reopen", "wait", "solve", "reopen" })
            (await desk.DoAsync($"{path}/{step}")).ShouldBe(200);
        (await desk.DoAsync($"{path}/messages", new { body = "Here we are.", explains = true })).ShouldBe(201);
        (await desk.Desk.Agent.GetAsync($"{path}/sla/explain")).ShouldBe(200);

        await app.StopClockAsync("2026-12-03T12:00:00Z");
        var clock = await desk.ExplainAsync(path, "resolution");
        Assert.Equal(("running", "PT3H"), (clock.Str("state"), clock.Str("elapsed")));
        Assert.Equal(TimeSpan.FromHours(3), ServiceLevels.CountedIn(clock));
        Assert.Equal(("met", "PT1H"), (await desk.ClockAsync(path, "first_response")) is var first ? (first.Str("state"), first.Str("elapsed")) : default);
    }

    private static object Shorter => Until("15:00");

    private static object Until(string closes) =>
        new
        {
            weekly = new[]
            {
                new
                {
                    days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" },
                    from = "09:00",
                    to = closes,
                },
            },
        };
}
