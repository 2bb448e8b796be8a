using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Sla.EscalationPolicies;

namespace BitP.SupportApi.Tests.Features.Escalations;

/// <summary>People are called on, one after another, until somebody sees to the ticket.</summary>
public sealed class CallingPeopleOn
{
    [Fact]
    public async Task An_agent_then_whoever_is_on_duty_then_a_team()
    {
        await using var brigade = await Brigade.SetAsync();
        await brigade.Rota.RotationAsync();
        var policy = await brigade.PolicyAsync(0, $"PT10M agent:{brigade.Ben}", "PT20M onDuty:{}", "PT30M team:funds");

        var escalation = await brigade.EscalateAsync(policy);
        var begun = await brigade.ReadAsync(escalation);
        Assert.Equal(("running", "\"1\"", "Fire"), (begun.Text("state"), begun.VersionTag, begun.Text("policy")));
        Assert.Equal(("2027-01-04T12:10:00Z", 1), (begun["next"].Str("at"), (int)begun["next"]!["step"]!));
        await brigade.AdvanceAsync("PT9M59S");
        Assert.Empty(await brigade.TakenAsync(escalation));
        await brigade.AdvanceAsync("PT1S");
        Assert.Equal("Ben/-", await brigade.HolderAsync());
        await brigade.AdvanceAsync("PT20M");
        Assert.Equal("Ann/-", await brigade.HolderAsync());
        await brigade.AdvanceAsync("PT30M");
        Assert.Equal("-/funds", await brigade.HolderAsync());

        Assert.Equal(["12:10 1.1.1 Ben/-", "12:30 1.2.1 Ann/- (Ann)", "13:00 1.3.1 -/funds"], await brigade.TakenAsync(escalation));
        var over = await brigade.ReadAsync(escalation);
        Assert.Equal(("exhausted", "2027-01-04T13:00:00Z"), (over.Text("state"), over.Text("overSince")));
        Assert.Null(over["next"]);
        var events = await brigade.EventsAsync(escalation);
        Assert.Equal(
            ["escalation.started", "escalation.stepped", "escalation.stepped", "escalation.stepped", "escalation.exhausted"],
            events.Select(e => e.Str("type"))
        );
        Assert.Equal(
            ["2027-01-04T12:00:00Z", "2027-01-04T12:10:00Z", "2027-01-04T12:30:00Z", "2027-01-04T13:00:00Z", "2027-01-04T13:00:00Z"],
            events.Select(e => e.Str("at"))
        );
        Assert.Equal(["agent", "system", "system", "system", "system"], events.Select(e => e["actor"].Str("kind")));
        Assert.Equal([brigade.Ann], events[2]["data"]!["onDuty"].Strings());
        Assert.Equal(begun.Text("ticketReference"), events[2]["subject"].Str("reference"));
        var assigned = (await brigade.App.Agent.GetAsync($"{brigade.Ticket}/timeline")).Items.Where(e => e.Str("type") == "ticket.assigned").ToArray();
        Assert.Equal(["2027-01-04T12:10:00Z", "2027-01-04T12:30:00Z", "2027-01-04T13:00:00Z"], assigned.Select(e => e.Str("at")));
    }

    [Fact]
    public async Task A_jump_of_the_clock_calls_on_the_same_people_at_the_same_times()
    {
        await using var brigade = await Brigade.SetAsync();
        await brigade.Rota.RotationAsync();
        var policy = await brigade.PolicyAsync(1, "PT10H onDuty:{}", "PT12H onDuty:{}");

        var escalation = await brigade.EscalateAsync(policy);
        await brigade.AdvanceAsync("P56D");

        Assert.Equal(
            ["22:00 1.1.1 Ann/- (Ann)", "05 10:00 1.2.1 Ben/- (Ben)", "05 20:00 2.1.1 Ben/- (Ben)", "06 08:00 2.2.1 Ann/- (Ann)"],
            await brigade.TakenAsync(escalation)
        );
        Assert.Equal("exhausted", await brigade.StateAsync(escalation));
    }

