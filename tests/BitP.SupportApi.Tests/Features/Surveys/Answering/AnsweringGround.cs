using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Surveys.Answering;

internal sealed class AnsweringGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new("surveyLink", async ground => (await AskedCustomer.AskAsync(ground.App)).Token)
            {
                Parameter = "token",
                Below = "/v1/survey-responses/",
                IsEverybodys = true,
            },
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "AnswerSurvey",
                "anonymous",
                """
                {
                  "rating": 2, "reasons": ["speed", "attitude"], "comment": "Slow.",
                  "answers": { "solved": { "choice": "no" }, "missing": { "text": "The refund." }, "channels": { "choices": ["app"] }, "effort": { "rating": 1 } }
                }
                """
            ),
        ];
}
