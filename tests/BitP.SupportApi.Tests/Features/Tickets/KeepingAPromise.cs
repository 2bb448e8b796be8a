namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class KeepingAPromise
{
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
}
