using System.Text.Json.Nodes;
using BitP.SupportApi.Tests.Features.Tickets;

namespace BitP.SupportApi.Tests.Features.Escalations;

/// <summary>A clock of a ticket that warns or is breached has people called on by the escalation policy that its SLA policy names.</summary>
public sealed class BeginningWithAClock
{
    [Fact]
    public async Task A_warning_begins_it_and_a_breach_is_noted_while_it_is_running()
    {
        var (levels, _) = await SetAsync("""[{ "after": "PT2H", "to": { "management": true } }]""", new { warnAt = new[] { "50%" } });
        await using var app = levels.App;
        var ticket = await levels.OpenAsync();

        await app.AdvanceAsync("PT59M59.999S");
        Assert.Empty(await OfAsync(levels, ticket));
        await app.AdvanceAsync("PT0.001S");

        var begun = Assert.Single(await OfAsync(levels, ticket))!;
        Assert.Equal(
            ("running", "warning", "first_response", "system", "2026-12-03T10:00:00Z"),
            (begun.Str("state"), begun["cause"].Str("kind"), begun["cause"].Str("clock"), begun["startedBy"].Str("kind"), begun.Str("startedAt"))
        );
        Assert.Equal("2026-12-03T12:00:00Z", begun["next"].Str("at"));

        await app.AdvanceAsync("PT1H0.001S");
        Assert.Equal(begun.Str("id"), Assert.Single(await OfAsync(levels, ticket)).Str("id"));
        var prompted = await levels.Desk.Agent.FirstEventAsync("escalation.prompted", begun.Str("id")!);
        Assert.Equal(
            ("2026-12-03T11:00:00.001Z", "breach", "first_response"),
            (prompted.Str("at"), prompted["data"].Str("cause"), prompted["data"].Str("clock"))
        );
        await app.AdvanceAsync("PT1H");
        var over = Assert.Single(await OfAsync(levels, ticket))!;
        Assert.Equal(("exhausted", "2026-12-03T12:00:00Z"), (over.Str("state"), over["taken"]![0].Str("at")));
    }

    [Fact]
    public async Task A_breach_begins_it_and_a_jump_of_the_clock_takes_all_steps_at_their_times()
    {
        var (levels, _) = await SetAsync(
            """[{ "after": "PT0S", "to": { "team": "funds" } }, { "after": "PT30M", "to": { "management": true }, "repeat": 1 }]""",
            new { warnAt = Array.Empty<string>() }
        );
        await using var app = levels.App;
        var ticket = await levels.OpenAsync();

        await app.AdvanceAsync("PT4H");

        var escalation = Assert.Single(await OfAsync(levels, ticket))!;
        Assert.Equal(
            ("exhausted", "breach", "2026-12-03T11:00:00.001Z"),
            (escalation.Str("state"), escalation["cause"].Str("kind"), escalation.Str("startedAt"))
        );
        Assert.Equal(
            ["2026-12-03T11:00:00.001Z", "2026-12-03T11:30:00.001Z", "2026-12-03T12:00:00.001Z"],
            escalation["taken"]!.AsArray().Select(t => t.Str("at"))
        );
        Assert.Equal("funds", (await levels.Desk.Agent.GetAsync(ticket)).Text("team"));
    }

    [Fact]
    public async Task Once_somebody_has_acknowledged_the_next_cause_begins_another()
    {
        var (levels, _) = await SetAsync("""[{ "after": "PT3H", "to": { "management": true } }]""", new { warnAt = new[] { "50%" } });
        await using var app = levels.App;
        var ticket = await levels.OpenAsync();
        await app.AdvanceAsync("PT1H");
        var first = Assert.Single(await OfAsync(levels, ticket)).Str("id");
        (await levels.Desk.Agent.PostAsync($"/v1/escalations/{first}/acknowledge")).ShouldBe(200);

        await app.AdvanceAsync("PT1H0.001S");

        var both = await OfAsync(levels, ticket);
        Assert.Equal([("running", "breach"), ("acknowledged", "warning")], both.Select(e => (e.Str("state")!, e!["cause"].Str("kind")!)));
    }