    [Fact]
    public async Task An_override_is_on_duty_and_who_has_time_off_is_not()
    {
        await using var brigade = await Brigade.SetAsync();
        var rotation = await brigade.Rota.RotationAsync();
        var policy = await brigade.PolicyAsync(1, "PT10M onDuty:{}", "PT10M onDuty:{}");
        var escalation = await brigade.EscalateAsync(policy);

        await brigade.AdvanceAsync("PT10M");
        (
            await brigade.Rota.ShiftAsync(
                new
                {
                    agentId = brigade.Ben,
                    kind = "override",
                    rotationId = rotation.Text("id"),
                    from = "2027-01-04T12:15:00Z",
                    to = "2027-01-04T14:00:00Z",
                }
            )
        ).ShouldBe(201);
        await brigade.AdvanceAsync("PT10M");
        var away = await brigade.App.Supervisor.PostAsync(
            "/v1/time-off",
            new
            {
                agentId = brigade.Ben,
                from = "2027-01-04T12:25:00Z",
                to = "2027-01-04T14:00:00Z",
            }
        );
        away.ShouldBe(201);
        await brigade.AdvanceAsync("PT10M");

        Assert.Equal(
            ["12:10 1.1.1 Ann/- (Ann)", "12:20 1.2.1 Ben/- (Ben)", "12:30 2.1.1 nobody_on_duty", "12:30 2.2.1 nobody_on_duty"],
            await brigade.TakenAsync(escalation)
        );
        Assert.Equal("Ben/-", await brigade.HolderAsync());
    }

    [Fact]
    public async Task Of_several_on_duty_the_one_whose_duty_ends_last_is_given_the_ticket_and_all_are_named()
    {
        await using var brigade = await Brigade.SetAsync();
        await brigade.Rota.RotationAsync();
        foreach (var (agent, to) in new[] { (brigade.Ben, "2027-01-05T07:00:00Z"), (brigade.Cai, "2027-01-04T14:00:00Z") })
            (
                await brigade.Rota.ShiftAsync(
                    new
                    {
                        agentId = agent,
                        kind = "shift",
                        from = "2027-01-04T12:05:00Z",
                        to,
                        channels = new[] { "chat" },
                        languages = new[] { "en" },
                    }
                )
            ).ShouldBe(201);
        var policy = await brigade.PolicyAsync(0, "PT10M onDuty:{}");

        var escalation = await brigade.EscalateAsync(policy);
        await brigade.AdvanceAsync("PT10M");

        Assert.Equal(["12:10 1.1.1 Ann/- (Ann, Ben, Cai)"], await brigade.TakenAsync(escalation));
    }

    [Theory]
    [InlineData("{}", "en", "Ann/- (Ann)")]
    [InlineData("{}", "en-GB", "Ann/- (Ann)")]
    [InlineData("{}", "fr", "nobody_on_duty")]
    [InlineData("""{"language":"en"}""", "fr", "Ann/- (Ann)")]
    [InlineData("""{"language":"de"}""", "en", "nobody_on_duty")]
    [InlineData("""{"channel":"chat"}""", "en", "Ann/- (Ann)")]
    [InlineData("""{"channel":"phone"}""", "en", "nobody_on_duty")]
    public async Task Whoever_serves_the_channel_and_the_language_that_are_named_or_those_of_the_ticket(string duty, string language, string calledOn)
    {
        await using var brigade = await Brigade.SetAsync(new { language });
        await brigade.Rota.RotationAsync();
        var policy = await brigade.PolicyAsync(0, $"PT10M onDuty:{duty}");

        var escalation = await brigade.EscalateAsync(policy);
        await brigade.AdvanceAsync("PT10M");

        Assert.Equal([$"12:10 1.1.1 {calledOn}"], await brigade.TakenAsync(escalation));
    }

