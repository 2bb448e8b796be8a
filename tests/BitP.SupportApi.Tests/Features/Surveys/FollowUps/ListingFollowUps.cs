namespace BitP.SupportApi.Tests.Features.Surveys.FollowUps;

/// <summary>What is due first comes first, and figures say what became of them.</summary>
public sealed class ListingFollowUps
{
    [Fact]
    public async Task What_is_due_first_comes_first_page_by_page()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var made = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            made.Add(await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1)));
            await aftermath.App.AdvanceAsync("PT1M");
        }
        await aftermath.TakeAsync(made[0], "finish", new { result = "resolved", note = "x" });
        await aftermath.TakeAsync(made[0], "reopen", new { reason = "x" });

        var listed = new List<string>();
        for (var next = "/v1/survey-follow-ups?limit=2"; next is not null; )
        {
            var page = await aftermath.App.Supervisor.GetAsync(next);
            page.ShouldBe(200);
            listed.AddRange(page.Items.Select(f => $"/v1/survey-follow-ups/{f.Str("id")}"));
            next = page.Json.Str("nextCursor") is { } cursor ? $"/v1/survey-follow-ups?limit=2&cursor={cursor}" : null;
        }

        Assert.Equal([.. made[1..], made[0]], listed);
    }

    [Fact]
    public async Task Filters_narrow_each_other_down()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var other = await aftermath.SurveyAsync(1);
        var mine = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1));
        var nobodys = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1, agent: aftermath.Jonas));
        var elsewhere = await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1, survey: other));
        await aftermath.TakeAsync(mine, "assign", new { ownerId = aftermath.Jonas });
        await aftermath.TakeAsync(elsewhere, "finish", new { result = "explained", note = "x" });

        Assert.Equal([mine], await ListedAsync("owner=me"));
        Assert.Equal([mine], await ListedAsync($"owner={aftermath.Jonas}"));
        Assert.Equal([nobodys, elsewhere], await ListedAsync("owner=none"));
        Assert.Equal([nobodys], await ListedAsync("owner=none&state=open,contacted"));
        Assert.Equal([elsewhere], await ListedAsync("state=done"));
        Assert.Equal([elsewhere], await ListedAsync($"surveyId={other.Id}"));
        Assert.Equal([nobodys], await ListedAsync($"agent={aftermath.Jonas}"));
        Assert.Empty(await ListedAsync($"agent={aftermath.Jonas}&owner=me"));
        Assert.Equal([mine, nobodys, elsewhere], await ListedAsync("overdue=false"));
        Assert.Empty((await aftermath.App.Admin.GetAsync("/v1/survey-follow-ups?owner=me")).Items);

        async Task<string[]> ListedAsync(string query)
        {
            var page = await aftermath.App.Supervisor.GetAsync($"/v1/survey-follow-ups?{query}");
            page.ShouldBe(200);
            string[] order = [mine, nobodys, elsewhere];
            return [.. page.Items.Select(f => $"/v1/survey-follow-ups/{f.Str("id")}").OrderBy(f => Array.IndexOf(order, f))];
        }
    }

    [Theory]
    [InlineData("state=burning", "state", "wrong_type")]
    [InlineData("owner=somebody", "owner", "format")]
    [InlineData("limit=0", "limit", "out_of_range")]
    [InlineData("colour=red", "colour", "unknown")]
    public async Task Filters_that_say_nothing_are_refused(string query, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Supervisor.GetAsync($"/v1/survey-follow-ups?{query}")).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Figures_say_how_many_how_fast_and_what_came_of_them()
    {
        await using var aftermath = await Aftermath.SetAsync();
        var paths = new List<string>();
        for (var i = 0; i < 6; i++)
            paths.Add(await aftermath.FollowUpAsync(await aftermath.AnsweredAsync(1)));
        foreach (var (path, i) in paths.Take(3).Select((p, i) => (p, i)))
        {
            await aftermath.App.AdvanceAsync("PT1H");
            await aftermath.TakeAsync(path, "contact", new { note = "x" });
            if (i < 2)
                await aftermath.TakeAsync(path, "finish", new { result = i == 0 ? "resolved" : "explained", note = "x" });
        }
        await aftermath.TakeAsync(paths[3], "assign", new { ownerId = aftermath.Jonas });
        await aftermath.App.AdvanceAsync("P3D");
        await aftermath.TakeAsync(paths[4], "finish", new { result = "no_action", note = "x" });

        var summary = await aftermath.App.Supervisor.GetAsync($"/v1/survey-follow-ups/summary?surveyId={aftermath.SurveyId}");

        summary.ShouldBe(200);
        Assert.Equal((2, 1, 3), (Of("open"), Of("contacted"), Of("done")));
        Assert.Equal((2, 2, 3), (Of("unassigned"), Of("overdue"), Of("late")));
        Assert.Equal((3, "PT2H"), (Of("timesToContact"), summary.Text("medianTimeToContact")));
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["resolved"] = 1,
                ["explained"] = 1,
                ["unreachable"] = 0,
                ["no_action"] = 1,
                ["excluded"] = 0,
            },
            summary["results"]!.AsObject().ToDictionary(r => r.Key, r => (int)r.Value!)
        );
        var before = await aftermath.App.Supervisor.GetAsync("/v1/survey-follow-ups/summary?from=2026-01-01T00:00:00Z&to=2027-01-04T12:00:00Z");
        Assert.Equal((0, 0, null), ((int)before["open"]!, (int)before["timesToContact"]!, before["medianTimeToContact"]));
        (await aftermath.App.Supervisor.GetAsync("/v1/survey-follow-ups/summary?from=2027-01-05T00:00:00Z&to=2027-01-04T00:00:00Z")).ShouldRefuse(
            "from",
            "out_of_range"
        );
        var day = await aftermath.App.Supervisor.GetAsync("/v1/survey-follow-ups/summary?from=2027-01-04&to=2027-01-05");
        day.ShouldBe(200);
        Assert.Equal(
            ("2027-01-04T00:00:00Z", "2027-01-05T00:00:00Z", 6),
            (day.Text("from"), day.Text("to"), (int)day["open"]! + (int)day["contacted"]! + (int)day["done"]!)
        );
        foreach (var wrong in new[] { "today", "2027-02-29", "2027-1-4" })
            (await aftermath.App.Supervisor.GetAsync($"/v1/survey-follow-ups/summary?from={wrong}")).ShouldRefuse("from", "format");

        int Of(string member) => (int)summary[member]!;
    }
}
