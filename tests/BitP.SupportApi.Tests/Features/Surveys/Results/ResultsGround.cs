using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Surveys.Results;

internal sealed class ResultsGround : FeatureGround
{
    public override IEnumerable<Thing> Things => [new("surveyRecomputation", RecomputationAsync) { IsEverybodys = true }];

    private static async Task<string> RecomputationAsync(Ground ground)
    {
        var begun = await ground.App.Admin.PostAsync($"/v1/surveys/{await ground.IdAsync("survey")}/results/recompute");
        begun.ShouldBe(202);
        return begun.Text("id");
    }
}
