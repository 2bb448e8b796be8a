using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Tests.Features.Surveys.FollowUps;

namespace BitP.SupportApi.Tests.Features.Surveys.Guards;

/// <summary>A supervisor leaves an answer out of the figures with a reason, and takes it in again.</summary>
public sealed class ExcludingAnswers
{
    [Fact]
    public async Task An_answer_is_excluded_visibly_and_included_again()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(5);

        var excluded = await aftermath.App.Supervisor.PostAsync($"{invitation}/exclude", new { reason = "Three answers\nfrom one device." });

        excluded.ShouldBe(200);
        Assert.Equal("Three answers\nfrom one device.", excluded["exclusion"].Str("reason"));
        Assert.Equal(("supervisor", "Jonas Weber"), (excluded["exclusion"]!["by"].Str("kind"), excluded["exclusion"]!["by"].Str("name")));
        Assert.Equal(Aftermath.Noon, excluded["exclusion"].Str("at"));
        var included = await aftermath.App.Supervisor.PostAsync($"{invitation}/include", new { reason = "A family." }, ("If-Match", excluded.VersionTag!));
        included.ShouldBe(200);
        Assert.Null(included["exclusion"]);
        var inclusion = included["inclusion"]!;
        Assert.Equal(("A family.", "Jonas Weber", Aftermath.Noon), (inclusion.Str("reason"), inclusion["by"].Str("name"), inclusion.Str("at")));
        Assert.Equal("Three answers\nfrom one device.", inclusion["exclusion"].Str("reason"));
        var told = await aftermath.EventsAsync(invitation, "survey.answer_excluded,survey.answer_included", 2);
        Assert.Equal(["survey.answer_excluded", "survey.answer_included"], told.Select(e => e.Str("type")));
        Assert.All(told, e => Assert.Equal("staff", e.Str("visibility")));
        Assert.All(told, e => Assert.Equal(["surveyId"], e!["data"]!.AsObject().Select(m => m.Key)));
        // The last inclusion stays to be read when the answer is excluded once more.
        var again = await aftermath.App.Supervisor.PostAsync($"{invitation}/exclude", new { reason = "No family." });
        Assert.Equal(("No family.", "A family."), (again["exclusion"].Str("reason"), again["inclusion"].Str("reason")));
        Assert.Null((await aftermath.Desk.Partner.GetAsync(invitation))["inclusion"]);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var unanswered = await aftermath.InvitedAsync();
        var invitation = await aftermath.AnsweredAsync(1);
        var supervisor = aftermath.App.Supervisor;

        (await supervisor.PostAsync($"{unanswered}/exclude", new { reason = "x" })).ShouldBeProblem(409, "survey_not_answered");
        (await supervisor.PostAsync($"{invitation}/include", new { reason = "x" })).ShouldBeProblem(409, "survey_answer_not_excluded");
        (await supervisor.PostAsync($"{invitation}/exclude", new { })).ShouldRefuse("reason", "required");
        (await supervisor.PostAsync($"{invitation}/exclude", new { reason = "x" }, ("If-Match", "\"99\""))).ShouldBeProblem(412, "version_mismatch");
        (await supervisor.PostAsync($"{invitation}/exclude", new { reason = "x" })).ShouldBe(200);
        (await supervisor.PostAsync($"{invitation}/exclude", new { reason = "x" })).ShouldBeProblem(409, "survey_answer_excluded");
        var elsewhere = $"/v1/surveys/{(await aftermath.SurveyAsync(1)).Id}/invitations/{invitation.Split('/')[^1]}/include";
        (await supervisor.PostAsync(elsewhere, new { reason = "x" })).ShouldBeProblem(404, "survey_invitation_not_found");
        foreach (var kind in new[] { "partner", "customer", "agent" })
            (await aftermath.Desk.By(kind).PostAsync($"{invitation}/include", new { reason = "x" })).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task Nobody_decides_about_an_answer_that_counts_for_themselves()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var resolved = await aftermath.AnsweredAsync(1, agent: aftermath.Jonas);
        var replied = await aftermath.AnsweredAsync(1);
        await aftermath.ChangeInvitationAsync(
            replied,
            (i, now) =>
                i.Correct(new SurveyFacts(aftermath.Mei, "funds", "other", "web", "en", [new(aftermath.Jonas, null, 1), new(aftermath.Mei, "funds", 3)]), now)
        );

        foreach (var invitation in new[] { resolved, replied })
        {
            (await aftermath.App.Supervisor.PostAsync($"{invitation}/exclude", new { reason = "x" })).ShouldBeProblem(403, "survey_exclusion_own");
            (await aftermath.App.Admin.PostAsync($"{invitation}/exclude", new { reason = "x" })).ShouldBe(200);
            (await aftermath.App.Supervisor.PostAsync($"{invitation}/include", new { reason = "x" })).ShouldBeProblem(403, "survey_exclusion_own");
        }
    }

    [Fact]
    public async Task Its_follow_up_ends_with_it_and_begins_again()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1);
        var path = await aftermath.FollowUpAsync(invitation);
        (await aftermath.App.Supervisor.PostAsync($"{invitation}/exclude", new { reason = "x" })).ShouldBe(200);

        await Polling.UntilAsync(async () => (await aftermath.ReadAsync(path)).Text("state") == "done", "the end of the follow-up");
        var ended = await aftermath.ReadAsync(path);
        Assert.Equal("excluded", ended.Text("result"));
        Assert.Empty(ended["allowedTransitions"]!.AsArray());
        Assert.Equal("system", ended["steps"]![0]!["by"].Str("kind"));
        var refused = await aftermath.App.Supervisor.PostAsync($"{path}/reopen", new { reason = "x" });
        refused.ShouldBeProblem(409, "survey_follow_up_state_not_allowed");
        await aftermath.App.AdvanceAsync("P1D");
        (await aftermath.App.Supervisor.PostAsync($"{invitation}/include", new { reason = "x" })).ShouldBe(200);

        await Polling.UntilAsync(async () => (await aftermath.ReadAsync(path)).Text("state") == "open", "the follow-up begins again");
        var again = await aftermath.ReadAsync(path);
        Assert.Equal((null, "2027-01-07T12:00:00Z"), (again["result"], again.Text("dueAt")));
    }

    [Fact]
    public async Task One_that_is_done_stays_as_it_is()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1);
        var path = await aftermath.FollowUpAsync(invitation);
        await aftermath.TakeAsync(path, "finish", new { result = "resolved", note = "x" });

        (await aftermath.App.Supervisor.PostAsync($"{invitation}/exclude", new { reason = "x" })).ShouldBe(200);
        (await aftermath.App.Supervisor.PostAsync($"{invitation}/include", new { reason = "x" })).ShouldBe(200);

        await aftermath.UntilReadAsync();
        Assert.Equal(("done", "resolved"), ((await aftermath.ReadAsync(path)).Text("state"), (await aftermath.ReadAsync(path)).Text("result")));
    }

    [Fact]
    public async Task What_becomes_low_while_it_is_excluded_is_followed_up_once_it_counts()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(5);
        (await aftermath.App.Supervisor.PostAsync($"{invitation}/exclude", new { reason = "x" })).ShouldBe(200);
        await aftermath.AnswerAsync(invitation, 1);
        await aftermath.UntilReadAsync();
        Assert.Empty(await aftermath.OfAsync(invitation));

        (await aftermath.App.Supervisor.PostAsync($"{invitation}/include", new { reason = "x" })).ShouldBe(200);

        Assert.Equal(1, (int)(await aftermath.ReadAsync(await aftermath.FollowUpAsync(invitation)))["lowRating"]!);
    }
}
