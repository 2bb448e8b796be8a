namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class TakingTheStepsOfALife
{
    // The whole life of a ticket. Staff: agents, supervisors, admins. Outside: partners and customers.
    private const string Table = """
        status    step    staff     outside
        new       wait    pending   403
        new       hold    on_hold   403
        new       solve   solved    solved
        new       close   409       409
        new       reopen  409       409
        open      wait    pending   403
        open      hold    on_hold   403
        open      solve   solved    solved
        open      close   409       409
        open      reopen  409       409
        pending   wait    409       403
        pending   hold    on_hold   403
        pending   solve   solved    solved
        pending   close   409       409
        pending   reopen  open      409
        on_hold   wait    pending   403
        on_hold   hold    409       403
        on_hold   solve   solved    solved
        on_hold   close   409       409
        on_hold   reopen  open      409
        solved    wait    409       403
        solved    hold    409       403
        solved    solve   409       409
        solved    close   closed    closed
        solved    reopen  open      open
        closed    wait    409       403
        closed    hold    409       403
        closed    solve   409       409
        closed    close   409       409
        closed    reopen  409       409
        """;

    private static readonly Dictionary<string, string> Events = new()
    {
        ["wait"] = "ticket.marked_pending",
        ["hold"] = "ticket.put_on_hold",
        ["solve"] = "ticket.solved",
        ["close"] = "ticket.closed",
        ["reopen"] = "ticket.reopened",
    };

    // Its clock stands, so that what clocks of tickets show is the same when it is read again.
    private static readonly Lazy<Task<Desk>> Shared = new(async () =>
    {
        var app = await SupportApp.StartAsync();
        await app.StopClockAsync();
        return await Desk.SetAsync(app);
    });

    public static TheoryData<string, string, string, string> Steps
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var row in Table.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            foreach (var kind in Desk.Kinds)
                data.Add(row[0], row[1], kind, Desk.StaffKinds.Contains(kind) ? row[2] : row[3]);
            return data;
        }
    }

    private static string[] Allowed(string status, string kind) =>
        [.. Steps.Where(s => (string)s[0] == status && (string)s[2] == kind && !((string)s[3]).StartsWith('4')).Select(s => (string)s[1])];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Each_step_leads_where_the_table_says_or_nowhere(string status, string step, string kind, string outcome)
    {
        var desk = await Shared.Value;
        var path = await desk.OpenInAsync(status);
        var caller = desk.By(kind);
        var before = await caller.GetAsync(path);
        Assert.Equal(Allowed(status, kind).Order(), before["allowedTransitions"].Strings().Order());

        var answer = await caller.PostAsync($"{path}/{step}", new { reason = "Because." });

        var after = await caller.GetAsync(path);
        if (outcome is "403" or "409")
        {
            answer.ShouldBeProblem(int.Parse(outcome, null), outcome == "403" ? "actor_not_allowed" : "ticket_status_not_allowed");
            if (outcome == "409")
                Assert.Equal(Allowed(status, kind).Order(), answer["allowedTransitions"].Strings().Order());
            Assert.Equal(before.Raw, after.Raw);
            return;
        }
        answer.ShouldBe(200);
        Assert.Equal(after.Raw, answer.Raw);
        Assert.Equal(after.ETag, answer.ETag);
        Assert.Equal(outcome, after.Text("status"));
        Assert.Equal(Allowed(outcome, kind).Order(), after["allowedTransitions"].Strings().Order());
        Assert.Equal(outcome is "solved" or "closed", after["solvedAt"] is not null);
        Assert.Equal(outcome is "closed", after["closedAt"] is not null);
        Assert.Equal(outcome is "solved" or "closed", after["dueAt"] is null);
        var timeline = (await desk.Agent.GetAsync($"{path}/timeline")).Items;
        var last = timeline.Last(e => e.Str("type") == Events[step]);
        Assert.Equal(kind, last!["actor"].Str("kind"));
        Assert.Equal(timeline.Count(e => Desk.StaffKinds.Contains(kind) || e.Str("visibility") == "customer"), after["version"]!.GetValue<int>());
        Assert.Equal((status, outcome), (last["data"]!["status"].Str("before"), last["data"]!["status"].Str("after")));
        Assert.Equal("Because.", last["data"].Str("reason"));
    }

    [Fact]
    public async Task A_step_needs_no_body_and_takes_a_reason_of_a_thousand_characters()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await desk.Agent.PostAsync($"{path}/wait")).ShouldBe(200);
        (await desk.Agent.PostAsync($"{path}/hold", new { reason = new string('r', 1001) })).ShouldRefuse("reason", "too_long");
        (await desk.Agent.PostAsync($"{path}/hold", new { because = "?" })).ShouldRefuse("because", "unknown");
        (await desk.Agent.PostAsync($"{path}/hold", new { reason = new string('r', 1000) })).ShouldBe(200);
    }

    [Fact]
    public async Task Who_has_seen_an_old_version_changes_nothing()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("open");
        var version = (await desk.Agent.GetAsync(path))["version"]!.GetValue<int>();

        foreach (var step in new[] { "wait", "hold", "solve", "assign", "messages" })
        {
            object body = step switch
            {
                "assign" => new { team = "funds" },
                "messages" => new { body = "Hello" },
                _ => new { },
            };
            var stale = await desk.Agent.PostAsync($"{path}/{step}", body, ("If-Match", "\"1\""));
            stale.ShouldBeProblem(412, "version_mismatch");
            Assert.Equal(version, stale["currentVersion"]!.GetValue<int>());
        }
        (await desk.Agent.PostAsync($"{path}/solve", null, ("If-Match", $"\"{version}\""))).ShouldBe(200);
    }
}