    [Fact]
    public async Task Nobody_there_means_the_next_step_at_once_and_the_event_says_so()
    {
        await using var brigade = await Brigade.SetAsync();
        var key = $"t{Guid.NewGuid():N}"[..20];
        (await brigade.App.Admin.PostAsync("/v1/teams", new { key, name = "Soon empty" })).ShouldBe(201);
        var member = (await brigade.App.Admin.PostAsync("/v1/agents", new { name = "Member", team = key })).Text("id");
        var policy = await brigade.PolicyAsync(
            0,
            $"PT10M agent:{brigade.Cai} ×3",
            "PT1H onDuty:{}",
            $"PT1H team:{key}",
            $"PT1H agent:{brigade.Ben}",
            "PT1H management"
        );
        var escalation = await brigade.EscalateAsync(policy);
        await brigade.AdvanceAsync("PT5M");
        foreach (var agent in new[] { brigade.Cai, member })
            (await brigade.App.Admin.PatchAsync($"/v1/agents/{agent}", new { active = false }, ("If-Match", "*"))).ShouldBe(200);

        await brigade.AdvanceAsync("PT5M");

        Assert.Equal(
            ["12:10 1.1.1 agent_inactive", "12:10 1.2.1 nobody_on_duty", "12:10 1.3.1 team_empty", "12:10 1.4.1 Ben/-"],
            await brigade.TakenAsync(escalation)
        );
        Assert.Equal("2027-01-04T13:10:00Z", (await brigade.ReadAsync(escalation))["next"].Str("at"));
        Assert.Equal(
            ["agent_inactive", "nobody_on_duty", "team_empty", null],
            (await brigade.EventsAsync(escalation)).Skip(1).Select(e => e["data"].Str("passedOver"))
        );
    }

    [Fact]
    public async Task Nobody_at_all_is_not_asked_for_again_at_once()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(2, "PT0S onDuty:{}", "PT15M onDuty:{}");

        var escalation = await brigade.EscalateAsync(policy);
        await brigade.AdvanceAsync("PT1H");

