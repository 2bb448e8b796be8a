using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Surveys.Guards;

/// <summary>Whose work an answer is about decides nothing about it, whomever it counts for by then.</summary>
public sealed class JudgingOnesOwnWork
{
    [Fact]
    public async Task Who_had_the_case_is_refused_whatever_is_done_with_it_afterwards()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (jonas, ann) = (await desk.Desk.AgentIdAsync("Jonas Weber"), await AgentAsync(desk, "Ann"));
        var ticket = await OpenedAsync(desk, jonas);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await AnsweredAsync(desk, survey, ticket);
        await ShouldBeRefusedAsync(desk, invitation);

        // Nobody gives away what was answered about them.
        await AssignAsync(desk, ticket, ann, desk.App.Supervisor);
        Assert.Equal(jonas, (await desk.ReadAsync(invitation))["credit"].Str("agentId"));
        Assert.Empty((await desk.ReadAsync(invitation))["suspicions"]!.AsArray());
        (await desk.App.Supervisor.PostAsync($"{SurveyDesk.PathOf(invitation)}/revoke")).ShouldBeProblem(403, "survey_exclusion_own");
        // Somebody else may, there and back.
        foreach (var agent in new[] { jonas, ann, jonas, ann })
        {
            await AssignAsync(desk, ticket, agent);
            Assert.Equal(agent, (await desk.ReadAsync(invitation))["credit"].Str("agentId"));
            await ShouldBeRefusedAsync(desk, invitation);
        }
        // Another end of it, which is somebody else's.
        (await desk.App.Supervisor.PostAsync($"{ticket}/reopen")).ShouldBe(200);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        await desk.InvitationAsync(survey, ticket, "scheduled");
        await ShouldBeRefusedAsync(desk, invitation);

