namespace BitP.SupportApi.Tests.Features.Surveys.FollowUps;

/// <summary>A low rating makes a task, once for each invitation, whatever becomes of the answer.</summary>
public sealed class FollowingUpLowRatings
{
    [Fact]
    public async Task A_low_rating_makes_a_follow_up_with_a_clock_and_the_conversation()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var ticket = await aftermath.Desk.OpenInAsync("solved");

        var invitation = await aftermath.AnsweredAsync(2, "It took three days.", ticket: ticket);

        var path = await aftermath.FollowUpAsync(invitation);
        var followUp = await aftermath.ReadAsync(path);
        Assert.Equal(("open", null), (followUp.Text("state"), followUp["owner"]));
        Assert.Equal((Aftermath.Noon, "2027-01-06T12:00:00Z"), (followUp.Text("openedAt"), followUp.Text("dueAt")));
        Assert.Equal((2, 2, "It took three days."), ((int)followUp["lowRating"]!, (int)followUp["rating"]!, followUp.Text("comment")));
        Assert.Equal(["speed"], followUp["reasons"].Strings());
        Assert.Equal((aftermath.Mei.ToString(), "Mei Lin"), (followUp["agent"].Str("id"), followUp["agent"].Str("name")));
        Assert.Equal(["assign", "contact", "finish"], followUp["allowedTransitions"].Strings());
        var about = followUp["case"];
        Assert.Equal(("ticket", ticket), (about.Str("kind"), about.Str("url")));
        (await aftermath.App.Supervisor.GetAsync(about.Str("conversationUrl")!)).ShouldBe(200);
        var opened = Assert.Single(await aftermath.EventsAsync(path, "survey_follow_up.*", 1));
        Assert.Equal(("survey_follow_up.opened", "staff", "system"), (opened.Str("type"), opened.Str("visibility"), opened!["actor"].Str("kind")));
        Assert.DoesNotContain("three days", opened.ToJsonString(), StringComparison.Ordinal);
        var timeline = await aftermath.App.Supervisor.GetAsync($"{ticket}/timeline?limit=200");
        Assert.Contains(timeline.Items, e => e.Str("type") == "survey_follow_up.opened");
        var partners = await aftermath.Desk.Partner.GetAsync("/v1/events?types=survey_follow_up.*");
        partners.ShouldBe(200);
        Assert.Empty(partners.Items);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(5, false)]
    public async Task What_is_low_the_survey_says(int rating, bool isLow)
    {
        await using var aftermath = await Aftermath.SetAsync();

        var invitation = await aftermath.AnsweredAsync(rating);

        await aftermath.UntilReadAsync();
        Assert.Equal(isLow ? 1 : 0, (await aftermath.OfAsync(invitation)).Length);
    }

    [Fact]
    public async Task A_survey_without_a_limit_makes_none()
    {
        await using var aftermath = await Aftermath.SetAsync();

        var invitation = await aftermath.AnsweredAsync(1, survey: await aftermath.SurveyAsync(null));

        await aftermath.UntilReadAsync();
        Assert.Empty(await aftermath.OfAsync(invitation));
    }

    [Fact]
    public async Task A_better_rating_leaves_it_and_shows()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1, "Bad.");
        var path = await aftermath.FollowUpAsync(invitation);

        await aftermath.AnswerAsync(invitation, 5, "Good after all.");

        await aftermath.UntilReadAsync();
        var followUp = await aftermath.ReadAsync(path);
        Assert.Equal(("open", 1, 5), (followUp.Text("state"), (int)followUp["lowRating"]!, (int)followUp["rating"]!));
        Assert.Equal("Good after all.", followUp.Text("comment"));
    }

    [Fact]
    public async Task A_rating_that_becomes_low_makes_one_and_never_another()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(5);
        await aftermath.UntilReadAsync();
        Assert.Empty(await aftermath.OfAsync(invitation));

        await aftermath.AnswerAsync(invitation, 2);
        var path = await aftermath.FollowUpAsync(invitation);
        await aftermath.TakeAsync(path, "finish", new { result = "no_action", note = "A slip." });
        await aftermath.AnswerAsync(invitation, 4);
        await aftermath.AnswerAsync(invitation, 1);

        await aftermath.UntilReadAsync();
        var only = Assert.Single(await aftermath.OfAsync(invitation));
        Assert.Equal(("done", 2, 1), (only.Str("state"), (int)only["lowRating"]!, (int)only["rating"]!));
    }

    [Fact]
    public async Task A_rating_that_was_low_for_a_moment_is_followed_up()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.InvitedAsync();

        // Both are read at once.
        await aftermath.ChangeInvitationAsync(
            invitation,
            (i, now) =>
            {
                Assert.Null(i.Take(new(1, [], null, new Dictionary<string, SupportApi.Features.Surveys.Invitations.SurveyAnswerValue>(), now), now));
                Assert.Null(i.Take(new(4, [], null, new Dictionary<string, SupportApi.Features.Surveys.Invitations.SurveyAnswerValue>(), now), now));
            }
        );

        var followUp = await aftermath.ReadAsync(await aftermath.FollowUpAsync(invitation));
        Assert.Equal((1, 4), ((int)followUp["lowRating"]!, (int)followUp["rating"]!));
    }

    [Fact]
    public async Task It_is_about_whoever_the_answer_counts_for()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var invitation = await aftermath.AnsweredAsync(1);
        var path = await aftermath.FollowUpAsync(invitation);

        await aftermath.ChangeInvitationAsync(invitation, (i, now) => i.Correct(new(aftermath.Jonas, "accounts", "other", "web", "en", []), now));

        await aftermath.UntilReadAsync();
        Assert.Equal("Jonas Weber", (await aftermath.ReadAsync(path))["agent"].Str("name"));
        Assert.Empty((await aftermath.App.Supervisor.GetAsync($"/v1/survey-follow-ups?agent={aftermath.Mei}")).Items);
        Assert.Single((await aftermath.App.Supervisor.GetAsync($"/v1/survey-follow-ups?agent={aftermath.Jonas}")).Items);
    }

    [Fact]
    public async Task Two_nodes_make_one_each()
    {
        await using var cluster = await Cluster.StartAsync(2);
        await using var aftermath = await Aftermath.SetAsync(cluster[0]);
        var invitations = new List<string>();
        for (var i = 0; i < 20; i++)
            invitations.Add(await aftermath.AnsweredAsync(1 + (i % 2)));

        foreach (var invitation in invitations)
            await aftermath.FollowUpAsync(invitation);

        await aftermath.UntilReadAsync();
        Assert.Equal(20, await cluster[0].Database.CountAsync("SELECT count(*) FROM survey_follow_ups"));
        Assert.Equal(20, (await aftermath.StoredAsync("survey_follow_up")).Count(e => e.Type == "survey_follow_up.opened"));
    }
}
