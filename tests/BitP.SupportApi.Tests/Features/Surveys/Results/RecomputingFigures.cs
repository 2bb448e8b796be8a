using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Surveys.Definitions;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

/// <summary>Figures are counted anew from the invitations, while they go on being kept.</summary>
public sealed class RecomputingFigures
{
    [Fact]
    public async Task What_was_kept_wrong_is_put_right_and_said()
    {
        await using var app = await SupportApp.StartAsync();
        var random = new Random(4);
        var history = await SurveyHistory.BeginAsync(app);
        var survey = await history.SurveyAsync(SurveyKind.Csat);
        for (var i = 0; i < 30; i++)
            await history.DoSomethingAsync(
                await history.AnswerAsync(survey, history.Facts(random), history.Now.AddDays(-(i % 5)), 1 + (i % 5), partner: i % 2),
                random
            );
        await history.ReadAllAsync(random);
        var right = await history.CellsAsync();

        var same = await RecomputeAsync(app, survey);

        Assert.True(same["same"]!.GetValue<bool>());
        Assert.Equal((5, 30), (same["days"]!.GetValue<int>(), same["invitations"]!.GetValue<int>()));
        Assert.Equal(right, await history.CellsAsync());

        // Somebody restored half of an old copy.
        await app.Database.RunAsync("UPDATE survey_cells SET total = '{\"answers:1\":7}' WHERE dimension = 'Agent'");
        await app.Database.RunAsync("DELETE FROM survey_cells WHERE dimension = 'Language'");
        await app.Database.RunAsync("DELETE FROM survey_counts");
        var corrected = await RecomputeAsync(app, survey);

        Assert.False(corrected["same"]!.GetValue<bool>());
        Assert.Equal(5, corrected["daysCorrected"]!.GetValue<int>());
        Assert.Equal(right, await history.CellsAsync());
        await history.ReadAllAsync(random);
        Assert.Equal(right, await history.CellsAsync());
        await app.Supervisor.FirstEventAsync("survey.recomputation_ended", corrected["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Answers_that_come_meanwhile_are_counted_once()
    {
        await using var app = await SupportApp.StartAsync();
        var random = new Random(5);
        var history = await SurveyHistory.BeginAsync(app);
        var survey = await history.SurveyAsync(SurveyKind.Nps);
        var invitations = new List<Guid>();
        for (var i = 0; i < 40; i++)
            invitations.Add(await history.EndAsync(survey, history.Facts(random), history.Now.AddDays(-(i % 10)), partner: i % 2));

        var change = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
                await history.DoSomethingAsync(invitations[random.Next(invitations.Count)], random);
        });
        var read = Task.Run(async () =>
        {
            while (!change.IsCompleted)
                await history.ReadAllAsync(new(6));
        });
        while (!change.IsCompleted)
            await RecomputeAsync(app, survey);
        await Task.WhenAll(change, read);

        await history.ReadAllAsync(new(7));
        var kept = await history.CellsAsync();
        Assert.True((await RecomputeAsync(app, survey))["same"]!.GetValue<bool>());
        Assert.Equal(kept, await history.CellsAsync());
        Assert.Equal(40, await TotalAsync(app, history, survey));
    }

    [Fact]
    public async Task Asking_again_while_one_goes_on_answers_with_that_one()
    {
        await using var app = await SupportApp.StartAsync();
        var history = await SurveyHistory.BeginAsync(app, partners: 1, agents: 1);
        var survey = await history.SurveyAsync(SurveyKind.Csat);
        await app.Database.RunAsync(
            $"INSERT INTO survey_recomputations (id, survey_id, begun_at, next_day, days, invitations, days_corrected, version) SELECT id, id, created_at, created_at, 0, 0, 0, 1 FROM surveys WHERE content LIKE '%\"Asked\"%'"
        );

        var answer = await app.Supervisor.PostAsync($"/v1/surveys/{survey}/results/recompute");

        answer.ShouldBe(202);
        Assert.Equal(survey.ToString(), answer.Text("id"));
        Assert.Null(answer["same"]);
        Assert.Equal($"/v1/surveys/{survey}/results/recomputations/{survey}", answer.Header("Location"));
    }

    [Fact]
    public async Task It_is_for_leads_and_of_the_survey_that_it_is_of()
    {
        await using var app = await SupportApp.StartAsync();
        var history = await SurveyHistory.BeginAsync(app, partners: 1, agents: 1);
        var (survey, other) = (await history.SurveyAsync(SurveyKind.Csat), await history.SurveyAsync(SurveyKind.Ces));
        var id = (await RecomputeAsync(app, survey))["id"]!.GetValue<string>();

        (await app.Agent.PostAsync($"/v1/surveys/{survey}/results/recompute")).ShouldBeProblem(403, "actor_not_allowed");
        (await history.Partners[0].PostAsync($"/v1/surveys/{survey}/results/recompute")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Agent.GetAsync($"/v1/surveys/{survey}/results/recomputations/{id}")).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Supervisor.GetAsync($"/v1/surveys/{other}/results/recomputations/{id}")).ShouldBeProblem(404, "survey_recomputation_not_found");
        (await app.Supervisor.PostAsync($"/v1/surveys/{Guid.NewGuid()}/results/recompute")).ShouldBeProblem(404, "survey_not_found");
    }

    /// <summary>Has a survey recomputed, and answers what came of it.</summary>
    internal static async Task<JsonNode> RecomputeAsync(SupportApp app, Guid survey)
    {
        var begun = await app.Supervisor.PostAsync($"/v1/surveys/{survey}/results/recompute");
        begun.ShouldBe(202);
        var answer = begun.Json;
        await Polling.UntilAsync(
            async () =>
            {
                await app.AdvanceAsync("PT0.1S");
                return (answer = (await app.Supervisor.GetAsync(begun.Header("Location")!)).Json)["endedAt"] is not null;
            },
            "it is recomputed"
        );
        return answer;
    }

    private static async Task<long> TotalAsync(SupportApp app, SurveyHistory history, Guid survey)
    {
        var answer = await app.Supervisor.GetAsync(
            $"/v1/surveys/{survey}/results?from={history.Now.AddDays(-30):yyyy-MM-dd}&to={history.Now.AddDays(1):yyyy-MM-dd}"
        );
        answer.ShouldBe(200);
        return answer["invited"]!.GetValue<long>() + answer["suppressed"]!.AsObject().Sum(s => s.Value!.GetValue<long>());
    }
}