        var path = SurveyDesk.PathOf(invitation);
        (await desk.App.Admin.PostAsync($"{path}/exclude", new { reason = "x" })).ShouldBe(200);
        (await desk.App.Supervisor.PostAsync($"{path}/include", new { reason = "x" })).ShouldBeProblem(403, "survey_exclusion_own");
        await desk.ReadAllAgainAsync();
        (await desk.App.Supervisor.PostAsync($"{path}/include", new { reason = "x" })).ShouldBeProblem(403, "survey_exclusion_own");
    }

    [Fact]
    public async Task Nobody_takes_back_a_survey_about_the_own_work()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ticket = await OpenedAsync(desk, await desk.Desk.AgentIdAsync("Jonas Weber"));
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var path = SurveyDesk.PathOf(await desk.InvitationAsync(survey, ticket));

        (await desk.App.Supervisor.PostAsync($"{path}/revoke")).ShouldBeProblem(403, "survey_exclusion_own");
        (await desk.App.Admin.PostAsync($"{path}/revoke")).ShouldBe(200);
    }

    [Fact]
    public async Task An_agent_takes_no_answer_that_was_given_to_a_colleague()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ann = await AgentAsync(desk, "Ann");
        var ticket = await OpenedAsync(desk, ann);
        (await desk.App.Supervisor.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await AnsweredAsync(desk, survey, ticket);

        await AssignAsync(desk, ticket, await desk.Desk.AgentIdAsync(), desk.App.Agent);

        Assert.Equal(ann, (await desk.ReadAsync(invitation))["credit"].Str("agentId"));
        (await desk.App.Agent.GetAsync(SurveyDesk.PathOf(invitation))).ShouldBeProblem(404, "survey_invitation_not_found");
        await desk.ReadAllAgainAsync();
        Assert.Equal(ann, (await desk.ReadAsync(invitation))["credit"].Str("agentId"));
    }

    [Fact]
    public async Task Who_ended_somebody_elses_case_is_refused()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var ann = await AgentAsync(desk, "Ann");
        var survey = await desk.SurveyAsync();
        var ticket = await OpenedAsync(desk, ann);
        (await desk.App.Supervisor.PostAsync($"{ticket}/solve")).ShouldBe(200);

        var invitation = await AnsweredAsync(desk, survey, ticket);

        Assert.Equal(ann, (await desk.ReadAsync(invitation))["credit"].Str("agentId"));
        await ShouldBeRefusedAsync(desk, invitation);
    }

    [Fact]
    public async Task Who_replied_in_somebody_elses_case_is_refused_also_when_it_is_given_away()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ticket = await OpenedAsync(desk, await AgentAsync(desk, "Ann"));
        (await desk.App.Supervisor.PostAsync($"{ticket}/messages", new { body = "It is what it is." })).ShouldBe(201);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await AnsweredAsync(desk, survey, ticket);

        await ShouldBeRefusedAsync(desk, invitation);
        await AssignAsync(desk, ticket, await AgentAsync(desk, "Ben"));
        await ShouldBeRefusedAsync(desk, invitation);
    }

    [Fact]
    public async Task Who_had_it_for_no_more_than_a_moment_after_its_end_is_refused()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (jonas, ann) = (await desk.Desk.AgentIdAsync("Jonas Weber"), await AgentAsync(desk, "Ann"));
        var ticket = await OpenedAsync(desk, ann);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await AnsweredAsync(desk, survey, ticket);
        await desk.PauseReadingAsync();

        // All of it is read at once, when it is as it was.
        foreach (var agent in new[] { jonas, ann })
            (await desk.App.Admin.PostAsync($"{ticket}/assign", new { agentId = agent })).ShouldBe(200);
        await desk.App.AdvanceAsync("PT30M");
        await desk.UntilReadAsync();

        await ShouldBeRefusedAsync(desk, invitation);
        Assert.Equal(["reassigned"], (await desk.ReadAsync(invitation))["suspicions"].Strings());
    }

    [Fact]
    public async Task Who_gets_it_once_it_goes_on_may_decide_about_what_was_before()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ticket = await OpenedAsync(desk, await AgentAsync(desk, "Ann"));
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await AnsweredAsync(desk, survey, ticket);

        (await desk.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
        await AssignAsync(desk, ticket, await desk.Desk.AgentIdAsync("Jonas Weber"));

        Assert.Empty((await desk.ReadAsync(invitation))["suspicions"]!.AsArray());
        (await desk.App.Supervisor.PostAsync($"{SurveyDesk.PathOf(invitation)}/exclude", new { reason = "x" })).ShouldBe(200);
    }

    [Fact]
    public async Task An_answer_that_counts_for_another_than_when_it_was_given_is_flagged_and_stays_so()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (ann, ben) = (await AgentAsync(desk, "Ann"), await AgentAsync(desk, "Ben"));
        var ticket = await OpenedAsync(desk, ann);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        await desk.InvitationAsync(survey, ticket);

        // Before it was answered, and another team or category, are no more than corrections.
        await AssignAsync(desk, ticket, ben);
        var invitation = await AnsweredAsync(desk, survey, ticket);
        var version = (await desk.App.Agent.GetAsync(ticket)).VersionTag!;
        (await desk.App.Agent.PatchAsync(ticket, new { category = "feature_question" }, ("If-Match", version))).ShouldBe(200);
        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId = ben, team = "funds" })).ShouldBe(200);
        await desk.UntilReadAsync();
        Assert.Empty((await desk.ReadAsync(invitation))["suspicions"]!.AsArray());

        foreach (var agent in new[] { ann, ben })
        {
            await AssignAsync(desk, ticket, agent);
            Assert.Equal(["reassigned"], (await desk.ReadAsync(invitation))["suspicions"].Strings());
        }

        var flagged = Assert.Single(await Desk.FeedAsync(desk.App.Supervisor, "survey.answer_flagged", 1, invitation.Str("id")));
        Assert.Equal(("reassigned", "staff"), (flagged!["data"].Str("suspicion"), flagged.Str("visibility")));
        Assert.Null((await desk.ReadAsync(invitation, desk.Partner))["suspicions"]);
        var before = (await desk.ReadAsync(invitation)).Raw;
        await desk.ReadAllAgainAsync();
        Assert.Equal(before, (await desk.ReadAsync(invitation)).Raw);
    }

    [Fact]
    public async Task Nobodys_case_goes_from_who_ended_it_to_who_gets_it()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ticket = await desk.Desk.OpenInAsync("open");
        (await desk.App.Supervisor.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await AnsweredAsync(desk, survey, ticket);

        await AssignAsync(desk, ticket, await desk.Desk.AgentIdAsync("Jonas Weber"));
        Assert.Empty((await desk.ReadAsync(invitation))["suspicions"]!.AsArray());
        await AssignAsync(desk, ticket, await AgentAsync(desk, "Ann"));

        Assert.Equal(["reassigned"], (await desk.ReadAsync(invitation))["suspicions"].Strings());
        await ShouldBeRefusedAsync(desk, invitation);
    }

    [Fact]
    public async Task Nobody_follows_up_what_was_once_their_own()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (jonas, ann, ben) = (await desk.Desk.AgentIdAsync("Jonas Weber"), await AgentAsync(desk, "Ann"), await AgentAsync(desk, "Ben"));
        var had = await OpenedAsync(desk, jonas);
        (await desk.App.Agent.PostAsync($"{had}/solve")).ShouldBe(200);
        var replied = await OpenedAsync(desk, ann);
        (await desk.App.Supervisor.PostAsync($"{replied}/messages", new { body = "It is what it is." })).ShouldBe(201);
        (await desk.App.Agent.PostAsync($"{replied}/solve")).ShouldBe(200);

        foreach (var ticket in new[] { had, replied })
        {
            var followUp = await FollowUpAsync(desk, await AnsweredAsync(desk, survey, ticket));
            await AssignAsync(desk, ticket, ann);
            await desk.App.Database.UntilReadAsync("survey-follow-ups");
            Assert.Equal("Ann", (await desk.App.Supervisor.GetAsync(followUp))["agent"].Str("name"));

            foreach (
                var (step, body) in new (string, object)[]
                {
                    ("assign", new { ownerId = ben }),
                    ("contact", new { note = "x" }),
                    ("finish", new { result = "no_action", note = "x" }),
                }
            )
                (await desk.App.Supervisor.PostAsync($"{followUp}/{step}", body)).ShouldBeProblem(403, "survey_follow_up_own");
            foreach (var agent in new[] { jonas, ann })
                (await desk.App.Admin.PostAsync($"{followUp}/assign", new { ownerId = agent })).ShouldBeProblem(403, "survey_follow_up_own");
            (await desk.App.Admin.PostAsync($"{followUp}/assign", new { ownerId = ben })).ShouldBe(200);
            (await desk.App.Admin.PostAsync($"{followUp}/finish", new { result = "explained", note = "x" })).ShouldBe(200);
            (await desk.App.Supervisor.PostAsync($"{followUp}/reopen", new { reason = "x" })).ShouldBeProblem(403, "survey_follow_up_own");
        }
    }

    private static async Task ShouldBeRefusedAsync(SurveyDesk desk, JsonNode invitation) =>
        (await desk.App.Supervisor.PostAsync($"{SurveyDesk.PathOf(invitation)}/exclude", new { reason = "x" })).ShouldBeProblem(403, "survey_exclusion_own");

    private static async Task<string> AgentAsync(SurveyDesk desk, string name)
    {
        var agent = await desk.App.Admin.PostAsync("/v1/agents", new { name });
        agent.ShouldBe(201);
        return agent.Text("id");
    }

    private static async Task<string> OpenedAsync(SurveyDesk desk, string agentId)
    {
        // Of a customer of its own, so that nobody is tired of being asked.
        var opened = await desk.Desk.OpenAsync(new { customer = new { externalId = $"c-{Guid.NewGuid():N}" } });
        var ticket = $"/v1/tickets/{opened.Text("id")}";
        (await desk.App.Admin.PostAsync($"{ticket}/assign", new { agentId })).ShouldBe(200);
        return ticket;
    }

    private static async Task AssignAsync(SurveyDesk desk, string ticket, string agentId, Caller? by = null)
    {
        (await (by ?? desk.App.Admin).PostAsync($"{ticket}/assign", new { agentId })).ShouldBe(200);
        await desk.UntilReadAsync();
    }

    /// <summary>The survey about an ended ticket is sent and answered with a low rating; answers its invitation.</summary>
    private static async Task<JsonNode> AnsweredAsync(SurveyDesk desk, Guid survey, string ticket)
    {
        await desk.InvitationAsync(survey, ticket);
        await desk.App.AdvanceAsync("PT2H");
        var invitation = await desk.InvitationAsync(survey, ticket, "sent");
        (await desk.App.Anonymous.PostAsync($"/v1/survey-responses/{SurveyDesk.TokenOf(invitation)}", new { rating = 1 })).ShouldBe(200);
        return invitation;
    }

    private static async Task<string> FollowUpAsync(SurveyDesk desk, JsonNode invitation)
    {
        JsonNode? found = null;
        await Polling.UntilAsync(
            async () =>
                (found = (await desk.App.Admin.GetAsync("/v1/survey-follow-ups")).Items.FirstOrDefault(f => f.Str("invitationId") == invitation.Str("id")))
                    is not null,
            "the follow-up"
        );
        return $"/v1/survey-follow-ups/{found.Str("id")}";
    }
}