        Assert.Equal(
            ["12:00 1.1.1", "12:00 1.2.1", "12:15 2.1.1", "12:15 2.2.1", "12:30 3.1.1", "12:30 3.2.1"],
            (await brigade.TakenAsync(escalation)).Select(t => t.Replace(" nobody_on_duty", ""))
        );
        Assert.Equal("exhausted", await brigade.StateAsync(escalation));
        Assert.Equal("-/-", await brigade.HolderAsync());
    }

    [Fact]
    public async Task Steps_are_repeated_and_all_of_them_start_over()
    {
        await using var brigade = await Brigade.SetAsync();
        var repeated = await brigade.EscalateAsync(await brigade.PolicyAsync(1, "PT10M management ×1", "PT20M management"));
        var atOnce = await brigade.EscalateAsync(await brigade.PolicyAsync(1, "PT0S management", "PT0S management", "PT15M management", "PT5M management"));

        await brigade.AdvanceAsync("PT10H");

        Assert.Equal(
            ["12:10 1.1.1", "12:20 1.1.2", "12:40 1.2.1", "12:50 2.1.1", "13:00 2.1.2", "13:20 2.2.1"],
            (await brigade.TakenAsync(repeated)).Select(t => t.Replace(" -/-", ""))
        );
        Assert.Equal(
            ["12:00 1.1.1", "12:00 1.2.1", "12:15 1.3.1", "12:20 1.4.1", "12:35 2.1.1", "12:35 2.2.1", "12:50 2.3.1", "12:55 2.4.1"],
            (await brigade.TakenAsync(atOnce)).Select(t => t.Replace(" -/-", ""))
        );
        Assert.Equal("-/-", await brigade.HolderAsync());
    }

    [Fact]
    public async Task A_clock_starts_it_once_and_notes_that_there_was_cause_again()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, "PT10M management", "PT10M management");

        await brigade.GiveCauseAsync(policy, EscalationCauseKind.Warning);
        await brigade.AdvanceAsync("PT12M");
        await brigade.App.Agent.PostAsync($"{brigade.Ticket}/messages", new { body = "Note", visibility = "internal" });
        await brigade.GiveCauseAsync(policy, EscalationCauseKind.Breach);

        var escalation = await brigade.OnlyAsync();
        var read = await brigade.ReadAsync(escalation);
        Assert.Equal(("warning", "first_response", null), (read["cause"].Str("kind"), read["cause"].Str("clock"), read["cause"].Str("reason")));
        Assert.Equal(("system", "2027-01-04T12:00:00Z"), (read["startedBy"].Str("kind"), read.Text("startedAt")));
        Assert.Equal("2027-01-04T12:20:00Z", read["next"].Str("at"));
        var prompted = (await brigade.EventsAsync(escalation))[2];
        Assert.Equal(("escalation.prompted", "2027-01-04T12:12:00Z", "breach"), (prompted.Str("type"), prompted.Str("at"), prompted["data"].Str("cause")));
        await brigade.AdvanceAsync("PT8M");
        Assert.Equal("exhausted", await brigade.StateAsync(escalation));

        await brigade.App.Agent.PostAsync($"{brigade.Ticket}/messages", new { body = "Note", visibility = "internal" });
        await brigade.GiveCauseAsync(policy, EscalationCauseKind.Breach);
        Assert.Equal(["running", "exhausted"], (await brigade.OfTicketAsync()).Select(e => e.Str("state")));
    }

    [Fact]
    public async Task A_cause_from_before_the_ticket_was_solved_starts_nothing()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, "PT10M management");
        var version = (long)(await brigade.App.Agent.GetAsync(brigade.Ticket))["version"]!;
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/solve")).ShouldBe(200);
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/reopen")).ShouldBe(200);

        await brigade.GiveCauseAsync(policy, EscalationCauseKind.Breach, version);
        Assert.Empty(await brigade.OfTicketAsync());
        await brigade.GiveCauseAsync(policy, EscalationCauseKind.Breach);
        Assert.Single(await brigade.OfTicketAsync());
    }

    [Fact]
    public async Task A_policy_that_was_deleted_since_still_calls_on()
    {
        await using var brigade = await Brigade.SetAsync();
        var deleted = await brigade.PolicyAsync(0, "PT10M management");
        (await brigade.App.Admin.SendAsync(HttpMethod.Delete, $"/v1/escalation-policies/{deleted}", null, ("If-Match", "*"))).ShouldBe(204);

        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/escalate", Brigade.Handover(deleted))).ShouldRefuse("policyId", "not_found");
        await brigade.GiveCauseAsync(deleted, EscalationCauseKind.Breach);
        await brigade.AdvanceAsync("PT10M");

        Assert.Equal(["12:10 1.1.1 -/-"], await brigade.TakenAsync(await brigade.OnlyAsync()));
    }

    [Fact]
    public async Task A_step_that_comes_again_leaves_the_ticket_with_whoever_of_the_team_took_it()
    {
        await using var brigade = await Brigade.SetAsync();
        var key = $"t{Guid.NewGuid():N}"[..20];
        (await brigade.App.Admin.PostAsync("/v1/teams", new { key, name = "Rescue" })).ShouldBe(201);
        var member = (await brigade.App.Admin.PostAsync("/v1/agents", new { name = "Dee", team = key })).Text("id");
        await brigade.EscalateAsync(await brigade.PolicyAsync(1, $"PT10M team:{key} ×2"));
        async Task TakesAsync(string agentId) =>
            (await brigade.App.Supervisor.PostAsync($"{brigade.Ticket}/assign", new { agentId, team = key })).ShouldBe(200);

        await TakesAsync(member);
        await brigade.AdvanceAsync("PT10M");
        Assert.Equal($"-/{key}", await brigade.HolderAsync());
        await TakesAsync(member);
        await brigade.AdvanceAsync("PT10M");
        Assert.Equal($"Dee/{key}", await brigade.HolderAsync());
        await brigade.AdvanceAsync("PT20M");
        Assert.Equal($"Dee/{key}", await brigade.HolderAsync());
        await TakesAsync(brigade.Cai);
        await brigade.AdvanceAsync("PT10M");
        Assert.Equal($"-/{key}", await brigade.HolderAsync());
        Assert.Equal(
            [null, member, member, member, null],
            (await brigade.ReadAsync(await brigade.OnlyAsync()))["taken"]!.AsArray().Select(t => t.Str("assignee"))
        );
    }

    [Fact]
    public async Task A_step_that_comes_again_leaves_the_ticket_with_whoever_on_duty_took_it()
    {
        await using var brigade = await Brigade.SetAsync();
        await brigade.Rota.RotationAsync();
        await OnShiftAsync(brigade, brigade.Ben);
        await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT10M onDuty:{} ×1"));

        await brigade.AdvanceAsync("PT10M");
        Assert.Equal("Ann/-", await brigade.HolderAsync());
        (await brigade.App.Supervisor.PostAsync($"{brigade.Ticket}/assign", new { agentId = brigade.Ben })).ShouldBe(200);
        await brigade.AdvanceAsync("PT10M");

        Assert.Equal("Ben/-", await brigade.HolderAsync());
        Assert.Equal(["12:10 1.1.1 Ann/- (Ann, Ben)", "12:20 1.1.2 Ben/- (Ben, Ann)"], await brigade.TakenAsync(await brigade.OnlyAsync()));
    }

    [Fact]
    public async Task Of_very_many_on_duty_the_first_are_named()
    {
        await using var brigade = await Brigade.SetAsync();
        for (var i = 0; i < 22; i++)
            await OnShiftAsync(brigade, await brigade.Rota.AgentAsync($"Agent{i}", "en"), end: i);
        await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT10M onDuty:{}"));

        await brigade.AdvanceAsync("PT10M");

        var taken = (await brigade.ReadAsync(await brigade.OnlyAsync()))["taken"]![0]!;
        Assert.Equal((20, taken.Str("assignee")), (taken["onDuty"]!.AsArray().Count, taken["onDuty"].Strings()[0]));
    }

    [Fact]
    public async Task What_the_policy_said_at_the_start_counts()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, "PT10M management", "PT10M management");
        var escalation = await brigade.EscalateAsync(policy);
        var path = $"/v1/escalation-policies/{policy}";

        (
            await brigade.App.Admin.PatchAsync(
                path,
                new JsonObject { ["name"] = "Other", ["steps"] = JsonNode.Parse("""[{ "after": "PT1M", "to": { "team": "funds" } }]""") },
                ("If-Match", "*")
            )
        ).ShouldBe(200);
        await brigade.AdvanceAsync("PT10M");
        (await brigade.App.Admin.SendAsync(HttpMethod.Delete, path, null, ("If-Match", "*"))).ShouldBe(204);
        await brigade.AdvanceAsync("PT10M");

        Assert.Equal(["12:10 1.1.1 -/-", "12:20 1.2.1 -/-"], await brigade.TakenAsync(escalation));
        Assert.Equal("Fire", (await brigade.ReadAsync(escalation)).Text("policy"));
    }

    private static async Task OnShiftAsync(Brigade brigade, string agentId, int end = 0) =>
        (
            await brigade.Rota.ShiftAsync(
                new
                {
                    agentId,
                    kind = "shift",
                    from = "2027-01-04T12:00:00Z",
                    to = $"2027-01-04T14:{end:D2}:00Z",
                    channels = new[] { "chat" },
                    languages = new[] { "en" },
                }
            )
        ).ShouldBe(201);
}
