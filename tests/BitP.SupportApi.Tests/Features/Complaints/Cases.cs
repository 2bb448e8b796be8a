using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>What tests of complaints send and read.</summary>
internal static class Cases
{
    public const string Root = "/v1/complaints";

    public static readonly string[] Points = ["It took nine days.", "Nobody answered my questions."];

    /// <summary>What a partner sends for a customer of its own, with other members as <paramref name="with"/> has them.</summary>
    public static JsonObject Filed(object? with = null) =>
        Desk.Merge(
            Desk.Merge(
                [],
                new
                {
                    description = "My withdrawal was held for nine days, and nobody said why.",
                    customer = new { externalId = "someone", email = "someone@example.com" },
                    kind = "funds",
                    points = Points,
                    language = "en",
                }
            ),
            with
        );

    /// <summary>The path of a new complaint.</summary>
    public static async Task<string> FileAsync(this Caller caller, object? with = null)
    {
        var filed = await caller.PostAsync(Root, Filed(with));
        filed.ShouldBe(201);
        return filed.Header("Location")!;
    }

    /// <summary>The same, acknowledged.</summary>
    public static async Task<string> FileAcknowledgedAsync(this Caller caller, SupportApp app, object? with = null)
    {
        var path = await caller.FileAsync(with);
        await app.Agent.DoneAsync($"{path}/acknowledge");
        return path;
    }

    /// <summary>Takes a step, which is allowed.</summary>
    public static async Task<Answer> DoneAsync(this Caller caller, string path, object? body = null)
    {
        var answer = await caller.PostAsync(path, body);
        answer.ShouldBe(200);
        return answer;
    }

    public static object Under(params string[] regimes) => new { regimes };

    public static object Asked(string topic, string answerBy = "2027-01-11T09:00:00Z", string? formField = null) =>
        new
        {
            items = new[]
            {
                new
                {
                    topic,
                    what = "Please tell us.",
                    formField,
                },
            },
            answerBy,
        };

    /// <summary>A decision with a finding for each of the points, both points when none is named.</summary>
    public static JsonObject Decision(params int[] points) =>
        Desk.Merge(
            [],
            new
            {
                outcome = "upheld",
                reasons = "It took too long.",
                deviationReason = "It is another case.",
                findings = (points is [] ? [1, 2] : points).Select(pointId => new { pointId, finding = "We were slow." }),
                steps = "We asked those who ran the check.",
                communications = "Two letters.",
                followUp = "The fee is paid back.",
            }
        );

    public static object Summary => Desk.Merge(Decision(), new { summaryResolution = true, findings = (object?)null });

    /// <summary>The clock of a step by one of the regimes.</summary>
    public static JsonNode Clock(this Answer complaint, string regime, string step) =>
        complaint["regimes"]!.AsArray().Single(r => r.Str("key") == regime)!["steps"]!.AsArray().Single(s => s.Str("step") == step)!;

    /// <summary>By when it has to be acknowledged, told of, decided, and decided at the latest.</summary>
    public static IReadOnlyList<string?> Limits(this Answer complaint) =>
        [.. new[] { "acknowledgeBy", "nextUpdateBy", "decideBy", "longStopBy" }.Select(name => complaint["deadlines"].Str(name))];

    public static bool IsLate(this JsonNode clock) => clock["late"]!.GetValue<bool>();

    /// <summary>The types of all that happened, oldest first.</summary>
    public static async Task<string[]> TypesAsync(this Caller staff, string path) =>
        [.. (await staff.GetAsync($"{path}/timeline?limit=200")).Items.Select(e => e.Str("type")!)];

    /// <summary>A document as plain text.</summary>
    public static async Task<string> LetterAsync(this Caller caller, string path, string kind)
    {
        var letter = await caller.GetAsync($"{path}/documents/{kind}", ("Accept", "text/plain"));
        letter.ShouldBe(200);
        return letter.Raw;
    }

    /// <summary>The kinds of the documents, oldest first.</summary>
    public static async Task<string[]> LettersAsync(this Caller caller, string path) =>
        [.. (await caller.GetAsync($"{path}/documents")).Items.Select(d => d.Str("kind")!)];
}
