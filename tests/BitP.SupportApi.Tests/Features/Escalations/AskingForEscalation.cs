using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Escalations;

/// <summary>A customer who wants to speak to a manager says why once, and sees whether somebody comes.</summary>
public sealed class AskingForEscalation
{
    private static readonly JsonObject Plea = new() { ["reason"] = "I want to speak to a manager.", ["summary"] = "It burns, and nobody has come." };

    [Theory]
    [InlineData("customer")]
    [InlineData("partner")]
    [InlineData("agent")]
    public async Task Management_is_told_at_once_and_whoever_asked_sees_that_somebody_sees_to_it(string kind)
    {
        await using var brigade = await Brigade.SetAsync();
        var caller = brigade.Desk.By(kind);
        var ticket = await brigade.App.Agent.GetAsync(brigade.Ticket);

        var asked = await caller.PostAsync($"{brigade.Ticket}/escalations", Plea);

        asked.ShouldBe(201);
        Assert.Equal($"{brigade.Ticket}/escalations", asked.Header("Location"));
        Assert.Equal(
            ("I want to speak to a manager.", "It burns, and nobody has come.", "2027-01-04T12:00:00Z", "waiting", null),
            (asked.Text("reason"), asked.Text("summary"), asked.Text("requestedAt"), asked.Text("state"), asked.Json.Str("overSince"))
        );
        Assert.Equal((ticket.Text("id"), ticket.Text("reference")), (asked.Text("ticketId"), asked.Text("ticketReference")));
        await brigade.AdvanceAsync("PT0S");
        var escalation = await brigade.OnlyAsync();
        var read = await brigade.ReadAsync(escalation);
        Assert.Equal(
            (asked.Text("id"), "request", "running", kind),
            (read.Text("id"), read["cause"].Str("kind"), read.Text("state"), read["startedBy"].Str("kind"))
        );
        Assert.Equal("I want to speak to a manager.", read["cause"].Str("reason"));
        Assert.Equal(["12:00 1.1.1 -/-"], await brigade.TakenAsync(escalation));

        await brigade.AdvanceAsync("PT5M");
        (await brigade.App.Supervisor.PostAsync($"{escalation}/acknowledge")).ShouldBe(200);

        foreach (var reader in new[] { brigade.Desk.Customer, brigade.Desk.Partner, brigade.App.Agent })
        {
            var seen = Assert.Single((await reader.GetAsync($"{brigade.Ticket}/escalations")).Items)!;
            Assert.Equal((asked.Text("id"), "seen_to", "2027-01-04T12:05:00Z"), (seen.Str("id"), seen.Str("state"), seen.Str("overSince")));
        }
        await brigade.AdvanceAsync("P1D");
        Assert.Single(await brigade.TakenAsync(escalation));
    }

