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
    public async Task What_layers_list_is_counted_although_nobody_is_there_in_the_end()
    {
        await using var rota = await Rota.SetAsync();
        var app = rota.App;
        for (var i = 0; i < 48; i++)
            await rota.RotationAsync(new { hours = DenseSchedules.Weekly(i) });
        foreach (var agentId in new[] { rota.Ann, rota.Ben })
        {
            var away = new
            {
                agentId,
                from = "2027-01-04T12:00:00Z",
                to = "2027-04-06T00:00:00Z",
            };
            (await app.Supervisor.PostAsync("/v1/time-off", away)).ShouldBe(201);
        }

        await EdgeAsync(20_000, hours => $"/v1/on-duty/layers?{Hours(hours)}");
        await EdgeAsync(50_000, hours => $"/v1/on-duty/calendar.ics?{Hours(hours)}");
        await EdgeAsync(50_000, hours => $"/v1/coverage?{Hours(hours)}");

        static string Hours(int hours) => $"from=2027-01-05T00:00:00Z&to={new DateTime(2027, 1, 5).AddHours(hours):yyyy-MM-dd'T'HH}:00:00Z";

        // The hour before the first one that is refused is answered, and that one is over what is allowed by less than two days of hours.
        async Task EdgeAsync(long allowed, Func<int, string> path)
        {
            var (answered, refused) = (0, 90 * 24);
            while (refused - answered > 1)
            {
                var middle = (answered + refused) / 2;
                (answered, refused) = (await app.Supervisor.GetAsync(path(middle))).Status == 200 ? (middle, refused) : (answered, middle);
            }
            Assert.True(answered > 0, "Nothing was answered.");
            var over = await app.Supervisor.GetAsync(path(refused));
            over.ShouldBeProblem(400, "too_much_work");
            Assert.Equal(allowed, over["allowed"]!.GetValue<long>());
            Assert.InRange(over["requested"]!.GetValue<long>(), allowed + 1, allowed + (2 * 48 * 50));
        }
    }

    [Fact]
    public async Task Gaps_of_all_services_are_counted_together()
    {
        await using var rota = await Rota.SetAsync();
        var scheduleId = await DenseSchedules.CreateAsync(
            rota.App,
            new()
            {
                ["name"] = "Dense",
                ["timeZone"] = "UTC",
                ["weekly"] = DenseSchedules.Weekly(0),
            }
        );
        // 90 days of 50 gaps for each pair of a channel and a language.
        var question = $"/v1/coverage?from=2027-01-05T00:00:00Z&to=2027-04-05T00:00:00Z&scheduleId={scheduleId}&channels=chat,phone&languages=";

        var answered = await rota.App.Supervisor.GetAsync($"{question}en,de,fr,it,es,pt,nl,pl,sv,da,fi");
        answered.ShouldBe(200);
        Assert.Equal(99_000, answered["services"]!.AsArray().Sum(s => s!["gaps"]!.AsArray().Count));
        var refused = await rota.App.Supervisor.GetAsync($"{question}en,de,fr,it,es,pt,nl,pl,sv,da,fi,cs");
        refused.ShouldBeProblem(400, "too_much_work");
        Assert.Equal("100000", refused["allowed"]!.ToJsonString());
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
