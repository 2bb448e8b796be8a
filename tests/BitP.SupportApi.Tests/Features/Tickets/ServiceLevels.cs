using System.Text.Json.Nodes;
using System.Xml;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>A desk in Berlin that works from nine to five on weekdays, and a policy that counts its hours.</summary>
internal sealed class ServiceLevels
{
    /// <summary>A Thursday, at ten in Berlin.</summary>
    public const string Thursday = "2026-12-03T09:00:00Z";

    private ServiceLevels(SupportApp app, Desk desk, string scheduleId, string policyId) =>
        (App, Desk, ScheduleId, PolicyId) = (app, desk, scheduleId, policyId);

    public SupportApp App { get; }

    public Desk Desk { get; }

    public string ScheduleId { get; }

    public string PolicyId { get; }

    public string SchedulePath => $"/v1/schedules/{ScheduleId}";

    public string PolicyPath => $"/v1/sla-policies/{PolicyId}";

    public static async Task<ServiceLevels> SetAsync(object? with = null, string at = Thursday)
    {
        var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-11-02T08:00:00Z");
        var schedule = await app.Admin.PostAsync(
            "/v1/schedules",
            new
            {
                name = "Berlin",
                timeZone = "Europe/Berlin",
                weekly = new[]
                {
                    new
                    {
                        days = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" },
                        from = "09:00",
                        to = "17:00",
                    },
                },
                exceptions = new[]
                {
                    new
                    {
                        date = "2026-12-07",
                        name = new { en = "Moving house", de = "Umzug" },
                        closed = true,
                    },
                },
            }
        );
        schedule.ShouldBe(201);
        var policy = new JsonObject
        {
            ["name"] = "Berlin hours",
            ["order"] = 1,
            ["match"] = new JsonObject { ["category"] = "other" },
            ["scheduleId"] = schedule.Text("id"),
            ["targets"] = new JsonArray(
                Target("first_response", "PT2H"),
                Target("next_response", "PT4H"),
                Target("progress_update", "PT8H"),
                Target("resolution", "PT16H"),
                Target("explanation", "PT4H")
            ),
        };
        var made = await app.Admin.PostAsync("/v1/sla-policies", Desk.Merge(policy, with));
        made.ShouldBe(201);
        await app.StopClockAsync(at);
        return new(app, await Desk.SetAsync(app), schedule.Text("id"), made.Text("id"));
    }

    public static JsonObject Target(string clock, string target, string calendar = "business") =>
        new()
        {
            ["clock"] = clock,
            ["target"] = target,
            ["calendar"] = calendar,
        };

    /// <summary>The path of a new ticket.</summary>
    public async Task<string> OpenAsync(object? with = null) => $"/v1/tickets/{(await Desk.OpenAsync(with)).Text("id")}";

    /// <summary>Whoever changes this ticket from now on fails.</summary>
    /// <returns>Its number.</returns>
    public async Task<string> RefuseChangesAsync(string path)
    {
        var number = (await Desk.Agent.GetAsync(path)).Text("reference")[3..];
        await App.Database.RunAsync(
            TestDatabase.Says(
                $"CREATE TRIGGER refuse BEFORE UPDATE ON tickets WHEN NEW.number = {number} BEGIN SELECT RAISE(ABORT, 'It cannot be changed.'); END",
                $"""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'It cannot be changed.'; END $$;
                CREATE TRIGGER refuse BEFORE UPDATE ON tickets FOR EACH ROW WHEN (NEW.number = {number}) EXECUTE FUNCTION refuse()
                """,
                // A table with a trigger would take no statement of Entity Framework's that has the server tell what it did.
                $"ALTER TABLE tickets WITH NOCHECK ADD CONSTRAINT refuse CHECK (number <> {number} OR 1 / (version - version) = 1)"
            )
        );
        return number;
    }

    public Task<Answer> DoAsync(string path, object? body = null) => Desk.Agent.PostAsync(path, body ?? new { });

    public Task<Answer> PromiseAsync(string path, DateTimeOffset by, string? reason = null) =>
        Desk.Agent.PatchAsync(path, new { promise = reason is null ? (object)new { by } : new { by, reason } }, ("If-Match", "*"));

    public async Task<JsonNode> ClockAsync(string path, string name) =>
        (await Desk.Agent.GetAsync(path))["sla"]!["clocks"]!.AsArray().Single(c => c.Str("name") == name)!;

    public async Task<JsonNode> ExplainAsync(string path, string name) =>
        (await Desk.Agent.GetAsync($"{path}/sla/explain"))["clocks"]!.AsArray().Single(c => c.Str("name") == name)!;

    /// <summary>The sum of the stretches that an explained clock counted.</summary>
    public static TimeSpan CountedIn(JsonNode explained) =>
        explained["stretches"]!.AsArray().Aggregate(TimeSpan.Zero, (sum, s) => sum + XmlConvert.ToTimeSpan(s.Str("duration")!));

    public async Task<IReadOnlyList<JsonNode>> EventsAsync(string path, string types)
    {
        var events = (await Desk.Agent.GetAsync($"{path}/timeline?limit=200")).Items;
        return [.. events.Where(e => types.Split(',').Contains(e.Str("type"))).Select(e => e!)];
    }
}
