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
        Assert.Equal(
            XmlConvert.ToTimeSpan(clock.Str("elapsed")!),
            clock["stretches"]!.AsArray().Select(s => XmlConvert.ToTimeSpan(s.Str("duration")!)).Aggregate(TimeSpan.Zero, (a, b) => a + b)
        );
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

    private static object Shorter =>
        new
        {
            weekly = new[]
            {
                new
                {
                    days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" },
                    from = "09:00",
                    to = "15:00",
                },
            },
        };
}
