using BitP.SupportApi.Tests.Features.Schedules;

namespace BitP.SupportApi.Tests.Features.Shifts.OnDuty;

/// <summary>Duty that would take seconds to work out is refused before it is, and who is there is told all the same.</summary>
public sealed class AskingTooMuchOfDuty
{
    private const string Quarter = "from=2027-01-04T00:00:00Z&to=2027-04-05T00:00:00Z";

    [Fact]
    public async Task Many_rotations_of_many_hours_are_asked_in_pieces()
    {
        await using var rota = await Rota.SetAsync();
        for (var i = 0; i < 48; i++)
            await rota.RotationAsync(new { hours = DenseSchedules.Weekly(i) });
        var app = rota.App;

        foreach (var question in new[] { "layers", "coverage", "calendar.ics" })
        {
            var refused = await app.Supervisor.GetAsync($"/v1/on-duty/{question}?{Quarter}".Replace("on-duty/coverage", "coverage", StringComparison.Ordinal));
            refused.ShouldBeProblem(400, "too_much_work");
            Assert.Equal("50000", refused["allowed"]!.ToJsonString());
        }
        // What can be worked out, but not be shown.
        (await app.Supervisor.GetAsync("/v1/on-duty/layers?from=2027-01-04T00:00:00Z&to=2027-01-14T00:00:00Z")).ShouldRefuse("to", "too_many");
        (await app.Supervisor.GetAsync("/v1/on-duty/layers?from=2027-01-04T00:00:00Z&to=2027-01-06T00:00:00Z")).ShouldBe(200);
        // No more than is asked for, although events that reach over its ends are shown whole.
        const string day = "from=2027-01-04T00:00:00Z&to=2027-01-05T00:00:00Z";
        (await app.Supervisor.GetAsync($"/v1/on-duty/layers?{day}")).ShouldBe(200);
        (await app.Supervisor.GetAsync($"/v1/on-duty/calendar.ics?{day}")).ShouldBe(200);
        // Nor the duty of others.
        var alone = await rota.AgentAsync("Dee", "en");
        await rota.RotationAsync(new { agents = new[] { alone } });
        var hers = await app.Supervisor.GetAsync($"/v1/on-duty/calendar.ics?{Quarter}&agentId={alone}");
        hers.ShouldBe(200);
        Assert.Contains("Dee", hers.Raw, StringComparison.Ordinal);
        var there = await app.Agent.GetAsync("/v1/on-duty?at=2027-01-05T12:05:00Z");
        there.ShouldBe(200);
        Assert.NotEmpty(there["agents"]!.AsArray());

        // An address that takes no parameters has an answer all the same.
        var link = await app.Supervisor.PostAsync("/v1/duty-links", new { name = "Phones" });
        var calendar = await app.Anonymous.GetAsync(new Uri(link.Text("url")).PathAndQuery);
        calendar.ShouldBe(200);
        Assert.Equal(5000, calendar.Raw.Split("BEGIN:VEVENT").Length - 1);
    }

    [Fact]
    public async Task Overlaps_of_very_many_agents_are_refused()
    {
        await using var rota = await Rota.SetAsync();
        for (var i = 0; i < 60; i++)
        {
            var agent = await rota.AgentAsync($"Agent{i}", "en");
            await rota.RotationAsync(
                new
                {
                    agents = new[] { agent },
                    hours = DenseSchedules.Weekly(i / 5),
                    channels = new[] { "chat", "phone", "web", "app", "x" },
                }
            );
        }

        var refused = await rota.App.Supervisor.GetAsync("/v1/coverage?from=2027-01-04T12:00:00Z&to=2027-01-05T12:00:00Z&languages=en,en-GB,en-US,en-IE,en-AU");

        refused.ShouldBeProblem(400, "too_much_work");
        Assert.Equal("100000", refused["allowed"]!.ToJsonString());
    }
}
