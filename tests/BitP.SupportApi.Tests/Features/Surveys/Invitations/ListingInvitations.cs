using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Invitations;

namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>Who finds which invitations, sees what of them, and takes one back.</summary>
public sealed class ListingInvitations
{
    [Fact]
    public async Task The_last_to_end_come_first_page_by_page_and_filters_narrow_each_other_down()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var other = await desk.SurveyAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Insert(0, (await desk.SolveAsync(new { channel = i == 2 ? "phone" : "web", customer = new { externalId = $"c{i}" } })).Split('/')[^1]);
            await desk.App.AdvanceAsync("PT1M");
        }
        await desk.UntilReadAsync();

        var read = new List<string>();
        for (var next = "?limit=2"; next is not null; )
        {
            var page = await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations{next}");
            page.ShouldBe(200);
            read.AddRange(Cases(page));
            next = page.Json.Str("nextCursor") is { } cursor ? $"?limit=2&cursor={cursor}" : null;
        }
        Assert.Equal(ids, read);
        Assert.Equal([ids[2]], Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?state=suppressed,sent")));
        Assert.Equal([ids[2]], Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?suppression=no_contact,fatigue")));
        Assert.Empty(Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?suppression=sample")));
        Assert.Equal(ids.Count, Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{other}/invitations?state=suppressed")).Count());
        Assert.Equal(
            [ids[2], ids[3]],
            Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?from=2027-01-04T12:01:00Z&to=2027-01-04T12:03:00Z"))
        );
        Assert.Equal(ids, Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?from=2027-01-04&to=2027-01-05")));
        Assert.Empty(Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?to=2027-01-04")));
        var mei = await desk.Desk.AgentIdAsync();
        Assert.Equal(ids, Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?agent={mei}")));
        Assert.Empty(Cases(await desk.App.Agent.GetAsync($"/v1/surveys/{survey}/invitations?agent={Guid.NewGuid()}")));
        Assert.Equal(ids, Cases(await desk.Partner.GetAsync($"/v1/surveys/{survey}/invitations")));
        Assert.Empty(Cases(await (await desk.App.NewPartnerAsync()).GetAsync($"/v1/surveys/{survey}/invitations")));
    }

    [Theory]
    [InlineData("state=gone", "state", "wrong_type")]
    [InlineData("suppression=gone", "suppression", "wrong_type")]
    [InlineData("from=yesterday", "from", "invalid_format")]
    [InlineData("limit=0", "limit", "out_of_range")]
    public async Task What_makes_no_sense_is_refused(string query, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var answer = await app.Agent.GetAsync($"/v1/surveys/{Guid.NewGuid()}/invitations?{query}");

        answer.ShouldBeProblem(400, "validation_failed");
        Assert.NotNull(answer["errors"]![member]);
        Assert.NotEmpty(code);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_and_so_is_who_asks_for_what_is_for_staff()
    {
        var desk = await Desk.SetAsync();
        var survey = await SurveyDesk.ChangeAsync(
            desk.App,
            (db, now) =>
            {
                var made = Survey.Create(SurveyDesk.Content, active: false, now);
                db.Add(made);
                return Task.FromResult(made.Id);
            }
        );

        (await desk.Agent.GetAsync($"/v1/surveys/{Guid.NewGuid()}/invitations")).ShouldBeProblem(404, "survey_not_found");
        (await desk.Agent.GetAsync($"/v1/surveys/{survey}/invitations?cursor=x")).ShouldBeProblem(400, "cursor_invalid");
        (await desk.Partner.GetAsync($"/v1/surveys/{survey}/invitations?agent={Guid.NewGuid()}")).ShouldRefuse("agent", "not_applicable");
        (await desk.Customer.GetAsync($"/v1/surveys/{survey}/invitations")).ShouldBe(403);
        (await desk.Agent.GetAsync($"/v1/surveys/{survey}/invitations/{Guid.NewGuid()}")).ShouldBeProblem(404, "survey_invitation_not_found");
        (await desk.Supervisor.PostAsync($"/v1/surveys/{survey}/invitations/{Guid.NewGuid()}/revoke")).ShouldBeProblem(404, "survey_invitation_not_found");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Partners_see_no_agents_and_what_was_written_only_when_the_survey_says_so(bool comments)
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync(SurveyDesk.Content with { CommentsToPartner = comments });
        var sent = await desk.SentAsync(survey);
        await AnswerAsync(desk, sent, 2, "Slow.");
        await AnswerAsync(desk, sent, 4, "Slow, but friendly.");

        var staff = await desk.ReadAsync(sent, desk.App.Agent);
        var partner = await desk.ReadAsync(sent, desk.Partner);

        Assert.Equal((4, "Slow, but friendly."), ((int)staff["answer"]!["rating"]!, staff["answer"].Str("comment")));
        Assert.Equal((2, "Slow."), ((int)staff["earlierAnswers"]![0]!["rating"]!, staff["earlierAnswers"]![0].Str("comment")));
        Assert.NotNull(staff["credit"].Str("agentId"));
        Assert.Equal((4, comments ? "Slow, but friendly." : null), ((int)partner["answer"]!["rating"]!, partner["answer"].Str("comment")));
        foreach (var member in new[] { "earlierAnswers", "suspicions", "exclusion", "credit", "earlyHits" })
            Assert.Null(partner[member]);
    }

    [Fact]
    public async Task What_is_for_staff_only_moves_no_number_that_partners_see()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var sent = await desk.SentAsync(await desk.SurveyAsync());
        await AnswerAsync(desk, sent, 2, "Slow.");
        var before = await desk.ReadAsync(sent, desk.Partner);

        await desk.ChangeAsync(
            async (db, now) =>
            {
                (await db.FindAsync<SurveyInvitation>(Guid.Parse(sent.Str("id")!)))!.Flag(SurveySuspicion.Velocity, now);
                return 0;
            }
        );

        var after = await desk.ReadAsync(sent, desk.Partner);
        Assert.Equal((before.Raw, before.ETag), (after.Raw, after.ETag));
        Assert.NotEqual((long)before["version"]!, (long)(await desk.ReadAsync(sent, desk.App.Agent))["version"]!);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("supervisor")]
    [InlineData("admin")]
    public async Task One_that_is_revoked_is_not_sent_and_its_link_works_no_more(string who)
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var sent = await desk.SentAsync(survey);
        var scheduled = await desk.InvitationAsync(survey, await desk.SolveAsync());
        var caller = desk.Desk.By(who);
        var tag = (await caller.GetAsync(SurveyDesk.PathOf(sent))).VersionTag!;
        (await caller.PostAsync($"{SurveyDesk.PathOf(sent)}/revoke", null, ("If-Match", "\"99\""))).ShouldBe(412);

        foreach (var invitation in new[] { sent, scheduled })
        {
            var revoked = await caller.PostAsync($"{SurveyDesk.PathOf(invitation)}/revoke", null, invitation == sent ? [("If-Match", tag)] : []);
            revoked.ShouldBe(200);
            Assert.Equal(("cancelled", "revoked"), (revoked.Text("state"), revoked.Text("cancellation")));
            Assert.Null(revoked["url"]);
            (await caller.PostAsync($"{SurveyDesk.PathOf(invitation)}/revoke")).ShouldBeProblem(409, "survey_invitation_not_open");
        }
        await desk.App.AdvanceAsync("P30D");
        Assert.Equal("cancelled", (await desk.ReadAsync(scheduled)).Text("state"));
        var cancelled = await Desk.FeedAsync(desk.Partner, "survey.cancelled", 2);
        Assert.Equal([who, who], cancelled.Select(e => e!["actor"].Str("kind")));
    }

    [Fact]
    public async Task Agents_revoke_none_and_nobody_what_was_answered()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var sent = await desk.SentAsync(await desk.SurveyAsync());

        (await desk.App.Agent.PostAsync($"{SurveyDesk.PathOf(sent)}/revoke")).ShouldBe(403);
        (await (await desk.App.NewPartnerAsync()).PostAsync($"{SurveyDesk.PathOf(sent)}/revoke")).ShouldBe(404);
        await AnswerAsync(desk, sent, 5, null);
        (await desk.App.Admin.PostAsync($"{SurveyDesk.PathOf(sent)}/revoke")).ShouldBeProblem(409, "survey_invitation_not_open");
    }

    [Fact]
    public async Task A_partner_goes_on_to_see_what_its_customers_were_asked_when_the_survey_is_about_others()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var (other, stranger) = (await desk.App.NewPartnerAsync(), await desk.App.NewPartnerAsync());
        SurveyContent About(PartnerCaller partner) =>
            SurveyDesk.Content with
            {
                Trigger = SurveyDesk.Content.Trigger with { When = new(Partner: [partner.PartnerId]) },
            };
        var survey = await desk.SurveyAsync(About(desk.Partner));
        var sent = await desk.SentAsync(survey);

        await desk.ChangeSurveyAsync(survey, About(other));

        var listed = Assert.Single(await desk.InvitationsAsync(survey, $"/{sent["subject"].Str("id")}", desk.Partner));
        Assert.Equal(sent.Str("url"), listed.Str("url"));
        await desk.App.Database.UntilReadAsync("survey_figures");
        var results = $"/v1/surveys/{survey}/results?from=2027-01-01&to=2027-02-01";
        var compared = $"/v1/surveys/{survey}/results/compare?from=2027-01-01&to=2027-02-01&againstFrom=2026-12-01&againstTo=2027-01-01";
        Assert.Equal(1, (int)(await desk.Partner.GetAsync(results))["delivered"]!);
        (await desk.Partner.GetAsync(compared)).ShouldBe(200);
        Assert.Empty((await other.GetAsync($"/v1/surveys/{survey}/invitations")).Items);
        Assert.Equal(0, (int)(await other.GetAsync(results))["delivered"]!);
        foreach (var path in new[] { $"/v1/surveys/{survey}/invitations", results, compared })
            (await stranger.GetAsync(path)).ShouldBeProblem(404, "survey_not_found");
    }

    private static Task<int> AnswerAsync(SurveyDesk desk, JsonNode sent, int rating, string? comment) =>
        desk.ChangeAsync(
            async (db, now) =>
            {
                var invitation = await db.FindAsync<SurveyInvitation>(Guid.Parse(sent.Str("id")!));
                Assert.Null(invitation!.Take(new(rating, [], comment, new Dictionary<string, SurveyAnswerValue>(), now), now));
                return 0;
            }
        );

    private static IEnumerable<string> Cases(Answer page) => page.Items.Select(i => i!["subject"].Str("id")!);
}
