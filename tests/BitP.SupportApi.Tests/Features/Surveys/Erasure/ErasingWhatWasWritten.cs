using BitP.SupportApi.Features.Surveys.Erasure;
using BitP.SupportApi.Tests.Features.Surveys.FollowUps;

namespace BitP.SupportApi.Tests.Features.Surveys.Erasure;

/// <summary>What a customer wrote in answers goes, and who it was; the numbers stay.</summary>
public sealed class ErasingWhatWasWritten
{
    private const string Secret = "My name is Ann, and I live next door.";

    [Theory]
    [InlineData("admin")]
    [InlineData("partner")]
    public async Task What_was_written_goes_and_the_rating_stays(string kind)
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1, Secret);
        var link = await aftermath.LinkAsync(invitation);
        var path = await aftermath.FollowUpAsync(invitation);
        await aftermath.TakeAsync(path, "contact", new { note = Secret });
        await aftermath.AnswerAsync(invitation, 2, Secret);

        var erased = await aftermath.Desk.By(kind).PostAsync($"{invitation}/erase");

        erased.ShouldBe(200);
        Assert.DoesNotContain("Ann, and", erased.Raw, StringComparison.Ordinal);
        Assert.Equal((null, 2, "answered"), (erased["customerId"], (int)erased["answer"]!["rating"]!, erased.Text("state")));
        Assert.NotNull(erased["erasedAt"]);
        await Polling.UntilAsync(async () => (await aftermath.ReadAsync(path))["steps"]![0]!["note"] is null, "the notes go as well");
        var followUp = await aftermath.ReadAsync(path);
        Assert.Equal((2, null, "contacted"), ((int)followUp["rating"]!, followUp["comment"], followUp.Text("state")));
        Assert.Equal(["speed"], followUp["reasons"].Strings());
        await aftermath.ChangeInvitationAsync(
            invitation,
            (i, now) =>
            {
                Assert.Null(i.CustomerId);
                Assert.Equal("yes", i.Answer!.Answers["q3"].Choice);
                Assert.NotNull(i.Take(i.Answer! with { Rating = 5 }, now));
            }
        );
        foreach (var table in new[] { "survey_invitations", "survey_follow_ups", "events" })
            Assert.Equal(0, await CountAsync(aftermath.App, table, "Ann, and I"));
        Assert.Single(await aftermath.EventsAsync(invitation, "survey.answer_erased", 1));
        (await aftermath.App.Anonymous.PostAsync(link, new { rating = 5 })).ShouldBeProblem(410, "survey_link_expired");

        var again = await aftermath.Desk.By(kind).PostAsync($"{invitation}/erase");
        again.ShouldBe(200);
        Assert.Equal(erased.VersionTag, again.VersionTag);
    }

    [Fact]
    public async Task What_was_not_answered_is_taken_back()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.InvitedAsync();

        (await aftermath.App.Admin.PostAsync($"{invitation}/erase")).ShouldBe(200);

        var told = await aftermath.EventsAsync(invitation, "survey.cancelled", 1);
        Assert.Equal("customer_erased", told[0]!["data"].Str("reason"));
    }

    [Fact]
    public async Task All_of_a_customer_are_erased_at_once_or_within_moments()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var ticket = await aftermath.Desk.OpenInAsync("solved");
        for (var i = 0; i < (2 * SurveyErasure.AtOnce) + 3; i++)
        {
            (await aftermath.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
            (await aftermath.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
            await aftermath.AnsweredAsync(4, Secret, ticket: ticket);
        }
        var others = await aftermath.AnsweredAsync(4, Secret, ticket: $"/v1/tickets/{(await aftermath.Desk.Partner.OpenTicketAsync()).Text("id")}");

        var erased = await aftermath.Desk.Partner.PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId });

        erased.ShouldBe(200);
        Assert.Equal((SurveyErasure.AtOnce, true), ((int)erased["erased"]!, (bool)erased["pending"]!));
        await Polling.UntilAsync(
            async () =>
            {
                await aftermath.App.AdvanceAsync("PT0S");
                return await CountAsync(aftermath.App, "survey_invitations", "Ann, and I") == 1;
            },
            "the others are erased"
        );
        await aftermath.ChangeInvitationAsync(others, (i, _) => Assert.Equal(Secret, i.Answer!.Comment));
        var again = await aftermath.App.Admin.PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId });
        Assert.Equal((0, false), ((int)again["erased"]!, (bool)again["pending"]!));
    }

    [Fact]
    public async Task Others_erase_nothing()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1, Secret);
        var stranger = await aftermath.App.NewPartnerAsync();

        (await stranger.PostAsync($"{invitation}/erase")).ShouldBeProblem(404, "survey_invitation_not_found");
        (await stranger.PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId })).ShouldBeProblem(404, "customer_not_found");
        foreach (var kind in new[] { "customer", "agent", "supervisor" })
        {
            (await aftermath.Desk.By(kind).PostAsync($"{invitation}/erase")).ShouldBeProblem(403, "actor_not_allowed");
            (await aftermath.Desk.By(kind).PostAsync("/v1/survey-erasures", new { customerId = aftermath.Desk.CustomerId })).ShouldBeProblem(
                403,
                "actor_not_allowed"
            );
        }
        (await aftermath.App.Admin.PostAsync("/v1/survey-erasures", new { })).ShouldRefuse("customerId", "required");
        (await aftermath.App.Admin.PostAsync($"{invitation}/erase", null, ("If-Match", "\"99\""))).ShouldBeProblem(412, "version_mismatch");
        await aftermath.ChangeInvitationAsync(invitation, (i, _) => Assert.Equal(Secret, i.Answer!.Comment));
    }

    private static Task<long> CountAsync(SupportApp app, string table, string text)
    {
        var columns = table switch
        {
            "survey_invitations" => "answer, earlier_answers",
            "survey_follow_ups" => "steps",
            "events" => "data",
            _ => throw new ArgumentOutOfRangeException(nameof(table), table, null),
        };
        var like = string.Join(" OR ", columns.Split(", ").Select(c => $"{c} LIKE '%{text}%'"));
        return app.Database.CountAsync($"SELECT count(*) FROM {table} WHERE {like}");
    }
}
