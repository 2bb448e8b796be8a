namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class AssigningATicket
{
    [Fact]
    public async Task An_agent_takes_a_new_one_and_it_is_open()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var mei = await desk.AgentIdAsync();

        var taken = await desk.Agent.PostAsync($"{path}/assign", new { agentId = mei });

        taken.ShouldBe(200);
        Assert.Equal((mei, "Mei Lin"), (taken["assignee"].Str("id"), taken["assignee"].Str("name")));
        Assert.Equal(("funds", "open"), (taken.Text("team"), taken.Text("status")));
        Assert.Equal(taken.Raw, (await desk.Agent.GetAsync(path)).Raw);
        Assert.Equal("\"2\"", taken.VersionTag);
        var told = (await desk.Agent.GetAsync($"{path}/timeline")).Items[^1];
        Assert.Equal("ticket.assigned", told.Str("type"));
        Assert.Equal((null, mei), (told!["data"]!["assignee"].Str("before"), told["data"]!["assignee"].Str("after")));
        Assert.Equal((null, "funds"), (told["data"]!["team"].Str("before"), told["data"]!["team"].Str("after")));
        Assert.Equal(("new", "open"), (told["data"]!["status"].Str("before"), told["data"]!["status"].Str("after")));
    }

    [Fact]
    public async Task An_agent_gives_it_to_nobody_else_but_to_a_team()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var jonas = await desk.AgentIdAsync("Jonas Weber");

        foreach (var other in new[] { jonas, Guid.NewGuid().ToString() })
            (await desk.Agent.PostAsync($"{path}/assign", new { agentId = other, team = "funds" })).ShouldBeProblem(403, "ticket_assignment_not_allowed");
        var given = await desk.Agent.PostAsync($"{path}/assign", new { team = "accounts" });

        given.ShouldBe(200);
        Assert.Equal(("accounts", "new"), (given.Text("team"), given.Text("status")));
        Assert.Null(given["assignee"]);
    }

    [Theory]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task A_lead_gives_it_to_anybody(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("on_hold");
        foreach (var (name, team) in new[] { ("Mei Lin", "funds"), ("Jonas Weber", "accounts") })
        {
            var given = await desk.By(kind).PostAsync($"{path}/assign", new { agentId = await desk.AgentIdAsync(name) });
            given.ShouldBe(200);
            Assert.Equal((name, team, "on_hold"), (given["assignee"].Str("name"), given.Text("team"), given.Text("status")));
        }
        var mixed = await desk.By(kind).PostAsync($"{path}/assign", new { agentId = await desk.AgentIdAsync(), team = "accounts" });
        Assert.Equal(("Mei Lin", "accounts"), (mixed["assignee"].Str("name"), mixed.Text("team")));
        var team2 = await desk.By(kind).PostAsync($"{path}/assign", new { team = "funds" });
        Assert.Equal("funds", team2.Text("team"));
        Assert.Null(team2["assignee"]);
    }

    [Fact]
    public async Task An_agent_without_a_team_leaves_it_with_the_team_that_has_it()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        await desk.Supervisor.PostAsync($"{path}/assign", new { team = "accounts" });
        var lone = await desk.Admin.PostAsync("/v1/agents", new { name = "Lone" });

        var given = await desk.Supervisor.PostAsync($"{path}/assign", new { agentId = lone.Text("id") });

        Assert.Equal(("Lone", "accounts"), (given["assignee"].Str("name"), given.Text("team")));
    }

    [Fact]
    public async Task Who_has_left_or_is_unknown_gets_none()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var gone = await desk.Admin.PostAsync("/v1/agents", new { name = "Gone", active = false });

        foreach (var id in new[] { gone.Text("id"), Guid.NewGuid().ToString() })
            (await desk.Supervisor.PostAsync($"{path}/assign", new { agentId = id })).ShouldRefuse("agentId", "not_found");
        foreach (var team in new[] { "nobody", "none", "", "Funds" })
            (await desk.Supervisor.PostAsync($"{path}/assign", new { team })).ShouldRefuse("team", "not_found");
        (await desk.Supervisor.PostAsync($"{path}/assign", new { team = new string('t', 33) })).ShouldRefuse("team", "too_long");
        (await desk.Supervisor.PostAsync($"{path}/assign", new { })).ShouldRefuse("agentId", "required");
        (await desk.Supervisor.PostAsync($"{path}/assign", new { agentId = "me" })).ShouldRefuse("agentId", "wrong_type");
        Assert.Equal(1, (await desk.Agent.GetAsync(path))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Giving_it_to_who_has_it_is_no_change()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var first = await desk.Agent.PostAsync($"{path}/assign", new { agentId = await desk.AgentIdAsync() });

        var second = await desk.Agent.PostAsync($"{path}/assign", new { agentId = await desk.AgentIdAsync() });

        Assert.Equal(first.Raw, second.Raw);
    }

    [Fact]
    public async Task A_closed_one_is_given_to_nobody()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("closed");

        (await desk.Supervisor.PostAsync($"{path}/assign", new { team = "funds" })).ShouldBeProblem(409, "ticket_closed");
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task Only_staff_assign(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");

        (await desk.By(kind).PostAsync($"{path}/assign", new { team = "funds" })).ShouldBeProblem(403, "actor_not_allowed");
    }
}
