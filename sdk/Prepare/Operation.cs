using System.Text.Json.Nodes;

namespace BitP.SupportApi.Prepare;

/// <summary>An operation as the contract describes it.</summary>
internal sealed record Operation(string Path, string Method, JsonObject Description)
{
    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";

    public string Id => Text("operationId")!;

    public string Group => Words.Group((string)Description["tags"]![0]!);

    /// <summary>What the SDK calls it in its group.</summary>
    public string Name => Words.Method(Group, Id);

    /// <summary>How its body is sent.</summary>
    public string? MediaType => Bodies.ContainsKey(MergePatch) ? MergePatch : Bodies.FirstOrDefault().Key;

    public bool IsPatch => MediaType == MergePatch;

    public bool SendsText => MediaType is { } media && !media.EndsWith("json", StringComparison.Ordinal);

    public bool MustHaveBody => (bool?)Description["requestBody"]!["required"] ?? false;

    /// <summary>By their statuses, in whichever order the contract has them.</summary>
    public IEnumerable<(string Status, JsonNode Answer)> Answers =>
        Description["responses"]!.AsObject().OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, Said(r.Value!)));

    public IEnumerable<JsonNode?> AnswerSchemas => Answers.SelectMany(a => a.Answer["content"]?.AsObject() ?? []).Select(c => c.Value!["schema"]);

    // What several operations answer alike stands elsewhere in the contract.
    private JsonNode Said(JsonNode answer) =>
        (string?)answer["$ref"] is { } shared ? Description.Root["components"]!["responses"]![shared.Split('/')[^1]]! : answer;

    private JsonObject Bodies => Description["requestBody"]?["content"]?.AsObject() ?? [];

    public string? Text(string member) => (string?)Description[member];

    public IEnumerable<JsonNode> Parameters(string place) => Description["parameters"]?.AsArray().Select(p => p!).Where(p => (string)p["in"]! == place) ?? [];

    public JsonNode? Parameter(string place, string name) => Parameters(place).FirstOrDefault(p => (string)p["name"]! == name);

    public JsonNode? BodyAs(string media) => Bodies[media]?["schema"];

    /// <summary>The name of the schema with which it answers a status.</summary>
    public string? AnswerOf(string status) => Reference.NameIn(Description["responses"]![status]?["content"]?[Json]?["schema"]);
}
