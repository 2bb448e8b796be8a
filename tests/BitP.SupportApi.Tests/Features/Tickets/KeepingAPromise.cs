namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class KeepingAPromise
{
    private static Task AdvanceAsync(SupportApp app, string by) => app.Admin.PostAsync("/v1/test/clock", new { advance = by });

    [Fact]
    public async Task It_is_late_once_its_time_has_passed_unless_it_was_solved_before()
    {
        await using var app = await SupportApp.StartAsync();
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
            var now = (await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT0S" })).Text("now");
            return (await desk.Partner.GetAsync($"/v1/tickets?dueBefore={now}")).Items.Count;
        }

        await AdvanceAsync(app, "PT23H50M");
        await desk.Agent.PostAsync($"{inTime}/solve");
        Assert.Equal((false, false, 0), (await IsLateAsync(open), await IsLateAsync(inTime), await DueAsync()));

        await AdvanceAsync(app, "PT20M");
        Assert.Equal((true, false, 1), (await IsLateAsync(open), await IsLateAsync(inTime), await DueAsync()));

        await desk.Agent.PostAsync($"{open}/solve");
        await AdvanceAsync(app, "P7D");
        Assert.Equal((true, false, 0), (await IsLateAsync(open), await IsLateAsync(inTime), await DueAsync()));

        // Opened again, it is the old promise that was broken, until there is a new one.
        await desk.Partner.PostAsync($"{inTime}/messages", new { body = "It is back." });
        Assert.Equal((true, 1), (await IsLateAsync(inTime), await DueAsync()));
        var by = (await app.Admin.PostAsync("/v1/test/clock", new { advance = "PT0S" })).Json.Instant("now").AddHours(4);
        (await desk.Agent.PatchAsync(inTime, new { promise = new { by } }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal((false, 0), (await IsLateAsync(inTime), await DueAsync()));
    }
}
