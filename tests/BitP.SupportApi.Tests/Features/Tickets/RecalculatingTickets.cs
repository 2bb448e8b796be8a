using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>Old tickets get the policies of today, in the background and each on its own account.</summary>
public sealed class RecalculatingTickets
{
    [Theory]
    [InlineData("\"")]
    [InlineData("é")]
    [InlineData("😀")]
    public async Task The_longest_reason_stands_in_the_events(string character)
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var (since, path) = (await app.NowAsync(), await desk.OpenAsync());
        await ShortenAsync(desk);
        var reason = string.Concat(Enumerable.Repeat(character, 1000));

        (await OrderAsync(desk, since, reason)).ShouldBe(200);
        await app.AdvanceAsync("PT0S");

        Assert.Equal(reason, Assert.Single(await desk.EventsAsync(path, "sla.changed"))["data"].Str("reason"));
        (await OrderAsync(desk, since, reason + character)).ShouldRefuse("reason", "too_long");
    }

    [Fact]
    public async Task More_tickets_than_are_done_at_once_are_all_recalculated()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var (since, paths) = (await app.NowAsync(), await OpenAsync(desk, 23));
        await ShortenAsync(desk);

        (await OrderAsync(desk, since, "The new contract.")).ShouldBe(200);
        await app.AdvanceAsync("PT0S");

        foreach (var path in paths)
        {
            Assert.Equal("PT8H", (await desk.ClockAsync(path, "resolution")).Str("target"));
            Assert.Single(await desk.EventsAsync(path, "sla.changed"));
        }
        Assert.Empty((await app.Admin.GetAsync("/v1/due-work?state=due")).Items);
    }

    [Fact]
    public async Task One_that_cannot_be_recalculated_holds_up_no_other()
    {
        var desk = await ServiceLevels.SetAsync();
        await using var app = desk.App;
        var (since, paths) = (await app.NowAsync(), await OpenAsync(desk, 15));
        await ShortenAsync(desk);
        var number = await desk.RefuseChangesAsync(paths[3]);

        (await OrderAsync(desk, since, "The new contract.")).ShouldBe(200);
        await AdvanceAsync();
        foreach (var path in paths.Where((_, i) => i != 3))
            Assert.Equal("PT8H", (await desk.ClockAsync(path, "resolution")).Str("target"));

        await AdvanceAsync(times: 12, by: "PT10M");
        var failed = Assert.Single((await app.Admin.GetAsync("/v1/due-work?state=failed&kind=sla.recalculation")).Items);
        Assert.EndsWith($"/{number}", failed.Str("subject"), StringComparison.Ordinal);

        // Longer than it pauses.
        async Task AdvanceAsync(int times = 3, string by = "PT1M")
        {
            for (var i = 0; i < times; i++)
                await app.AdvanceAsync(by);
        }
    }

    private static async Task<List<string>> OpenAsync(ServiceLevels desk, int tickets)
    {
        var paths = new List<string>();
        for (var i = 0; i < tickets; i++)
            paths.Add(await desk.OpenAsync());
        return paths;
    }

    private static async Task ShortenAsync(ServiceLevels desk)
    {
        var targets = new JsonArray(ServiceLevels.Target("first_response", "PT4H"), ServiceLevels.Target("resolution", "PT8H"));
        (await desk.Desk.Admin.PatchAsync(desk.PolicyPath, new { targets }, ("If-Match", "*"))).ShouldBe(200);
    }

    private static Task<Answer> OrderAsync(ServiceLevels desk, DateTimeOffset since, string reason) =>
        desk.Desk.Supervisor.PostAsync("/v1/sla-policies/recalculate", new { since, reason });
}
