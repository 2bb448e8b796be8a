namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>Working hours change, and with them when tickets are due that count them.</summary>
public sealed class ChangingHours
{
    [Fact]
    public async Task Clocks_that_count_hours_which_combine_the_changed_ones_move_as_the_preview_says()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        await CombineAsync(desk, desk.ScheduleId);
        var path = await desk.OpenAsync();
        await app.StopClockAsync("2026-12-03T13:00:00Z");
        var before = await desk.ClockAsync(path, "resolution");
        Assert.Equal("2026-12-08T09:00:00Z", before.Str("dueAt"));

        var preview = await desk.Desk.Admin.PostAsync($"{desk.SchedulePath}/preview", new { changes = UntilThree });
        preview.ShouldBe(200);
        (await desk.Desk.Admin.PatchAsync(desk.SchedulePath, UntilThree, ("If-Match", "*"))).ShouldBe(200);
        await app.AdvanceAsync("PT2S");

        var stored = preview["storedClocks"]!;
        Assert.Equal((2, 1, true), (stored["open"]!.GetValue<int>(), stored["moved"]!.GetValue<int>(), stored["complete"]!.GetValue<bool>()));
        var moved = Assert.Single(stored["most"]!.AsArray())!;
        var after = await desk.ClockAsync(path, "resolution");
        Assert.Equal("2026-12-08T13:00:00Z", after.Str("dueAt"));
        Assert.Equal(("resolution", before.Str("dueAt"), after.Str("dueAt")), (moved.Str("clock"), moved["dueAt"].Str("before"), moved["dueAt"].Str("after")));
        Assert.Equal(
            [path[12..]],
            (await desk.Desk.Agent.GetAsync($"/v1/tickets?clock=resolution&dueBefore=2026-12-08T13:00:00.001Z&customerId={desk.Desk.CustomerId}")).Items.Select(
                t => t.Str("id")
            )
        );
    }

    [Fact]
    public async Task Time_before_earlier_changes_is_counted_by_the_hours_of_then()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var path = await desk.OpenAsync();
        await app.StopClockAsync("2026-12-03T13:00:00Z");
        (await desk.Desk.Admin.PatchAsync(desk.SchedulePath, UntilThree, ("If-Match", "*"))).ShouldBe(200);
        await app.StopClockAsync("2026-12-04T13:00:00Z");
        var before = await desk.ClockAsync(path, "resolution");

        var changes = new { weekly = Weekly("18:00") };
        var preview = await desk.Desk.Admin.PostAsync($"{desk.SchedulePath}/preview", new { changes });
        (await desk.Desk.Admin.PatchAsync(desk.SchedulePath, changes, ("If-Match", "*"))).ShouldBe(200);
        await app.AdvanceAsync("PT2S");

        var moved = preview["storedClocks"]!["most"]!.AsArray().Single(m => m.Str("clock") == "resolution")!;
        var after = await desk.ClockAsync(path, "resolution");
        Assert.Equal((before.Str("dueAt"), after.Str("dueAt")), (moved["dueAt"].Str("before"), moved["dueAt"].Str("after")));
    }

    [Fact]
    public async Task One_ticket_that_cannot_be_counted_holds_up_no_other()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var paths = new List<string>();
        for (var i = 0; i < 15; i++)
            paths.Add(await desk.OpenAsync());
        await app.StopClockAsync("2026-12-03T13:00:00Z");
        await desk.RefuseChangesAsync(paths[3]);

        (await desk.Desk.Admin.PatchAsync(desk.SchedulePath, UntilThree, ("If-Match", "*"))).ShouldBe(200);
        for (var i = 0; i < 3; i++)
            await app.AdvanceAsync("PT1M");

        foreach (var path in paths.Where((_, i) => i != 3))
            Assert.Equal("2026-12-08T13:00:00Z", (await desk.ClockAsync(path, "resolution")).Str("dueAt"));
    }

    private static async Task CombineAsync(ServiceLevels desk, string scheduleId)
    {
        var combining = await desk.Desk.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Everybody",
                timeZone = "Europe/Berlin",
                weekly = Array.Empty<object>(),
                combines = new[] { scheduleId },
            }
        );
        combining.ShouldBe(201);
        (await desk.Desk.Admin.PatchAsync(desk.PolicyPath, new { scheduleId = combining.Text("id") }, ("If-Match", "*"))).ShouldBe(200);
    }

    private static object UntilThree => new { weekly = Weekly("15:00") };

    private static object[] Weekly(string to) =>
        [
            new
            {
                days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" },
                from = "09:00",
                to,
            },
        ];
}
