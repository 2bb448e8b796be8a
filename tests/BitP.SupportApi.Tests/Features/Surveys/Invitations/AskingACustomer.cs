using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Invitations;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>A case ends: its customer is asked after the delay, reminded, and not waited for any longer.</summary>
public sealed class AskingACustomer
{
    [Fact]
    public async Task A_solved_ticket_is_asked_about_after_the_delay_reminded_and_expires()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();

        var ticket = await desk.SolveAsync();

        var scheduled = await desk.InvitationAsync(survey, ticket);
        Assert.Equal(
            ("scheduled", "2027-01-04T12:00:00Z", "2027-01-04T14:00:00Z"),
            (scheduled.Str("state"), scheduled.Str("resolvedAt"), scheduled.Str("sendAt"))
        );
        Assert.Equal(("ticket", "en", 1L), (scheduled["subject"].Str("kind"), scheduled.Str("language"), (long)scheduled["surveyVersion"]!));
        Assert.Null(scheduled.Str("url"));

        await desk.App.AdvanceAsync("PT1H59M59S");
        Assert.Equal("scheduled", (await desk.ReadAsync(scheduled)).Text("state"));
        await desk.App.AdvanceAsync("PT1S");
        var sent = await desk.ReadAsync(scheduled);
        Assert.Equal(
            ("sent", "2027-01-04T14:00:00Z", "2027-01-07T14:00:00Z", "2027-01-18T14:00:00Z"),
            (sent.Text("state"), sent.Text("sentAt"), sent.Text("remindAt"), sent.Text("expiresAt"))
        );

