using System.Text.Json.Nodes;

namespace BitP.SupportApi.Prepare;

/// <summary>The contract, and what its schemas are there for.</summary>
internal sealed class Contract
{
    private static readonly string[] Methods = ["get", "put", "post", "patch", "delete"];

    private readonly JsonNode _document;
    private readonly HashSet<string> _answers = [];

    public Contract(JsonNode document)
    {
        _document = document;
        Schemas = document["components"]!["schemas"]!.AsObject();
        Operations =
        [
            .. from path in document["paths"]!.AsObject()
            from method in Methods
            where path.Value![method] is not null
            select new Operation(path.Key, method, path.Value[method]!.AsObject()),
        ];
        Patches = [.. Operations.Select(o => Reference.NameIn(o.BodyAs(Operation.MergePatch))).OfType<string>()];
        // A body with items is not a page of them.
        var bodies = Operations.Select(o => Reference.NameIn(o.BodyAs(Operation.Json))).ToHashSet();
        Pages = (
            from schema in Schemas
            where !bodies.Contains(schema.Key)
            let item = ItemIn(schema.Value!)
            where item is not null
            select (schema.Key, item)
        ).ToDictionary();
        foreach (var operation in Operations)
            SeeAnswers(operation.AnswerSchemas);
    }

    public string Title => (string)_document["info"]!["title"]!;

    public string Version => (string)_document["info"]!["version"]!;

    public IEnumerable<(string Name, string? Description)> Tags => _document["tags"]!.AsArray().Select(t => ((string)t!["name"]!, (string?)t["description"]));

    public IReadOnlyList<Operation> Operations { get; }

    public JsonObject Schemas { get; }

    /// <summary>The schemas of merge patches.</summary>
    public HashSet<string> Patches { get; }

    /// <summary>The schemas of pages, each with that of its items.</summary>
    public IReadOnlyDictionary<string, string> Pages { get; }

    /// <summary>Whether an answer holds the schema, at any depth.</summary>
    public bool IsAnswered(string schema) => _answers.Contains(schema);

    /// <summary>The schema of what is read at a path.</summary>
    public string? ResourceAt(string path) => Operations.FirstOrDefault(o => o.Path == path && o.Method == "get")?.AnswerOf("200");

    private static string? ItemIn(JsonNode schema) =>
        schema["properties"] is JsonObject members && string.Join(',', members.Select(m => m.Key)) is "items" or "items,nextCursor"
            ? Reference.NameIn(members["items"]!["items"])
            : null;

    private void SeeAnswers(IEnumerable<JsonNode?> nodes)
    {
        foreach (var node in nodes)
        {
            if (Reference.NameIn(node) is { } name && _answers.Add(name))
                SeeAnswers([Schemas[name]]);
            SeeAnswers(
                node switch
                {
                    JsonObject members => members.Select(m => m.Value),
                    JsonArray items => items,
                    _ => [],
                }
            );
        }
    }
}
