using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Invitations;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>From a solved ticket to the figures, and what is corrected afterwards.</summary>
public sealed class CountingACase
{
    [Fact]
    public async Task A_case_counts_as_it_was_when_it_ended_and_is_corrected_until_it_is_reopened()
    {
        await using var desk = await SurveyDesk.SetAsync();
        var survey = await desk.SurveyAsync();
        var agent = await desk.App.Admin.PostAsync("/v1/agents", new { name = "Noor Haddad" });
        agent.ShouldBe(201);
        var meiLin = (await desk.App.Admin.GetAsync("/v1/agents")).Items.Single(a => a!["name"]!.GetValue<string>() == "Mei Lin")!["id"]!.GetValue<string>();
        var ticket = await desk.SolveAsync();

        Assert.Equal(["Mei Lin: invited 1, scheduled 1, n 0"], await ByAgentAsync(desk, survey));

        var invitation = await desk.InvitationAsync(survey, ticket);
        await desk.App.AdvanceAsync("PT2H");
        Assert.Equal(["Mei Lin: invited 1, scheduled 0, n 0"], await ByAgentAsync(desk, survey));

        await AnswerAsync(desk, invitation, 5);
        Assert.Equal(["Mei Lin: invited 1, scheduled 0, n 1"], await ByAgentAsync(desk, survey));
        Assert.Equal(1, (await ResultsAsync(desk, survey, "groupBy=category&minimumSample=1"))["score"]!.GetValue<double>());

        await AnswerAsync(desk, invitation, 2);
        Assert.Equal(0, (await ResultsAsync(desk, survey, "groupBy=category&minimumSample=1"))["score"]!.GetValue<double>());

        // It was somebody else's after all, and something else.
        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId = agent.Text("id") })).ShouldBe(200);
        Assert.Equal(["Noor Haddad: invited 1, scheduled 0, n 1"], await ByAgentAsync(desk, survey));

        // What is done once it goes on is about another end of it.
        (await desk.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
        (await desk.App.Supervisor.PostAsync($"{ticket}/assign", new { agentId = meiLin })).ShouldBe(200);
        Assert.Equal(["Noor Haddad: invited 1, scheduled 0, n 1"], await ByAgentAsync(desk, survey));
        (await desk.App.Agent.PostAsync($"{ticket}/solve")).ShouldBe(200);
        Assert.Equal(["Mei Lin: invited 1, scheduled 1, n 0", "Noor Haddad: invited 1, scheduled 0, n 1"], await ByAgentAsync(desk, survey));

        // Reopened before it is sent, the customer is not asked.
        (await desk.App.Agent.PostAsync($"{ticket}/reopen")).ShouldBe(200);
        await desk.UntilReadAsync();
        var results = await ResultsAsync(desk, survey, "");
        Assert.Equal("""{"reopened":1}""", results["cancelled"]!.ToJsonString());
        Assert.True((await RecomputingFigures.RecomputeAsync(desk.App, survey))["same"]!.GetValue<bool>());
    }

    private static Task AnswerAsync(SurveyDesk desk, JsonNode invitation, int rating) =>
        desk.ChangeAsync(
            async (db, now) =>
            {
                var id = Guid.Parse(invitation["id"]!.GetValue<string>());
                var row = await db.Set<SurveyInvitation>().SingleAsync(i => i.Id == id);
                Assert.Null(row.Take(new(rating, ["speed"], null, new Dictionary<string, SurveyAnswerValue>(), now), now));
                return true;
            }
        );

    private static async Task<string[]> ByAgentAsync(SurveyDesk desk, Guid survey) =>
        [
            .. (await ResultsAsync(desk, survey, "groupBy=agent"))["groups"]!
                .AsArray()
                .Where(g => g!["invited"]!.GetValue<int>() > 0)
                .Select(g => $"{g!["name"]}: invited {g["invited"]}, scheduled {g["scheduled"]}, n {g["n"]}")
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<JsonNode> ResultsAsync(SurveyDesk desk, Guid survey, string query)
    {
        await desk.UntilReadAsync();
        await desk.App.Database.UntilReadAsync("survey_figures");
        var answer = await desk.App.Supervisor.GetAsync($"/v1/surveys/{survey}/results?from=2027-01-04&to=2027-01-05&{query}".TrimEnd('&'));
        answer.ShouldBe(200);
        return answer.Json;
    }
}
