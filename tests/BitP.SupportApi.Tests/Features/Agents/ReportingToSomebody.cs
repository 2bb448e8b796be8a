namespace BitP.SupportApi.Tests.Features.Agents;

/// <summary>Agents report to each other in lines that have an end.</summary>
public sealed class ReportingToSomebody
{
    [Fact]
    public async Task It_is_said_changed_and_cleared_by_admins_only()
    {
        var app = await SupportApp.SharedAsync();
        var (lead, other) = (await AgentAsync(app, null), await AgentAsync(app, null));
        var created = await app.Admin.PostAsync("/v1/agents", new { name = "Ana", reportsToId = lead });
        var path = created.Header("Location")!;

        Assert.Equal(lead, created.Text("reportsToId"));
        (await app.Supervisor.PatchAsync(path, new { reportsToId = (string?)null }, ("If-Match", "*"))).ShouldBeProblem(403, "agent_reports_to_not_allowed");
        (await app.Supervisor.PatchAsync(path, new { reportsToId = lead, name = "Ana B." }, ("If-Match", "*"))).ShouldBe(200);
        Assert.Equal(other, (await app.Admin.PatchAsync(path, new { reportsToId = other }, ("If-Match", "*"))).Text("reportsToId"));
        var cleared = await app.Admin.PatchAsync(path, new { reportsToId = (string?)null }, ("If-Match", "*"));
        cleared.ShouldBe(200);
        Assert.Null(cleared["reportsToId"]);
        (await app.Admin.PatchAsync(path, new { reportsToId = Guid.NewGuid() }, ("If-Match", "*"))).ShouldRefuse("reportsToId", "not_found");
        (await app.Admin.PostAsync("/v1/agents", new { name = "Ana", reportsToId = Guid.NewGuid() })).ShouldRefuse("reportsToId", "not_found");
    }

    [Fact]
    public async Task No_line_comes_back_to_where_it_began()
    {
        var app = await SupportApp.SharedAsync();
        var top = await AgentAsync(app, null);
        var middle = await AgentAsync(app, top);
        var low = await AgentAsync(app, middle);

        foreach (var superior in new[] { top, middle, low })
            (await ReportAsync(app, top, superior)).ShouldRefuse("reportsToId", "reporting_loop");
        (await ReportAsync(app, low, top)).ShouldBe(200);
        (await ReportAsync(app, middle, low)).ShouldBe(200);
    }

    [Fact]
    public async Task A_line_has_ten_levels_at_most_seen_from_both_ends()
    {
        var app = await SupportApp.SharedAsync();
        var line = new List<string> { await AgentAsync(app, null) };
        while (line.Count < 10)
            line.Add(await AgentAsync(app, line[^1]));

        (await app.Admin.PostAsync("/v1/agents", new { name = "Ana", reportsToId = line[^1] })).ShouldRefuse("reportsToId", "reporting_line_too_long");
        var above = await AgentAsync(app, null);
        (await ReportAsync(app, line[0], above)).ShouldRefuse("reportsToId", "reporting_line_too_long");
        (await ReportAsync(app, line[1], above)).ShouldBe(200);
    }

    [Fact]
    public async Task Of_two_that_would_close_a_loop_at_the_same_time_one_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        for (var round = 0; round < 10; round++)
        {
            var (a, c) = (await AgentAsync(app, null), await AgentAsync(app, null));
            var (b, d) = (await AgentAsync(app, a), await AgentAsync(app, c));

            var both = await Task.WhenAll(ReportAsync(app, a, d), ReportAsync(app, c, b));

            Assert.Single(both, answer => answer.Status == 200);
            Assert.Single(both, answer => answer.Status == 400);
        }
    }

    private static async Task<string> AgentAsync(SupportApp app, string? reportsToId)
    {
        var created = await app.Admin.PostAsync("/v1/agents", new { name = "Ana", reportsToId });
        created.ShouldBe(201);
        return created.Text("id");
    }

    private static Task<Answer> ReportAsync(SupportApp app, string agent, string superior) =>
        app.Admin.PatchAsync($"/v1/agents/{agent}", new { reportsToId = superior }, ("If-Match", "*"));
}
