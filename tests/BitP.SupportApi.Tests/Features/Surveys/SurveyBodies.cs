using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Surveys;

/// <summary>What tests of surveys send.</summary>
internal static class SurveyBodies
{
    public const string SurveysPath = "/v1/surveys";

    /// <summary>A valid survey, with other members as <paramref name="with"/> has them.</summary>
    public static JsonObject Survey(object? with = null) =>
        Desk.Merge(
            JsonNode
                .Parse(
                    """
                    {
                      "name": "Solved tickets", "kind": "csat", "languages": ["en"],
                      "questions": [{ "kind": "rating", "text": { "en": "How was it?" } }],
                      "trigger": { "event": "ticket_solved" }
                    }
                    """
                )!
                .AsObject(),
            with
        );

    /// <summary>The same about cases of one partner only, so that others can have theirs.</summary>
    public static JsonObject SurveyOf(PartnerCaller partner, object? with = null) => Survey(Desk.Merge(new() { ["trigger"] = Trigger(partner) }, with));

    /// <summary>When a survey about tickets of one partner is due.</summary>
    public static JsonObject Trigger(PartnerCaller partner, string @event = "ticket_solved") =>
        new()
        {
            ["event"] = @event,
            ["when"] = new JsonObject { ["partner"] = new JsonArray(partner.PartnerId) },
        };

    public static async Task<Answer> SurveyMadeAsync(this Caller caller, JsonObject survey)
    {
        var created = await caller.PostAsync(SurveysPath, survey);
        created.ShouldBe(201);
        return created;
    }

    public static Task<Answer> ChangeAsync(this Caller caller, Answer survey, object changes) =>
        caller.PatchAsync($"{SurveysPath}/{survey.Text("id")}", changes, ("If-Match", survey.VersionTag!));
}