    [Fact]
    public async Task Staff_and_customer_are_told_and_the_customer_of_nothing_else()
    {
        await using var brigade = await Brigade.SetAsync();
        await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT10M management"));
        await brigade.AdvanceAsync("PT1M");
        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBe(201);
        await brigade.AdvanceAsync("PT1M");
        var own = (await brigade.OfTicketAsync()).Single(e => e!["cause"].Str("kind") == "request")!;
        (await brigade.App.Supervisor.PostAsync($"/v1/escalations/{own.Str("id")}/acknowledge")).ShouldBe(200);

        string[] told = ["ticket.opened", "ticket.escalation_requested", "ticket.escalation_seen_to"];
        var feed = await Desk.FeedAsync(brigade.Desk.Partner, "ticket.*,escalation.*", told.Length);
        Assert.Equal(told, feed.Select(e => e.Str("type")));
        Assert.Equal(("customer", own.Str("id")), (feed[1]!["actor"].Str("kind"), feed[1]!["data"].Str("escalationId")));
        var progress = await brigade.Desk.Customer.GetAsync($"{brigade.Ticket}/progress");
        Assert.Equal(told.Reverse(), progress["steps"]!.AsArray().Select(s => s.Str("type")));
        Assert.DoesNotContain("manager", progress.Raw, StringComparison.Ordinal);
        Assert.Equal(
            [.. told.Take(1), "escalation.started", told[1], "escalation.started", "escalation.stepped", told[2], "escalation.acknowledged"],
            (await brigade.App.Agent.GetAsync($"{brigade.Ticket}/timeline"))
                .Items.Select(e => e.Str("type")!)
                .Where(t => !t.StartsWith("sla.", StringComparison.Ordinal))
        );
        var listed = await brigade.Desk.Customer.GetAsync($"{brigade.Ticket}/escalations");
        Assert.Equal(own.Str("id"), Assert.Single(listed.Items).Str("id"));
        foreach (var outside in new[] { brigade.Desk.Customer, brigade.Desk.Partner })
            (await outside.GetAsync($"/v1/escalations/{own.Str("id")}")).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task While_one_waits_another_is_refused_and_named()
    {
        await using var brigade = await Brigade.SetAsync();
        var first = await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea);

        var second = await brigade.Desk.Partner.PostAsync($"{brigade.Ticket}/escalations", Plea, ("Accept-Language", "de"));

        second.ShouldBeProblem(409, "escalation_requested");
        Assert.Equal((first.Text("id"), first.Text("ticketReference")), (second["existing"].Str("id"), second["existing"].Str("reference")));
        Assert.Equal("Die Eskalation der Anfrage wurde bereits verlangt.", second.Text("title"));
        // Nobody has come for a day.
        await brigade.AdvanceAsync("PT24H");
        Assert.Equal("waiting", Assert.Single((await brigade.Desk.Partner.GetAsync($"{brigade.Ticket}/escalations")).Items).Str("state"));
        (await brigade.Desk.Partner.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBe(201);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_taken()
    {
        await using var brigade = await Brigade.SetAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea)));

        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.ShouldBeProblem(409, "escalation_requested"));
    }

    [Fact]
    public async Task A_ticket_takes_five()
    {
        await using var brigade = await Brigade.SetAsync();
        for (var i = 0; i < 5; i++)
        {
            var asked = await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea);
            asked.ShouldBe(201);
            (await brigade.App.Agent.PostAsync($"/v1/escalations/{asked.Text("id")}/acknowledge")).ShouldBe(200);
        }

        var refused = await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea);

        refused.ShouldBeProblem(409, "escalation_request_limit_reached");
        Assert.Contains("5", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(5, (await brigade.Desk.Customer.GetAsync($"{brigade.Ticket}/escalations")).Items.Count);
        (await brigade.Desk.Customer.PostAsync($"{await brigade.OpenAsync()}/escalations", Plea)).ShouldBe(201);
    }

    [Theory]
    [InlineData("solved")]
    [InlineData("closed")]
    public async Task What_is_solved_is_not_escalated_and_ends_what_was_asked_for(string status)
    {
        await using var brigade = await Brigade.SetAsync();
        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBe(201);
        await brigade.AdvanceAsync("PT1M");
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/solve")).ShouldBe(200);
        if (status == "closed")
            (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/close")).ShouldBe(200);

        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBeProblem(409, "escalation_ticket_solved");

        await brigade.AdvanceAsync("PT4H");
        var seen = Assert.Single((await brigade.Desk.Partner.GetAsync($"{brigade.Ticket}/escalations")).Items)!;
        Assert.Equal(("ended", "2027-01-04T12:01:00Z"), (seen.Str("state"), seen.Str("overSince")));
    }

    [Fact]
    public async Task Those_of_others_are_not_there()
    {
        await using var brigade = await Brigade.SetAsync();
        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBe(201);
        var stranger = await brigade.App.NewPartnerAsync();
        var (theirs, _) = await stranger.NewCustomerAsync();
        var (sibling, _) = await brigade.Desk.Partner.NewCustomerAsync("somebody else");
        var before = (await brigade.App.Agent.GetAsync(brigade.Ticket)).Raw;

        foreach (var outside in new[] { stranger, theirs, sibling })
        foreach (var path in new[] { brigade.Ticket, $"/v1/tickets/{(await brigade.App.Agent.GetAsync(brigade.Ticket)).Text("reference")}" })
        {
            (await outside.PostAsync($"{path}/escalations", Plea)).ShouldBeProblem(404, "ticket_not_found");
            (await outside.GetAsync($"{path}/escalations")).ShouldBeProblem(404, "ticket_not_found");
        }
        (await brigade.App.Anonymous.GetAsync($"{brigade.Ticket}/escalations")).ShouldBe(401);
        (await brigade.App.Page.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBe(403);
        Assert.Equal(before, (await brigade.App.Agent.GetAsync(brigade.Ticket)).Raw);
        Assert.Empty(await Desk.FeedAsync(stranger, "ticket.*,escalation.*", 0));
    }

    [Fact]
    public async Task What_is_missing_too_long_or_stale_is_refused_by_name()
    {
        await using var brigade = await Brigade.SetAsync();
        Task<Answer> TryAsync(string member, string? value) =>
            brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Desk.Merge(Desk.Merge([], Plea), new JsonObject { [member] = value }));

        foreach (var (member, longest) in new[] { ("reason", 1000), ("summary", 4000) })
        {
            (await TryAsync(member, null)).ShouldRefuse(member, "required");
            (await TryAsync(member, " \n")).ShouldRefuse(member, "required");
            (await TryAsync(member, new string('a', longest + 1))).ShouldRefuse(member, "too_long");
        }
        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea, ("If-Match", "\"9\""))).ShouldBeProblem(412, "version_mismatch");
        (await brigade.Desk.Customer.PostAsync($"/v1/tickets/{Guid.NewGuid()}/escalations", Plea)).ShouldBeProblem(404, "ticket_not_found");
        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea, ("If-Match", "\"1\""))).ShouldBe(201);
    }

    [Fact]
    public async Task Who_is_called_on_is_for_supervisors_to_settle_and_by_hand_another_policy_is_named()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = (await brigade.App.Supervisor.GetAsync("/v1/escalation-policies")).Items.Single(p => p.Str("purpose") == "requests")!;
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/escalate", Brigade.Handover(policy.Str("id")!))).ShouldRefuse("policyId", "for_requests");
        var steps = JsonNode.Parse($$"""[{ "after": "PT1M", "to": { "agent": "{{brigade.Cai}}" } }]""");
        (
            await brigade.App.Supervisor.PatchAsync($"/v1/escalation-policies/{policy.Str("id")}", new JsonObject { ["steps"] = steps }, ("If-Match", "*"))
        ).ShouldBe(200);

        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBe(201);
        await brigade.AdvanceAsync("PT1M");

        Assert.Equal("Cai/-", await brigade.HolderAsync());
    }

    [Fact]
    public async Task What_came_with_time_before_is_told_before()
    {
        await using var brigade = await Brigade.SetAsync();
        await SleepAsync();
        await brigade.AdvanceAsync("PT3M");
        (await brigade.Desk.Customer.PostAsync($"{brigade.Ticket}/escalations", Plea)).ShouldBe(201);
        await SleepAsync();
        await brigade.AdvanceAsync("PT6M");
        var own = (await brigade.OfTicketAsync()).Single(e => e!["cause"].Str("kind") == "request")!;

        (await brigade.App.Supervisor.PostAsync($"/v1/escalations/{own.Str("id")}/acknowledge")).ShouldBe(200);

        var timeline = (await brigade.App.Agent.GetAsync($"{brigade.Ticket}/timeline")).Items;
        var told = timeline.OrderBy(e => (long)e!["sequence"]!).Where(e => e.Str("type") is not ("escalation.started" or "escalation.step_taken")).ToArray();
        var times = told.Where(e => !e.Str("type")!.StartsWith("escalation.", StringComparison.Ordinal)).Select(e => e.Instant("at")).ToArray();
        Assert.Equal(times.Order(), times);
        var types = told.Select(e => e.Str("type")).ToArray();
        Assert.Contains("sla.breached", types);
        Assert.Contains("ticket.escalation_seen_to", types);

        // As if no node had come to what is due of the ticket yet.
        async Task SleepAsync()
        {
            var reference = (await brigade.App.Agent.GetAsync(brigade.Ticket)).Text("reference");
            await using var db = brigade.App.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
            var slept = await db.Set<DueItem>()
                .Where(d => d.Kind == "ticket.clocks" && d.Subject == reference)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.WakeAt, (DateTimeOffset?)null));
            Assert.Equal(1, slept);
        }
    }
}