        await desk.App.AdvanceAsync("P3D");
        var reminded = await desk.ReadAsync(scheduled);
        Assert.Equal(("sent", "2027-01-07T14:00:00Z"), (reminded.Text("state"), reminded.Text("remindedAt")));
        Assert.Null(reminded["remindAt"]);
        await desk.App.AdvanceAsync("P11D");
        var expired = await desk.ReadAsync(scheduled);
        Assert.Equal("expired", expired.Text("state"));
        Assert.Null(expired["url"]);
        var events = await Desk.FeedAsync(desk.Partner, "survey.*", 4, scheduled.Str("id"));
        Assert.Equal(["survey.scheduled", "survey.invited", "survey.reminded", "survey.expired"], events.Select(e => e.Str("type")));
        Assert.All(events, e => Assert.Equal("system", e!["actor"].Str("kind")));
        Assert.Equal([1L, 2L, 3L, 4L], events.Select(e => (long)e!["sequence"]!));
    }

    [Fact]
    public async Task However_late_a_node_gets_round_to_it_all_happens_at_its_time()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ticket = await desk.SolveAsync();
        var scheduled = await desk.InvitationAsync(survey, ticket);

        // Late for all of it, while it can be answered, and then for its end.
        await desk.App.AdvanceAsync("P14DT1H59M59S");
        await desk.App.AdvanceAsync("P15D");

        var events = await Desk.FeedAsync(desk.Partner, "survey.*", 4, scheduled.Str("id"));
        Assert.Equal(
            [
                ("survey.scheduled", "2027-01-04T12:00:00Z"),
                ("survey.invited", "2027-01-04T14:00:00Z"),
                ("survey.reminded", "2027-01-07T14:00:00Z"),
                ("survey.expired", "2027-01-18T14:00:00Z"),
            ],
            events.Select(e => (e.Str("type")!, e.Str("at")!))
        );
    }

    [Fact]
    public async Task What_could_no_longer_be_answered_is_not_sent()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Content with { MinimumDaysBetween = 30 });
        var scheduled = await desk.InvitationAsync(survey, await desk.SolveAsync());

        await desk.App.AdvanceAsync("P14DT2H");

        var late = await desk.ReadAsync(scheduled);
        Assert.Equal(("cancelled", "not_sent_in_time"), (late.Text("state"), late.Text("cancellation")));
        Assert.Null(late["sentAt"]);
        var events = await Desk.FeedAsync(desk.Partner, "survey.*", 2, scheduled.Str("id"));
        Assert.Equal(
            [("survey.scheduled", "2027-01-04T12:00:00Z"), ("survey.cancelled", "2027-01-18T14:00:00Z")],
            events.Select(e => (e.Str("type")!, e.Str("at")!))
        );
        Assert.Equal(("system", "not_sent_in_time"), (events[1]!["actor"].Str("kind"), events[1]!["data"].Str("reason")));
        // Who was not asked is not tired.
        Assert.Equal("sent", (await desk.SentAsync(survey)).Str("state"));
        await desk.App.Database.UntilReadAsync("survey_figures");
        var results = await desk.App.Supervisor.GetAsync($"/v1/surveys/{survey}/results?from=2027-01-01&to=2027-02-01");
        Assert.Equal((2, 1), ((int)results["invited"]!, (int)results["delivered"]!));
        Assert.Equal("{\"not_sent_in_time\":1}", results["cancelled"]!.ToJsonString());
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_could_no_longer_be_answered()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var sent = await desk.SentAsync(await desk.SurveyAsync());

        await desk.App.AdvanceAsync("P14D");

        var expired = await desk.ReadAsync(sent);
        Assert.Equal(("expired", null, null), (expired.Text("state"), expired["remindAt"], expired["remindedAt"]));
        var events = await Desk.FeedAsync(desk.Partner, "survey.*", 3, sent.Str("id"));
        Assert.Equal(
            [("survey.invited", "2027-01-04T14:00:00Z"), ("survey.expired", "2027-01-18T14:00:00Z")],
            events.Skip(1).Select(e => (e.Str("type")!, e.Str("at")!))
        );
    }

    [Fact]
    public async Task Whoever_brings_it_to_the_customer_reads_the_link_and_nobody_else_does()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var sent = await desk.SentAsync(survey);
        var stranger = await desk.App.NewPartnerAsync();

        var url = (await desk.ReadAsync(sent, desk.Partner)).Text("url");

        Assert.StartsWith($"{desk.App.Address.GetLeftPart(UriPartial.Authority)}/s/", url, StringComparison.Ordinal);
        Assert.Equal(url, (await desk.ReadAsync(sent, desk.App.Admin)).Text("url"));
        Assert.Equal(url, (await desk.InvitationsAsync(survey, $"/{sent["subject"].Str("id")}", desk.Partner))[0].Str("url"));
        Assert.Equal(url, await InvitedAsync(desk, desk.Partner));
        Assert.Equal(url, await InvitedAsync(desk, desk.App.Admin));
        foreach (var staff in new[] { desk.App.Agent, desk.App.Supervisor })
        {
            Assert.Null((await desk.ReadAsync(sent, staff))["url"]);
            Assert.Null(await InvitedAsync(desk, staff));
        }
        (await stranger.GetAsync(SurveyDesk.PathOf(sent))).ShouldBeProblem(404, "survey_invitation_not_found");
        (await (await desk.Partner.NewCustomerAsync(desk.Desk.ExternalId)).Caller.GetAsync(SurveyDesk.PathOf(sent))).ShouldBe(403);
        Assert.Equal(
            Guid.Parse(sent.Str("id")!),
            await desk.App.Services.GetRequiredService<SurveyTokens>().ReadAsync(SurveyDesk.TokenOf(sent), CancellationToken.None)
        );
    }

    [Fact]
    public async Task The_link_is_stored_with_no_event_and_gone_once_it_cannot_be_used()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var sent = await desk.SentAsync(survey);
        var token = SurveyDesk.TokenOf(sent);

        Assert.Equal(0, await desk.App.Database.CountAsync($"SELECT count(*) FROM events WHERE data LIKE '%{token}%' OR data LIKE '%\"url\"%'"));
        await desk.App.AdvanceAsync("P14D");

        Assert.Null(await InvitedAsync(desk, desk.Partner));
        Assert.Null((await desk.ReadAsync(sent, desk.Partner))["url"]);
    }

    [Fact]
    public async Task No_step_answers_with_the_link_and_so_none_is_stored_for_a_retry()
    {
        await using var desk = await SurveyDesk.SetAsync(("Surveys:PublicUrl", "https://support.bitp.example"));
        var survey = await desk.SurveyAsync();
        var (answered, open) = (await desk.SentAsync(survey), await desk.SentAsync(survey));
        (await desk.App.Anonymous.PostAsync($"/v1/survey-responses/{SurveyDesk.TokenOf(answered)}", new { rating = 1 })).ShouldBe(200);
        Assert.NotNull((await desk.ReadAsync(answered))["url"]);

        foreach (
            var (step, invitation, by) in new[]
            {
                ("exclude", answered, desk.App.Admin),
                ("include", answered, desk.App.Admin),
                ("revoke", open, desk.Partner),
                ("erase", answered, desk.Partner),
            }
        )
        {
            object? body = step is "exclude" or "include" ? new { reason = "x" } : null;
            for (var time = 1; time <= 2; time++)
            {
                var taken = await by.PostAsync($"{SurveyDesk.PathOf(invitation)}/{step}", body, ("Idempotency-Key", step));
                taken.ShouldBe(200);
                Assert.Equal(time == 1 ? null : "true", taken.Header("Idempotency-Replayed"));
                Assert.Null(taken["url"]);
            }
        }
        foreach (var sent in new[] { answered, open })
            Assert.Empty(await desk.App.Database.TablesWithAsync(SurveyDesk.TokenOf(sent)));
    }

    [Fact]
    public async Task The_link_begins_with_the_public_address_where_one_is_set()
    {
        await using var desk = await SurveyDesk.SetAsync(("Surveys:PublicUrl", "https://support.bitp.example/help/"));
        var survey = await desk.SurveyAsync();

        var sent = await desk.SentAsync(survey);

        Assert.StartsWith("https://support.bitp.example/help/s/", sent.Str("url"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_complaint_is_asked_about_at_once_when_there_is_no_delay()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Complaints);
        var complaint = await Complaints.FiledComplaint.FileAsync(desk.App);
        (await complaint.DoAsync("refer", new { department = "funds" })).ShouldBe(200);

        await complaint.CloseAsync();
        var invitation = await desk.InvitationAsync(survey, complaint.Path);
        await desk.App.AdvanceAsync("PT0S");

        var sent = await desk.ReadAsync(invitation);
        Assert.Equal(("sent", "complaint"), (sent.Text("state"), sent["subject"].Str("kind")));
        var credit = sent["credit"]!;
        Assert.Equal(
            (await desk.Desk.AgentIdAsync(), "funds", "funds", "api"),
            (credit.Str("agentId"), credit.Str("team"), credit.Str("category"), credit.Str("channel"))
        );
        Assert.Contains("survey.invited", await complaint.TimelineAsync());
    }

    [Fact]
    public async Task The_timeline_of_the_ticket_tells_of_it_and_gives_the_link_away_to_no_agent()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var sent = await desk.SentAsync(survey);
        var path = $"/v1/tickets/{sent["subject"].Str("id")}/timeline";

        var timeline = await desk.App.Agent.GetAsync(path);

        Assert.Equal(
            ["ticket.opened", "ticket.solved", "survey.scheduled", "survey.invited"],
            timeline.Items.Select(e => e.Str("type")).Where(t => !t!.StartsWith("sla.", StringComparison.Ordinal))
        );
        Assert.DoesNotContain("/s/", timeline.Raw, StringComparison.Ordinal);
        Assert.Contains(SurveyDesk.TokenOf(sent), (await desk.App.Admin.GetAsync(path)).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_in_the_language_of_the_customer_where_the_survey_has_it()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var texts = new Dictionary<string, string> { ["en"] = "How satisfied are you?", ["de"] = "Wie zufrieden sind Sie?" };
        var survey = await desk.SurveyAsync(
            SurveyDesk.Content with
            {
                Languages = ["en", "de"],
                Questions = [SurveyDesk.Content.Questions[0] with { Text = texts }],
                Reasons = [],
            }
        );

        Assert.Equal("de", (await desk.InvitationAsync(survey, await desk.SolveAsync(new { language = "de-AT" }))).Str("language"));
        Assert.Equal("en", (await desk.InvitationAsync(survey, await desk.SolveAsync(new { language = "fr" }))).Str("language"));
    }

    private static async Task<string?> InvitedAsync(SurveyDesk desk, Caller caller)
    {
        JsonNode invited = await caller.FirstEventAsync("survey.invited");
        return invited["data"].Str("url");
    }
}
