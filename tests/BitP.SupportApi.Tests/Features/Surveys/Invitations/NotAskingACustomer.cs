using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Surveys.Definitions;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>A case ends, and its customer is not asked: there is a row for that as well, with the reason, so that shares of answers are honest.</summary>
public sealed class NotAskingACustomer
{
    [Fact]
    public async Task A_case_that_the_survey_is_not_for()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(When(new(Category: [TicketCategory.FeatureQuestion])));

        await ShouldNotAskAsync(desk, survey, "condition", await desk.SolveAsync());
    }

    [Fact]
    public async Task Somebody_of_the_staff_by_e_mail_or_by_the_id_at_the_identity_provider()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        (await desk.App.Admin.PostAsync("/v1/agents", new { name = "Ann", email = "ann@bitp.example" })).ShouldBe(201);
        (await desk.App.Admin.PostAsync("/v1/agents", new { name = "Ben", externalId = "idp|ben" })).ShouldBe(201);

        await ShouldNotAskAsync(desk, survey, "staff_test", await desk.SolveAsync(new { customer = new { externalId = "c1", email = "ann@BITP.example" } }));
        await ShouldNotAskAsync(desk, survey, "staff_test", await desk.SolveAsync(new { customer = new { externalId = "idp|ben" } }));
    }

    [Theory]
    [InlineData("phone", null, null, "no_contact")]
    [InlineData("weibo", null, null, "no_contact")]
    [InlineData("email", null, null, "no_contact")]
    [InlineData("phone", "someone@example.com", null, null)]
    [InlineData("phone", null, "+49 30 1234567", null)]
    [InlineData("web", null, null, null)]
    [InlineData("app", null, null, null)]
    [InlineData("chat", null, null, null)]
    [InlineData("api", null, null, null)]
    public async Task Somebody_to_whom_there_is_no_way(string channel, string? email, string? phone, string? reason)
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();

        var ticket = await desk.SolveAsync(
            new
            {
                channel,
                customer = new
                {
                    externalId = "reached",
                    email,
                    phone,
                },
            }
        );

        Assert.Equal(reason, (await desk.InvitationAsync(survey, ticket)).Str("suppression"));
    }

    [Fact]
    public async Task A_case_that_is_not_in_the_sample()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Content with { Sample = 1e-9 });

        await ShouldNotAskAsync(desk, survey, "sample", await desk.SolveAsync());
    }

    [Fact]
    public async Task A_case_that_another_survey_asks_about()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var never = await desk.SurveyAsync(When(new(Category: [TicketCategory.FeatureQuestion])));
        var first = await desk.SurveyAsync();
        var second = await desk.SurveyAsync();

        var ticket = await desk.SolveAsync();

        Assert.Equal("scheduled", (await desk.InvitationAsync(first, ticket)).Str("state"));
        await ShouldNotAskAsync(desk, second, "other_survey", ticket);
        await ShouldNotAskAsync(desk, never, "condition", ticket);
    }

    [Fact]
    public async Task The_first_reason_counts()
    {
        await using var desk = await SurveyDesk.SetAsync();
        (await desk.App.Admin.PostAsync("/v1/agents", new { name = "Ann", externalId = "idp|ann" })).ShouldBe(201);
        var other = await desk.SurveyAsync(When(new(Channel: [Channel.Web])) with { Sample = 1e-9 });
        var all = await desk.SurveyAsync(SurveyDesk.Content with { Sample = 1e-9 });
        var ann = new { channel = "phone", customer = new { externalId = "idp|ann" } };

        await ShouldNotAskAsync(desk, other, "condition", await desk.SolveAsync(ann));
        await ShouldNotAskAsync(desk, all, "staff_test", await desk.SolveAsync(ann));
        await ShouldNotAskAsync(desk, all, "no_contact", await desk.SolveAsync(new { channel = "phone", customer = new { externalId = "gone" } }));
    }

    [Fact]
    public async Task The_same_person_again_too_soon_by_whatever_survey()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var complaints = await desk.SurveyAsync(
            SurveyDesk.Content with
            {
                Name = "Deposits",
                Trigger = Trigger(new(Category: [TicketCategory.FeatureQuestion])),
            }
        );
        var tickets = await desk.SurveyAsync(SurveyDesk.Content with { MinimumDaysBetween = 30, Trigger = Trigger(new(Category: [TicketCategory.Other])) });
        await desk.SentAsync(complaints, new { category = "feature_question" });
        var other = await desk.SolveAsync(new { customer = new { externalId = "another" } });
        var soon = await desk.SolveAsync();
        await desk.InvitationAsync(tickets, soon, "scheduled");
        await desk.InvitationAsync(tickets, other, "scheduled");

        await desk.App.AdvanceAsync("PT2H");

        await ShouldNotAskAsync(desk, tickets, "fatigue", soon);
        Assert.Equal("sent", (await desk.InvitationAsync(tickets, other)).Str("state"));
        // Thirty days after it was asked, not after it was found to be too soon.
        await desk.App.AdvanceAsync("P29DT19H59M59S");
        var almost = await desk.SolveAsync();
        await desk.InvitationAsync(tickets, almost, "scheduled");
        await desk.App.AdvanceAsync("PT1S");
        var enough = await desk.SolveAsync();
        await desk.InvitationAsync(tickets, enough, "scheduled");
        await desk.App.AdvanceAsync("PT2H");
        await ShouldNotAskAsync(desk, tickets, "fatigue", almost);
        Assert.Equal("sent", (await desk.InvitationAsync(tickets, enough)).Str("state"));
    }

    [Fact]
    public async Task Of_two_cases_of_a_person_that_end_at_once_one_is_asked_about()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Content with { MinimumDaysBetween = 1 });
        var (one, two) = (await desk.SolveAsync(), await desk.SolveAsync());
        await desk.InvitationAsync(survey, one);
        await desk.InvitationAsync(survey, two);

        await desk.App.AdvanceAsync("PT2H");

        var states = new[] { await desk.InvitationAsync(survey, one), await desk.InvitationAsync(survey, two) }.Select(i =>
            i.Str("suppression") ?? i.Str("state")
        );
        Assert.Equal(["fatigue", "sent"], states.Order());
    }

    [Fact]
    public async Task A_customer_of_a_partner_whom_the_survey_does_not_name_is_no_affair_of_it()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var elsewhere = await desk.App.NewPartnerAsync();
        var survey = await desk.SurveyAsync(When(new(Partner: [elsewhere.PartnerId])));

        var ticket = await desk.SolveAsync();
        await desk.UntilReadAsync();

        Assert.Empty(await desk.InvitationsAsync(survey, ticket));
        (await desk.Partner.GetAsync($"/v1/surveys/{survey}/invitations")).ShouldBeProblem(404, "survey_not_found");
        (await elsewhere.GetAsync($"/v1/surveys/{survey}/invitations")).ShouldBe(200);
    }

    [Fact]
    public async Task A_survey_asks_about_nothing_that_ended_before_it_was_there_or_while_it_was_off()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var before = await desk.SolveAsync();
        await desk.App.AdvanceAsync("PT1S");
        var survey = await desk.SurveyAsync();
        await desk.App.AdvanceAsync("PT1S");
        await desk.ChangeSurveyAsync(survey, SurveyDesk.Content, active: false);
        var off = await desk.SolveAsync();
        await desk.App.AdvanceAsync("PT1S");
        await desk.ChangeSurveyAsync(survey, SurveyDesk.Content);
        var on = await desk.SolveAsync();

        await desk.InvitationAsync(survey, on);
        await desk.ReadAllAgainAsync();

        Assert.Empty(await desk.InvitationsAsync(survey, before));
        Assert.Empty(await desk.InvitationsAsync(survey, off));
    }

    [Fact]
    public async Task A_survey_that_is_switched_off_before_it_is_sent()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var ticket = await desk.SolveAsync();
        var scheduled = await desk.InvitationAsync(survey, ticket);

        await desk.ChangeSurveyAsync(survey, SurveyDesk.Content, active: false);
        await desk.App.AdvanceAsync("PT2H");

        var cancelled = await desk.ReadAsync(scheduled);
        Assert.Equal(("cancelled", "survey_switched_off"), (cancelled.Text("state"), cancelled.Text("cancellation")));
    }

    [Fact]
    public async Task What_a_survey_says_counts_for_what_ends_from_then_on()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var first = await desk.SolveAsync();
        var early = await desk.InvitationAsync(survey, first);
        await desk.App.AdvanceAsync("PT1S");

        await desk.ChangeSurveyAsync(
            survey,
            SurveyDesk.Content with
            {
                Expiry = TimeSpan.FromDays(1),
                Trigger = Trigger(new(Category: [TicketCategory.FeatureQuestion])),
            }
        );

        await ShouldNotAskAsync(desk, survey, "condition", await desk.SolveAsync());
        await desk.App.AdvanceAsync("PT2H");
        var sent = await desk.ReadAsync(early);
        Assert.Equal((1L, "2027-01-18T14:00:00Z"), ((long)sent["surveyVersion"]!, sent.Text("expiresAt")));
    }

    private static SurveyTrigger Trigger(SurveyCondition when) => SurveyDesk.Content.Trigger with { When = when };

    private static SurveyContent When(SurveyCondition when) => SurveyDesk.Content with { Trigger = Trigger(when) };

    private static async Task ShouldNotAskAsync(SurveyDesk desk, Guid survey, string reason, string ticket)
    {
        var invitation = await desk.InvitationAsync(survey, ticket, "suppressed");
        Assert.Equal(reason, invitation.Str("suppression"));
        var suppressed = await Desk.FeedAsync(desk.Partner, "survey.suppressed", 1, invitation.Str("id"));
        Assert.Equal(reason, Assert.Single(suppressed)!["data"].Str("reason"));
    }
}
