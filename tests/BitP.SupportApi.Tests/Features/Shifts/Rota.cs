using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Shifts;

/// <summary>A desk of its own whose clock stands at Monday, 4 January 2027, noon, with three agents of English, German and Chinese.</summary>
internal sealed class Rota : IAsyncDisposable
{
    private Rota(SupportApp app) => App = app;

    public SupportApp App { get; }

    public string Ann { get; private set; } = "";

    public string Ben { get; private set; } = "";

    public string Cai { get; private set; } = "";

    public static async Task<Rota> SetAsync(params (string Key, string Value)[] settings)
    {
        var rota = new Rota(await SupportApp.StartAsync(settings));
        await rota.EndDemoAsync();
        await rota.SetClockAsync("2027-01-04T12:00:00Z");
        await rota.HireAsync();
        return rota;
    }

    /// <summary>Three agents at the desk that other tests use as well, whose clock nobody moves.</summary>
    public static async Task<Rota> AtSharedDeskAsync()
    {
        var rota = new Rota(await SupportApp.SharedAsync());
        await rota.HireAsync();
        return rota;
    }

    public Task SetClockAsync(string now) => App.StopClockAsync(now);

    public async Task<string> AgentAsync(string name, params string[] languages)
    {
        var agent = await App.Admin.PostAsync(
            "/v1/agents",
            new
            {
                name,
                languages,
                email = $"{name}@example.com",
                externalId = $"secret-{Guid.NewGuid()}",
            }
        );
        agent.ShouldBe(201);
        return agent.Text("id");
    }

    /// <summary>Ann and Ben, each for a day from eight o'clock UTC on; Ann begins on Monday.</summary>
    public JsonObject Turns(object? with = null) =>
        Desk.Merge(
            new JsonObject
            {
                ["name"] = "Chat",
                ["timeZone"] = "UTC",
                ["startsOn"] = "2027-01-04",
                ["handover"] = "08:00",
                ["turn"] = new JsonObject { ["every"] = 1, ["unit"] = "day" },
                ["agents"] = new JsonArray(Ann, Ben),
                ["channels"] = new JsonArray("chat"),
            },
            with
        );

    public async Task<Answer> RotationAsync(object? with = null)
    {
        var rotation = await App.Supervisor.PostAsync("/v1/rotations", Turns(with));
        rotation.ShouldBe(201);
        return rotation;
    }

    /// <summary>A rotation over all the time that there may be one, by turns of a year.</summary>
    public Task<Answer> LongestRotationAsync() =>
        RotationAsync(
            new
            {
                startsOn = "1900-01-01",
                endsOn = "2200-12-31",
                turn = new { every = 52, unit = "week" },
            }
        );

    public Task<Answer> ShiftAsync(object body) => App.Supervisor.PostAsync("/v1/shifts", body);

    /// <summary>The names of those on duty at an instant, sorted.</summary>
    public async Task<string> OnDutyAsync(string at, string query = "")
    {
        var answer = await App.Agent.GetAsync($"/v1/on-duty?at={at}{query}");
        answer.ShouldBe(200);
        return string.Join(", ", Names(answer["agents"]!).Split(", ").Order());
    }

    /// <summary>One layer of a time, as <c>Ann 04T08-05T08</c> and so on.</summary>
    public async Task<string> LayerAsync(string layer, string from, string to, string query = "")
    {
        var answer = await App.Agent.GetAsync($"/v1/on-duty/layers?from={from}&to={to}{query}");
        answer.ShouldBe(200);
        return string.Join(", ", answer[layer]!.AsArray().Select(s => $"{s!["agent"].Str("name")} {s.Str("from")![8..13]}-{s.Str("to")![8..13]}"));
    }

    public static string Names(JsonNode agents) => string.Join(", ", agents.AsArray().Select(a => a!["agent"].Str("name")));

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task HireAsync()
    {
        Ann = await AgentAsync("Ann", "en");
        Ben = await AgentAsync("Ben", "de", "en");
        Cai = await AgentAsync("Cai", "zh-CN");
    }

    // The demo data has rotations of its own.
    private async Task EndDemoAsync()
    {
        foreach (var rotation in (await App.Admin.GetAsync("/v1/rotations")).Items)
            (await App.Admin.PatchAsync($"/v1/rotations/{rotation.Str("id")}", new { endsOn = rotation.Str("startsOn") }, ("If-Match", "*"))).ShouldBe(200);
    }
}
