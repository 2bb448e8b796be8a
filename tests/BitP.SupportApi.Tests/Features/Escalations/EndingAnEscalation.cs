namespace BitP.SupportApi.Tests.Features.Escalations;

/// <summary>An escalation ends when somebody acknowledges it, and with the solution of its ticket.</summary>
public sealed class EndingAnEscalation
{
    [Fact]
    public async Task Who_acknowledges_stops_it_and_is_noted()
    {
        await using var brigade = await Brigade.SetAsync();
        var escalation = await brigade.EscalateAsync(await brigade.PolicyAsync(3, $"PT10M agent:{brigade.Ann}", $"PT10M agent:{brigade.Ben}"));
        await brigade.AdvanceAsync("PT11M");
        Assert.Equal(["acknowledge"], (await brigade.ReadAsync(escalation))["allowedTransitions"].Strings());

        (await brigade.App.Agent.PostAsync($"{escalation}/acknowledge", null, ("If-Match", "\"7\""))).ShouldBeProblem(412, "version_mismatch");
        var acknowledged = await brigade.App.Agent.PostAsync($"{escalation}/acknowledge", null, ("If-Match", "\"2\""));

        acknowledged.ShouldBe(200);
        Assert.Equal(("acknowledged", "2027-01-04T12:11:00Z", "\"3\""), (acknowledged.Text("state"), acknowledged.Text("overSince"), acknowledged.VersionTag));
        Assert.Equal(("agent", "Mei Lin"), (acknowledged["acknowledgedBy"].Str("kind"), acknowledged["acknowledgedBy"].Str("name")));
        Assert.Empty(acknowledged["allowedTransitions"]!.AsArray());
        Assert.Null(acknowledged["next"]);
        var again = await brigade.App.Supervisor.PostAsync($"{escalation}/acknowledge");
        again.ShouldBeProblem(409, "escalation_not_running");
        Assert.Empty(again["allowedTransitions"]!.AsArray());
        await brigade.AdvanceAsync("P1D");
        Assert.Equal(["12:10 1.1.1 Ann/-"], await brigade.TakenAsync(escalation));
        Assert.Equal("Ann/-", await brigade.HolderAsync());
        var told = (await brigade.EventsAsync(escalation))[^1];
        Assert.Equal(("escalation.acknowledged", "Mei Lin"), (told.Str("type"), told["actor"].Str("name")));
    }

    [Fact]
    public async Task One_that_is_exhausted_can_be_acknowledged()
    {
        await using var brigade = await Brigade.SetAsync();
        var escalation = await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT10M management"));
        await brigade.AdvanceAsync("PT10M");
        Assert.Equal("exhausted", await brigade.StateAsync(escalation));

        (await brigade.App.Supervisor.PostAsync($"{escalation}/acknowledge")).ShouldBe(200);

        Assert.Equal("acknowledged", await brigade.StateAsync(escalation));
        await brigade.AdvanceAsync("P1D");
        Assert.Single(await brigade.TakenAsync(escalation));
    }

    [Theory]
    [InlineData("solve")]
    [InlineData("solve", "close")]
    [InlineData("solve", "reopen")]
    public async Task The_solution_of_the_ticket_ends_it_for_good(params string[] steps)
    {
        await using var brigade = await Brigade.SetAsync();
        var escalation = await brigade.EscalateAsync(await brigade.PolicyAsync(3, "PT10M management", $"PT10M agent:{brigade.Ben}"));
        await brigade.AdvanceAsync("PT15M");
        foreach (var step in steps)
            (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/{step}")).ShouldBe(200);

        await brigade.AdvanceAsync("P1D");

        var ended = await brigade.ReadAsync(escalation);
        Assert.Equal(("ended", "2027-01-04T12:15:00Z"), (ended.Text("state"), ended.Text("overSince")));
        Assert.Equal(["12:10 1.1.1 -/-"], await brigade.TakenAsync(escalation));
        Assert.Equal("-/-", await brigade.HolderAsync());
        var told = (await brigade.EventsAsync(escalation))[^1];
        Assert.Equal(("escalation.ended", "2027-01-04T12:15:00Z"), (told.Str("type"), told.Str("at")));
        (await brigade.App.Agent.PostAsync($"{escalation}/acknowledge")).ShouldBeProblem(409, "escalation_not_running");
    }

    [Fact]
    public async Task It_ends_with_the_solution_and_not_with_the_next_step()
    {
        await using var brigade = await Brigade.SetAsync();
        var escalation = await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT10M management"));
        var other = await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT20M management"));
        await brigade.UntilSolutionsAreReadAsync();
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/solve")).ShouldBe(200);

        foreach (var path in new[] { escalation, other })
            await Polling.UntilAsync(async () => await brigade.StateAsync(path) == "ended", "the end of the escalation");

        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/reopen")).ShouldBe(200);
        var anew = await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT10M management"));
        await brigade.AdvanceAsync("PT1H");
        Assert.Empty(await brigade.TakenAsync(escalation));
        Assert.Equal(["12:10 1.1.1 -/-"], await brigade.TakenAsync(anew));
    }

    [Fact]
    public async Task One_that_the_solution_has_ended_is_in_nobodys_way()
    {
        await using var brigade = await Brigade.SetAsync();
        var policy = await brigade.PolicyAsync(0, "PT1H management");
        var first = await brigade.EscalateAsync(policy);
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/solve")).ShouldBe(200);
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/reopen")).ShouldBe(200);

        var anew = await brigade.EscalateAsync(policy);

        Assert.Equal(["running", "ended"], (await brigade.OfTicketAsync()).Select(e => e.Str("state")).OrderDescending());
        Assert.Equal(("ended", "running"), (await brigade.StateAsync(first), await brigade.StateAsync(anew)));
        await brigade.AdvanceAsync("PT1H");
        Assert.Empty(await brigade.TakenAsync(first));
        Assert.Single(await brigade.TakenAsync(anew));
    }

    [Fact]
    public async Task Who_is_later_than_the_solution_acknowledges_nothing()
    {
        await using var brigade = await Brigade.SetAsync();
        var escalation = await brigade.EscalateAsync(await brigade.PolicyAsync(0, "PT1H management"));
        (await brigade.App.Agent.PostAsync($"{brigade.Ticket}/solve")).ShouldBe(200);

        (await brigade.App.Agent.PostAsync($"{escalation}/acknowledge")).ShouldBeProblem(409, "escalation_not_running");

        await brigade.AdvanceAsync("PT1H");
        Assert.Equal("ended", await brigade.StateAsync(escalation));
    }
}
