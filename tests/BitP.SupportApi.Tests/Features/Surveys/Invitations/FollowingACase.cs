using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Tests.Features.Complaints;
using BitP.SupportApi.Tests.Features.Complaints.Integrity;
using BitP.SupportApi.Tests.Features.Complaints.Retention;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>What becomes of a case after its end: it goes on, is corrected, or is deleted.</summary>
public sealed class FollowingACase
{
    [Theory]
    [InlineData("reopen")]
    [InlineData("messages")]
    public async Task A_ticket_that_goes_on_is_not_asked_about_before_its_next_end(string how)
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ticket = await desk.SolveAsync();
        var first = await desk.InvitationAsync(survey, ticket);

        await desk.App.AdvanceAsync("PT1H");
        var again = await desk.Partner.PostAsync($"{ticket}/{how}", how == "messages" ? new { body = "It burns again." } : new { });
        Assert.True(again.Status is 200 or 201, again.ToString());
        await desk.InvitationAsync(survey, ticket, "cancelled");
        await desk.App.AdvanceAsync("PT1H");
        Assert.Equal("reopened", (await desk.ReadAsync(first)).Text("cancellation"));
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);

        var second = await desk.InvitationAsync(survey, ticket, "scheduled");
        Assert.Equal(("2027-01-04T14:00:00Z", "2027-01-04T16:00:00Z"), (second.Str("resolvedAt"), second.Str("sendAt")));
        await desk.App.AdvanceAsync("PT2H");
        Assert.Equal(["sent", "cancelled"], (await desk.InvitationsAsync(survey, ticket)).Select(i => i.Str("state")));
    }

    [Fact]
    public async Task What_was_sent_can_be_answered_though_the_ticket_goes_on_and_stays_with_who_had_resolved_it()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (ann, ben) = (await AgentAsync(desk, "Ann"), await AgentAsync(desk, "Ben"));
        var ticket = await OpenedAsync(desk, ann);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        await desk.InvitationAsync(survey, ticket);
        await desk.App.AdvanceAsync("PT2H");

        (await desk.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId = ben })).ShouldBe(200);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        await desk.InvitationAsync(survey, ticket, "scheduled");

        var invitations = await desk.InvitationsAsync(survey, ticket);
        Assert.Equal(
            [("scheduled", ben, false), ("sent", ann, true)],
            invitations.Select(i => (i.Str("state")!, i["credit"].Str("agentId")!, (bool)i["credit"]!["reopened"]!))
        );
        Assert.NotNull(invitations[1].Str("url"));
    }

    [Fact]
    public async Task It_counts_for_who_had_the_ticket_else_for_who_ended_it()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ann = await AgentAsync(desk, "Ann");
        var had = await OpenedAsync(desk, ann);
        (await desk.App.Agent.PostAsync($"{had}/messages", new { body = "We look into it." })).ShouldBe(201);
        (await desk.App.Agent.PostAsync($"{had}/messages", new { body = "Between us.", visibility = "internal" })).ShouldBe(201);
        (await desk.App.Agent.PostAsync($"{had}/solve")).ShouldBe(200);
        var nobodys = await desk.SolveAsync();
        var customers = await desk.Desk.OpenInAsync("open");
        (await desk.Desk.Customer.PostAsync($"{customers}/solve")).ShouldBe(200);
        var mei = await desk.Desk.AgentIdAsync();

        var credit = (await desk.InvitationAsync(survey, had))["credit"]!;
        Assert.Equal(ann, credit.Str("agentId"));
        Assert.Equal([(mei, 1)], credit["replies"]!.AsArray().Select(r => (r.Str("agentId")!, (int)r!["count"]!)));
        Assert.Equal(mei, (await desk.InvitationAsync(survey, nobodys))["credit"].Str("agentId"));
        Assert.Null((await desk.InvitationAsync(survey, customers))["credit"].Str("agentId"));
    }

    [Fact]
    public async Task A_correction_of_who_had_it_or_what_it_was_about_is_followed_until_it_goes_on()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (ann, ben) = (await AgentAsync(desk, "Ann"), await AgentAsync(desk, "Ben"));
        var ticket = await OpenedAsync(desk, ann);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        var invitation = await desk.InvitationAsync(survey, ticket);
        Assert.Equal((ann, null, "other"), CreditOf(invitation));

        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId = ben, team = "funds" })).ShouldBe(200);
        var version = (await desk.App.Agent.GetAsync(ticket)).VersionTag!;
        (await desk.App.Agent.PatchAsync(ticket, new { category = "feature_question" }, ("If-Match", version))).ShouldBe(200);
        await desk.UntilReadAsync();
        Assert.Equal((ben, "funds", "feature_question"), CreditOf((await desk.ReadAsync(invitation)).Json));
        var corrected = await Desk.FeedAsync(desk.App.Agent, "survey.corrected", 1, invitation.Str("id"));
        Assert.NotEmpty(corrected);
        Assert.Empty(await Desk.FeedAsync(desk.Partner, "survey.corrected", 0, invitation.Str("id")));

        (await desk.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId = ann })).ShouldBe(200);
        await desk.UntilReadAsync();

        Assert.Equal((ben, "funds", "feature_question"), CreditOf((await desk.ReadAsync(invitation)).Json));
    }

    [Fact]
    public async Task Who_reads_late_decides_by_what_was_so_at_the_end()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(
            SurveyDesk.Content with
            {
                Trigger = SurveyDesk.Content.Trigger with { When = new(Category: [TicketCategory.Other]) },
            }
        );
        var (ann, ben) = (await AgentAsync(desk, "Ann"), await AgentAsync(desk, "Ben"));
        await desk.PauseReadingAsync();
        var ticket = await OpenedAsync(desk, ann);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        (await desk.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
        var version = (await desk.App.Agent.GetAsync(ticket)).VersionTag!;
        (await desk.App.Agent.PatchAsync(ticket, new { category = "feature_question" }, ("If-Match", version))).ShouldBe(200);
        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId = ben })).ShouldBe(200);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        Assert.Empty(await desk.InvitationsAsync(survey, ticket));

        await desk.App.AdvanceAsync("PT30M");
        await desk.InvitationAsync(survey, ticket, "suppressed");
        await desk.UntilReadAsync();

        var invitations = (await desk.InvitationsAsync(survey, ticket)).OrderBy(i => i.Str("state")).ToArray();
        Assert.Equal(["cancelled", "suppressed"], invitations.Select(i => i.Str("state")));
        Assert.Equal((ann, null, "other"), CreditOf(invitations[0]));
        Assert.Equal(((string, string?, string))(ben, null, "feature_question"), CreditOf(invitations[1]));
    }

    [Fact]
    public async Task What_is_due_before_the_reader_gets_there_looks_for_itself()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Content with { Trigger = SurveyDesk.Content.Trigger with { Delay = TimeSpan.FromMinutes(10) } });
        var ticket = await desk.SolveAsync();
        var invitation = await desk.InvitationAsync(survey, ticket);
        await desk.PauseReadingAsync();
        (await desk.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);

        await desk.App.AdvanceAsync("PT10M");

        var cancelled = await desk.ReadAsync(invitation);
        Assert.Equal(("cancelled", "reopened"), (cancelled.Text("state"), cancelled.Text("cancellation")));
    }

    [Fact]
    public async Task A_reopened_complaint_is_asked_about_again_when_it_is_closed_again()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Complaints with { Trigger = SurveyDesk.Complaints.Trigger with { Delay = TimeSpan.FromHours(1) } });
        var complaint = await FiledComplaint.FileAsync(desk.App);
        await complaint.CloseAsync();
        await desk.InvitationAsync(survey, complaint.Path, "scheduled");

        (await complaint.DoAsync("reopen", new { reason = "New records." })).ShouldBe(200);
        await desk.InvitationAsync(survey, complaint.Path, "cancelled");
        (await complaint.DoAsync("decide", FiledComplaint.Decision("upheld", null, "It is another case."))).ShouldBe(200);
        (await complaint.DoAsync("close")).ShouldBe(200);

        await desk.InvitationAsync(survey, complaint.Path, "scheduled");
        Assert.Equal(2, (await desk.InvitationsAsync(survey, complaint.Path)).Length);
    }

    [Fact]
    public async Task The_outcome_of_a_complaint_can_be_asked_for()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(
            SurveyDesk.Complaints with
            {
                Trigger = SurveyDesk.Complaints.Trigger with { When = new(Outcome: [ComplaintOutcome.Rejected]) },
            }
        );
        var (upheld, rejected) = (await FiledComplaint.FileAsync(desk.App), await FiledComplaint.FileAsync(desk.App));
        await upheld.CloseAsync();
        await rejected.DecideAsync("rejected");
        (await rejected.DoAsync("close")).ShouldBe(200);

        Assert.Equal("condition", (await desk.InvitationAsync(survey, upheld.Path)).Str("suppression"));
        Assert.Null((await desk.InvitationAsync(survey, rejected.Path)).Str("suppression"));
    }

    [Fact]
    public async Task What_was_written_about_a_complaint_goes_with_its_file()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Complaints with { Expiry = TimeSpan.FromDays(365), ReminderAfter = null });
        var (answered, waiting) = (await CaseFile.ClosedAsync(desk.App), await CaseFile.ClosedAsync(desk.App));
        var told = await desk.InvitationAsync(survey, answered.Path);
        var silent = await desk.InvitationAsync(survey, waiting.Path);
        await desk.App.AdvanceAsync("PT1S");
        await desk.ChangeAsync(
            async (db, now) =>
            {
                var invitation = await db.FindAsync<SurveyInvitation>(Guid.Parse(told.Str("id")!));
                return invitation!.Take(new(1, [], "You are a disgrace.", new Dictionary<string, SurveyAnswerValue>(), now), now);
            }
        );
        Assert.Equal("You are a disgrace.", (await desk.ReadAsync(told))["answer"].Str("comment"));

        await desk.App.StopClockAsync("2032-01-05T00:00:00Z");
        await desk.App.SweepAsync();
        await desk.App.Database.UntilReadAsync("surveys");

        var erased = await desk.ReadAsync(told);
        Assert.Equal((1, null), ((int)erased["answer"]!["rating"]!, erased["answer"].Str("comment")));
        Assert.Equal("expired", (await desk.ReadAsync(silent)).Text("state"));
        Assert.Equal(2, (await Desk.FeedAsync(desk.App.Agent, "survey.answer_erased", 2)).Count);
    }

    [Fact]
    public async Task Nobody_answers_about_a_complaint_whose_file_is_deleted()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Complaints);
        var (answered, waiting) = (await CaseFile.ClosedAsync(desk.App), await CaseFile.ClosedAsync(desk.App));
        var (told, silent) = (await desk.InvitationAsync(survey, answered.Path), await desk.InvitationAsync(survey, waiting.Path));
        await desk.App.AdvanceAsync("PT0S");
        var links = new List<string>();
        foreach (var invitation in new[] { told, silent })
            links.Add($"/v1/survey-responses/{SurveyDesk.TokenOf((await desk.ReadAsync(invitation)).Json)}");
        (await desk.App.Anonymous.PostAsync(links[0], new { rating = 1, comment = "You are a disgrace." })).ShouldBe(200);
        var customer = (await desk.ReadAsync(told)).Text("customerId");

        // Before the links would expire.
        await desk.App.Database.RunAsync("UPDATE complaints SET retain_until = closed_at");
        await desk.App.SweepAsync();
        await desk.App.Database.UntilReadAsync("surveys");

        var (erased, ended) = (await desk.ReadAsync(told), await desk.ReadAsync(silent));
        Assert.Equal(("answered", "cancelled", "case_deleted"), (erased.Text("state"), ended.Text("state"), ended.Text("cancellation")));
        foreach (var invitation in new[] { erased, ended })
            Assert.Equal((null, null, true), (invitation["customerId"], invitation["url"], invitation["erasedAt"] is not null));
        foreach (var link in links)
        {
            (await desk.App.Anonymous.GetAsync(link)).ShouldBeProblem(410, "survey_link_erased");
            (await desk.App.Anonymous.PostAsync(link, new { rating = 2, comment = "A disgrace." })).ShouldBeProblem(410, "survey_link_erased");
        }
        Assert.Empty(await desk.App.Database.TablesWithAsync("a disgrace"));
        Assert.Equal(
            0,
            await desk.App.Database.CountAsync(
                "SELECT count(*) FROM events WHERE subject_kind = 'survey_invitation' AND (customer_id IS NOT NULL OR (actor_kind = 'customer' AND actor_id IS NOT NULL))"
            )
        );
        Assert.NotEmpty(customer);
    }

    private static async Task<string> AgentAsync(SurveyDesk desk, string name)
    {
        var agent = await desk.App.Admin.PostAsync("/v1/agents", new { name });
        agent.ShouldBe(201);
        return agent.Text("id");
    }

    private static async Task<string> OpenedAsync(SurveyDesk desk, string agentId)
    {
        var ticket = $"/v1/tickets/{(await desk.Desk.OpenAsync()).Text("id")}";
        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId })).ShouldBe(200);
        return ticket;
    }

    private static (string, string?, string) CreditOf(JsonNode invitation) =>
        (invitation["credit"].Str("agentId")!, invitation["credit"].Str("team"), invitation["credit"].Str("category")!);
}
