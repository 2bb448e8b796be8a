namespace BitP.SupportApi.Tests.Features.Surveys.FollowUps;

/// <summary>The customer is to be contacted in time: when that is not done, it is told once.</summary>
public sealed class BeingLate
{
    [Fact]
    public async Task It_is_told_once_when_nobody_contacts_the_customer()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        await aftermath.TakeAsync(path, "assign", new { ownerId = aftermath.Jonas });
        await aftermath.App.AdvanceAsync("PT47H59M");
        Assert.Null((await aftermath.ReadAsync(path))["overdueSince"]);

        await aftermath.App.AdvanceAsync("PT1M");
        await aftermath.App.AdvanceAsync("P30D");

        var late = await aftermath.ReadAsync(path);
        Assert.Equal(("open", "2027-01-06T12:00:00Z"), (late.Text("state"), late.Text("overdueSince")));
        var told = Assert.Single(await aftermath.EventsAsync(path, "survey_follow_up.overdue", 1));
        Assert.Equal(("2027-01-06T12:00:00Z", aftermath.Jonas.ToString()), (told.Str("at"), told!["data"].Str("ownerId")));
        Assert.Equal("system", told["actor"].Str("kind"));
        Assert.Single((await aftermath.App.Supervisor.GetAsync("/v1/survey-follow-ups?overdue=true")).Items);
        await aftermath.TakeAsync(path, "contact", new { note = "At last." });
        Assert.Empty((await aftermath.App.Supervisor.GetAsync("/v1/survey-follow-ups?overdue=true")).Items);
        Assert.Equal("2027-01-06T12:00:00Z", (await aftermath.ReadAsync(path)).Text("overdueSince"));
    }

    [Theory]
    [InlineData("contact", """{ "note": "x" }""")]
    [InlineData("finish", """{ "result": "no_action", "note": "x" }""")]
    public async Task Who_contacts_or_finishes_in_time_stops_the_clock(string step, string body)
    {
        await using var aftermath = await Aftermath.SetAsync();
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        await aftermath.App.AdvanceAsync("PT47H");
        (await aftermath.App.Supervisor.SendRawAsync(HttpMethod.Post, $"{path}/{step}", body)).ShouldBe(200);

        await aftermath.App.AdvanceAsync("P30D");

        Assert.Null((await aftermath.ReadAsync(path))["overdueSince"]);
        Assert.DoesNotContain(await aftermath.StoredAsync("survey_follow_up"), e => e.Type == "survey_follow_up.overdue");
    }

    [Fact]
    public async Task One_that_is_reopened_can_be_late_once_more()
    {
        await using var aftermath = await Aftermath.SetAsync(("Surveys:FollowUpWithin", "PT8H"));
        var path = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        await aftermath.App.AdvanceAsync("PT8H");
        await aftermath.TakeAsync(path, "finish", new { result = "resolved", note = "x" });
        await aftermath.App.AdvanceAsync("PT1H");
        await aftermath.TakeAsync(path, "reopen", new { reason = "x" });
        Assert.Equal((null, "2027-01-05T05:00:00Z"), ((await aftermath.ReadAsync(path))["overdueSince"], (await aftermath.ReadAsync(path)).Text("dueAt")));

        await aftermath.App.AdvanceAsync("PT8H");

        Assert.Equal("2027-01-05T05:00:00Z", (await aftermath.ReadAsync(path)).Text("overdueSince"));
        Assert.Equal(2, (await aftermath.EventsAsync(path, "survey_follow_up.overdue", 2)).Count);
    }
}
