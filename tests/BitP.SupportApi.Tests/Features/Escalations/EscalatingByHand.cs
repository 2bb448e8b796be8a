using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Escalations;

/// <summary>Staff hand a ticket up with a reason and a summary, so that the story is told once.</summary>
public sealed class EscalatingByHand
{
    private static readonly string[] Steps = ["PT10M management"];

    [Fact]
    public async Task The_reason_and_the_summary_are_read_with_it()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, Steps);

        var escalated = await brigade.App.Agent.PostAsync($"{brigade.Ticket}/escalate", Brigade.Handover(policy), ("If-Match", "\"1\""));

        escalated.ShouldBe(201);
        Assert.Equal($"/v1/escalations/{escalated.Text("id")}", escalated.Header("Location"));
        Assert.Equal(
            ("manual", "It has waited for three days.", "It burns."),
            (escalated["cause"].Str("kind"), escalated["cause"].Str("reason"), escalated["cause"].Str("summary"))
        );
        Assert.Equal(("agent", "Mei Lin"), (escalated["startedBy"].Str("kind"), escalated["startedBy"].Str("name")));
        Assert.Equal(policy, escalated.Text("policyId"));
        foreach (var kind in Desk.StaffKinds)
            Assert.Equal(escalated.Raw, (await brigade.Desk.By(kind).GetAsync(escalated.Header("Location")!)).Raw);
        Assert.DoesNotContain("burns", (await brigade.EventsAsync(escalated.Header("Location")!))[0].ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_one_policy_only_one_is_running()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, Steps);
        var first = await brigade.EscalateAsync(policy);

        var second = await brigade.App.Supervisor.PostAsync($"{brigade.Ticket}/escalate", Brigade.Handover(policy));
        second.ShouldBeProblem(409, "escalation_running");
        Assert.Equal(first.Split('/')[^1], second["existing"].Str("id"));
        await brigade.EscalateAsync(await brigade.PolicyAsync(0, Steps));
        (await brigade.App.Agent.PostAsync($"{first}/acknowledge")).ShouldBe(200);
        await brigade.EscalateAsync(policy);

        Assert.Equal(["running", "running", "acknowledged"], (await brigade.OfTicketAsync()).Select(e => e.Str("state")).OrderDescending());
    }

    [Fact]
    public async Task Of_many_at_once_one_begins()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, Steps);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => brigade.App.Agent.PostAsync($"{brigade.Ticket}/escalate", Brigade.Handover(policy)))
        );

        Assert.Single(answers, a => a.Status == 201);
        Assert.All(answers.Where(a => a.Status != 201), a => a.ShouldBeProblem(409, "escalation_running"));
    }

    [Fact]
    public async Task What_is_missing_or_unknown_is_refused_by_name()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, Steps);
        Task<Answer> TryAsync(string member, JsonNode? value) =>
            brigade.App.Agent.PostAsync($"{brigade.Ticket}/escalate", Desk.Merge(Brigade.Handover(policy), new JsonObject { [member] = value }));

        (await TryAsync("policyId", null)).ShouldRefuse("policyId", "required");
        (await TryAsync("policyId", Guid.NewGuid().ToString())).ShouldRefuse("policyId", "not_found");
        foreach (var member in new[] { "reason", "summary" })
        {
            (await TryAsync(member, null)).ShouldRefuse(member, "required");
            (await TryAsync(member, " \n")).ShouldRefuse(member, "required");
        }
        (await TryAsync("reason", new string('a', 1001))).ShouldRefuse("reason", "too_long");
        (await TryAsync("summary", new string('a', 4001))).ShouldRefuse("summary", "too_long");
        (await TryAsync("summary", new string('a', 4000))).ShouldBe(201);
        (await brigade.App.Agent.PostAsync($"/v1/tickets/{Guid.NewGuid()}/escalate", Brigade.Handover(policy))).ShouldBeProblem(404, "ticket_not_found");
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/escalate", Brigade.Handover(policy), ("If-Match", "\"9\""))).ShouldBeProblem(
            412,
            "version_mismatch"
        );
        (await brigade.App.Agent.GetAsync($"/v1/escalations/{Guid.NewGuid()}")).ShouldBeProblem(404, "escalation_not_found");
        (await brigade.App.Agent.PostAsync($"/v1/escalations/{Guid.NewGuid()}/acknowledge")).ShouldBeProblem(404, "escalation_not_found");
    }

    [Theory]
    [InlineData("solved")]
    [InlineData("closed")]
    public async Task What_is_solved_is_not_escalated(string status)
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, Steps);
        var path = await brigade.Desk.OpenInAsync(status);

        (await brigade.App.Agent.PostAsync($"{path}/escalate", Brigade.Handover(policy))).ShouldBeProblem(409, "escalation_ticket_solved");
    }

    [Fact]
    public async Task Partners_and_customers_learn_nothing_of_it()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, Steps);
        Caller[] outside = [brigade.Desk.Partner, brigade.Desk.Customer];
        var before = await Task.WhenAll(outside.Select(caller => caller.GetAsync(brigade.Ticket)));
        var escalation = await brigade.EscalateAsync(policy);
        await brigade.AdvanceAsync("PT10M");

        foreach (var (i, caller) in outside.Index())
        {
            (await caller.PostAsync($"{brigade.Ticket}/escalate", Brigade.Handover(policy))).ShouldBeProblem(403, "actor_not_allowed");
            (await caller.GetAsync("/v1/escalations")).ShouldBeProblem(403, "actor_not_allowed");
            (await caller.GetAsync(escalation)).ShouldBeProblem(403, "actor_not_allowed");
            (await caller.PostAsync($"{escalation}/acknowledge")).ShouldBeProblem(403, "actor_not_allowed");
            Assert.Equal(before[i].Raw, (await caller.GetAsync(brigade.Ticket)).Raw);
        }
        Assert.Equal(3, (await brigade.EventsAsync(escalation)).Length);
        Assert.Equal(["ticket.opened"], (await Desk.FeedAsync(brigade.Desk.Partner, "ticket.*,escalation.*", 1)).Select(e => e.Str("type")));
    }

    [Fact]
    public async Task They_are_listed_by_ticket_and_state_latest_first()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, Steps);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var escalation = await brigade.EscalateAsync(policy);
            ids.Insert(0, escalation.Split('/')[^1]);
            await brigade.AdvanceAsync("PT1M");
            if (i < 4)
                (await brigade.App.Agent.PostAsync($"{escalation}/acknowledge")).ShouldBe(200);
        }
        var elsewhere = await brigade.OpenAsync();
        (await brigade.App.Agent.PostAsync($"{elsewhere}/escalate", Brigade.Handover(policy))).ShouldBe(201);
        var reference = (await brigade.App.Agent.GetAsync(brigade.Ticket)).Text("reference");

        async Task<string[]> ListAsync(string query)
        {
            var listed = await brigade.App.Agent.GetAsync($"/v1/escalations?{query}");
            listed.ShouldBe(200);
            return [.. listed.Items.Select(e => e.Str("id")!)];
        }
        Assert.Equal(ids, await ListAsync($"ticketId={reference}"));
        Assert.Equal(ids, await ListAsync($"ticketId={brigade.Ticket.Split('/')[^1]}"));
        Assert.Equal(ids[1..], await ListAsync($"ticketId={reference}&state=acknowledged,ended"));
        Assert.Equal(2, (await ListAsync("state=running")).Length);
        Assert.Empty(await ListAsync($"ticketId={Guid.NewGuid()}"));
        var walked = new List<string>();
        for (var next = $"ticketId={reference}&limit=2"; next is not null; )
        {
            var page = await brigade.App.Agent.GetAsync($"/v1/escalations?{next}");
            walked.AddRange(page.Items.Select(e => e.Str("id")!));
            next = page.Json.Str("nextCursor") is { } cursor ? $"ticketId={reference}&limit=2&cursor={cursor}" : null;
        }
        Assert.Equal(ids, walked);
        (await brigade.App.Agent.GetAsync("/v1/escalations?ticketId=nonsense")).ShouldRefuse("ticketId", "format");
        (await brigade.App.Agent.GetAsync("/v1/escalations?state=over")).ShouldRefuse("state", "wrong_type");
    }
}
