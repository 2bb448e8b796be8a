namespace BitP.SupportApi.Client.Tests;

/// <summary>A customer is asked about a case that was solved, is not satisfied, and is called by a supervisor; the figures tell of it.</summary>
public sealed class AskingCustomers
{
    [Fact]
    public async Task A_low_rating_is_followed_up_and_counted()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2026-12-03T09:00:00Z");
        using var lead = app.Client("bitp_demo_supervisor");
        using var agent = app.Client("bitp_demo_agent");
        using var partner = await app.NewPartnerClientAsync();
        var survey = await lead.Surveys.CreateAsync(Satisfaction());
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());
        await agent.Tickets.SolveAsync(ticket.Id, new());
        await Polling.UntilAsync(async () => (await partner.SurveyInvitations.ListAsync(survey.Id)).Items.Count == 1, "the invitation");
        var scheduled = (await partner.SurveyInvitations.ListAsync(survey.Id)).Items.Single();
        await app.AdvanceAsync("PT1H");

        var invitation = await partner.SurveyInvitations.GetAsync(survey.Id, scheduled.Id);
        var token = invitation.Url!.Split('/')[^1];
        var form = await partner.SurveyResponses.GetSurveyFormAsync(token);
        var answered = await partner.SurveyResponses.AnswerSurveyAsync(
            token,
            new()
            {
                Rating = 1,
                Reasons = ["speed"],
                Comment = "It took three weeks.",
            }
        );
        await Polling.UntilAsync(async () => (await lead.SurveyFollowUps.ListAsync()).Items.Count == 1, "the follow-up");
        var followUp = (await lead.SurveyFollowUps.ListAsync()).Items.Single();
        await lead.SurveyFollowUps.ContactSurveyCustomerAsync(followUp.Id, new() { Note = "Called, and explained the delay." });
        var done = await lead.SurveyFollowUps.FinishAsync(followUp.Id, new() { Result = SurveyFollowUpResult.Resolved, Note = "The deposit has arrived." });
        var december = new GetSurveyResultsQuery { From = "2026-12-01", To = "2027-01-01" };
        await Polling.UntilAsync(async () => (await lead.Surveys.GetResultsAsync(survey.Id, december)).N == 1, "the figures");
        var results = await lead.Surveys.GetResultsAsync(survey.Id, december);

        Assert.Equal(SurveyInvitationState.Scheduled, scheduled.State);
        Assert.Equal(SurveyInvitationState.Sent, invitation.State);
        Assert.Equal([1, 2, 3, 4, 5], form.Scale.Select(s => s.Value));
        Assert.Equal((1, null, true), (answered.Answer!.Rating, answered.Answer.Comment, answered.WordsKept));
        Assert.Equal("It took three weeks.", (await lead.SurveyInvitations.GetAsync(survey.Id, scheduled.Id)).Answer!.Comment);
        Assert.Equal(SurveyFollowUpState.Done, done.State);
        Assert.Equal((0, 1, 1), (results.Score, results.Delivered, results.Reasons!["speed"]));
        Assert.True(results.Interval!.High > 0.5);
    }

    [Fact]
    public async Task A_link_that_is_cut_is_refused_by_its_code()
    {
        await using var app = await SupportApp.StartAsync();
        using var partner = await app.NewPartnerClientAsync();

        var refused = await Assert.ThrowsAsync<NotFoundException>(() => partner.SurveyResponses.AnswerSurveyAsync("AQGa", new() { Rating = 5 }));

        Assert.Equal("survey_link_unknown", refused.Code);
    }

    private static CreateSurveyRequest Satisfaction() =>
        new()
        {
            Name = "Deposits",
            Kind = SurveyKind.Csat,
            Languages = ["en"],
            Questions =
            [
                new()
                {
                    Kind = SurveyQuestionKind.Rating,
                    Text = new Dictionary<string, string> { ["en"] = "How satisfied are you?" },
                },
            ],
            Trigger = new() { Event = SurveyTriggerEvent.TicketSolved, Delay = TimeSpan.FromHours(1) },
            MinimumDaysBetween = 0,
        };
}
