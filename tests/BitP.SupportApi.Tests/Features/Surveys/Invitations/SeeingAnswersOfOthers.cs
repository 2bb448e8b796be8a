namespace BitP.SupportApi.Tests.Features.Surveys.Invitations;

/// <summary>Agents see what customers answered about their own work, and not what is about that of others.</summary>
public sealed class SeeingAnswersOfOthers
{
    [Fact]
    public async Task An_agent_finds_the_invitations_about_the_own_work_and_no_others()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (ann, annsId) = await AgentAsync(desk, "Ann");
        var mei = await desk.Desk.AgentIdAsync();
        var meis = await SolvedAsync(desk);
        var replied = await SolvedAsync(desk, repliedBy: ann);
        var given = await SolvedAsync(desk);
        // In which the demo agent replied, and which the customer ended.
        var customers = (await desk.Desk.OpenInAsync("open")).Split('/')[^1];
        (await desk.Desk.Customer.PostAsync($"/v1/tickets/{customers}/solve")).ShouldBe(200);
        (await desk.App.Supervisor.PostAsync($"/v1/tickets/{given}/assign", new { agentId = annsId })).ShouldBe(200);
        await desk.UntilReadAsync();
        var invitations = (await desk.App.Admin.GetAsync($"/v1/surveys/{survey}/invitations")).Items.ToDictionary(i => i!["subject"].Str("id")!, i => i!);
        Assert.Equal(4, invitations.Count);

        Assert.Equal(Sorted(replied, given), await CasesAsync(ann, survey));
        Assert.Equal(Sorted(meis, replied, given, customers), await CasesAsync(desk.App.Agent, survey));
        Assert.Equal(Sorted(replied), await CasesAsync(ann, survey, $"?agent={mei}"));
        Assert.Equal(Sorted(given), await CasesAsync(ann, survey, $"?agent={annsId}"));
        Assert.Equal(Sorted(given), await CasesAsync(desk.App.Agent, survey, $"?agent={annsId}"));
        foreach (var all in new[] { desk.App.Supervisor, desk.App.Admin, desk.Partner })
            Assert.Equal(Sorted(meis, replied, given, customers), await CasesAsync(all, survey));
        Assert.Equal(Sorted(meis, replied), await CasesAsync(desk.App.Supervisor, survey, $"?agent={mei}"));

        foreach (var hidden in new[] { meis, customers })
            (await ann.GetAsync(SurveyDesk.PathOf(invitations[hidden]))).ShouldBeProblem(404, "survey_invitation_not_found");
        foreach (var seen in new[] { replied, given })
            (await ann.GetAsync(SurveyDesk.PathOf(invitations[seen]))).ShouldBe(200);
    }

    [Fact]
    public async Task An_agent_reads_page_by_page_past_those_of_others()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var (ann, _) = await AgentAsync(desk, "Ann");
        var own = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            await SolvedAsync(desk);
            own.Add(await SolvedAsync(desk, repliedBy: ann));
        }
        await desk.UntilReadAsync();

        var read = new List<string>();
        for (var next = "?limit=2"; next is not null; )
        {
            var page = await ann.GetAsync($"/v1/surveys/{survey}/invitations{next}");
            page.ShouldBe(200);
            read.AddRange(page.Items.Select(i => i!["subject"].Str("id")!));
            next = page.Json.Str("nextCursor") is { } cursor ? $"?limit=2&cursor={cursor}" : null;
        }

        Assert.Equal(own.Order(), read.Order());
    }

    [Fact]
    public async Task Events_tell_agents_no_ratings_of_others()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var (ann, _) = await AgentAsync(desk, "Ann");
        var sent = await desk.SentAsync(await desk.SurveyAsync());
        var link = $"/v1/survey-responses/{SurveyDesk.TokenOf(sent)}";
        (await desk.App.Anonymous.PostAsync(link, new { rating = 2, reasons = new[] { "speed" } })).ShouldBe(200);
        (await desk.App.Anonymous.PostAsync(link, new { rating = 1, reasons = new[] { "speed" } })).ShouldBe(200);
        await desk.App.Database.UntilReadAsync("survey-follow-ups");
        const string types = "survey.answered,survey.answer_changed,survey_follow_up.opened";

        var toAnn = await Desk.FeedAsync(ann, types, 3);
        var timeline = await ann.GetAsync($"/v1/tickets/{sent["subject"].Str("id")}/timeline?limit=200");
        timeline.ShouldBe(200);
        var shown = timeline.Items.Where(e => types.Split(',').Contains(e.Str("type")));
        Assert.Equal(3, shown.Count());
        foreach (var e in toAnn.Concat(shown))
        {
            Assert.Null(e!["data"]!["rating"]);
            Assert.Empty(e["data"]!["reasons"]?.AsArray() ?? []);
        }

        foreach (var reader in new[] { desk.App.Agent, desk.App.Supervisor, desk.App.Admin })
            Assert.Equal(["2", """{"before":2,"after":1}""", "2"], (await Desk.FeedAsync(reader, types, 3)).Select(e => e!["data"]!["rating"]!.ToJsonString()));
        Assert.Equal(["2", """{"before":2,"after":1}"""], (await Desk.FeedAsync(desk.Partner, types, 2)).Select(e => e!["data"]!["rating"]!.ToJsonString()));
    }

    private static async Task<(Caller Caller, string Id)> AgentAsync(SurveyDesk desk, string name)
    {
        var agent = await desk.App.Admin.PostAsync("/v1/agents", new { name });
        agent.ShouldBe(201);
        var key = await desk.App.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name,
                kind = "agent",
                agentId = agent.Text("id"),
            }
        );
        key.ShouldBe(201);
        return (desk.App.With(key.Text("key")), agent.Text("id"));
    }

    /// <summary>A ticket that the demo agent solved, in which somebody may have replied; answers its id.</summary>
    private static async Task<string> SolvedAsync(SurveyDesk desk, Caller? repliedBy = null)
    {
        var ticket = $"/v1/tickets/{(await desk.Desk.OpenAsync()).Text("id")}";
        if (repliedBy is not null)
            (await repliedBy.PostAsync($"{ticket}/messages", new { body = "We look into it." })).ShouldBe(201);
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        return ticket.Split('/')[^1];
    }

    private static async Task<string[]> CasesAsync(Caller caller, Guid survey, string query = "")
    {
        var page = await caller.GetAsync($"/v1/surveys/{survey}/invitations{query}");
        page.ShouldBe(200);
        return [.. page.Items.Select(i => i!["subject"].Str("id")!).Order(StringComparer.Ordinal)];
    }

    private static string[] Sorted(params string[] ids) => [.. ids.Order(StringComparer.Ordinal)];
}
