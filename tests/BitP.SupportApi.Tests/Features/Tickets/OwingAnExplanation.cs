namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class OwingAnExplanation
{
    [Fact]
    public async Task A_promise_that_is_late_says_by_when_it_is_explained_until_it_is()
    {
        var levels = await ServiceLevels.SetAsync();
        await using var app = levels.App;
        var path = await levels.OpenAsync();
        await levels.DoAsync($"{path}/messages", new { body = "We look into it." });
        var promise = new { by = "2026-12-03T10:00:00Z", reason = "The bank opens late." };
        (await levels.Desk.Agent.PatchAsync(path, new { promise }, ("If-Match", "*"))).ShouldBe(200);

        await app.AdvanceAsync("PT1H");
        var intime = (await levels.Desk.Agent.GetAsync(path))["promise"]!;
        Assert.Equal((false, false, null), ((bool)intime["late"]!, (bool)intime["explanationOwed"]!, intime.Str("explanationBy")));
        await app.AdvanceAsync("PT0.001S");
        var late = (await levels.Desk.Agent.GetAsync(path))["promise"]!;
        Assert.Equal((true, true, "2026-12-03T14:00:00.001Z"), ((bool)late["late"]!, (bool)late["explanationOwed"]!, late.Str("explanationBy")));

        await levels.DoAsync($"{path}/messages", new { body = "The bank has not opened at all.", explains = true });
        var explained = (await levels.Desk.Agent.GetAsync(path))["promise"]!;
        Assert.Equal((true, false, null), ((bool)explained["late"]!, (bool)explained["explanationOwed"]!, explained.Str("explanationBy")));
    }
}