    [Fact]
    public async Task A_ticket_without_cause_is_not_escalated()
    {
        var (levels, _) = await SetAsync("""[{ "after": "PT0S", "to": { "management": true } }]""", new { warnAt = new[] { "50%" } });
        await using var app = levels.App;
        var ticket = await levels.OpenAsync();
        await levels.DoAsync($"{ticket}/messages", new { body = "We are on it." });
        await levels.DoAsync($"{ticket}/solve");

        await app.AdvanceAsync("P30D");

        Assert.Empty(await OfAsync(levels, ticket));
    }

    [Fact]
    public async Task A_ticket_that_is_late_again_when_it_is_reopened_is_escalated_again()
    {
        var (levels, _) = await SetAsync(
            """[{ "after": "PT10H", "to": { "management": true } }]""",
            new
            {
                warnAt = Array.Empty<string>(),
                targets = new[] { ServiceLevels.Target("resolution", "PT1H", "elapsed") },
                reopenedWith = "remaining",
            }
        );
        await using var app = levels.App;
        var ticket = await levels.OpenAsync();
        await app.AdvanceAsync("PT2H");
        var first = Assert.Single(await OfAsync(levels, ticket)).Str("id");

        (await levels.DoAsync($"{ticket}/solve")).ShouldBe(200);
        (await levels.DoAsync($"{ticket}/reopen")).ShouldBe(200);
        await app.AdvanceAsync("PT0S");

        var both = await OfAsync(levels, ticket);
        Assert.Equal(["running", "ended"], both.Select(e => e.Str("state")));
        Assert.Equal(first, both[1].Str("id"));
        Assert.Equal(("breach", "2026-12-03T11:00:00Z"), (both[0]!["cause"].Str("kind"), both[0].Str("startedAt")));
        Assert.Equal("2026-12-03T11:00:00Z", both[1].Str("overSince"));
    }

    [Fact]
    public async Task A_policy_that_was_deleted_still_calls_on_for_tickets_that_keep_it()
    {
        var (levels, policy) = await SetAsync("""[{ "after": "PT0S", "to": { "management": true } }]""", new { warnAt = Array.Empty<string>() });
        await using var app = levels.App;
        var ticket = await levels.OpenAsync();
        (await levels.Desk.Supervisor.PostAsync($"{levels.PolicyPath}/retire")).ShouldBe(200);
        var path = $"/v1/escalation-policies/{policy}";
        (await levels.Desk.Supervisor.SendAsync(HttpMethod.Delete, path, null, ("If-Match", "*"))).ShouldBe(204);
        (await levels.Desk.Supervisor.GetAsync(path)).ShouldBeProblem(404, "escalation_policy_not_found");

        await app.AdvanceAsync("PT3H");

        var escalation = Assert.Single(await OfAsync(levels, ticket))!;
        Assert.Equal(("exhausted", "Rescue", policy), (escalation.Str("state"), escalation.Str("policy"), escalation.Str("policyId")));
    }

    private static async Task<(ServiceLevels Levels, string PolicyId)> SetAsync(string steps, object with)
    {
        var levels = await ServiceLevels.SetAsync(with);
        var policy = await levels.Desk.Supervisor.PostAsync(
            "/v1/escalation-policies",
            new JsonObject { ["name"] = "Rescue", ["steps"] = JsonNode.Parse(steps) }
        );
        policy.ShouldBe(201);
        (await levels.Desk.Supervisor.PatchAsync(levels.PolicyPath, new { escalateTo = policy.Text("id") }, ("If-Match", "*"))).ShouldBe(200);
        return (levels, policy.Text("id"));
    }

    private static async Task<JsonArray> OfAsync(ServiceLevels levels, string ticket)
    {
        var listed = await levels.Desk.Agent.GetAsync($"/v1/escalations?ticketId={ticket.Split('/')[^1]}");
        listed.ShouldBe(200);
        return listed.Items;
    }
}
