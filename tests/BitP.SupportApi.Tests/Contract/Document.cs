using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>The contract as production serves it.</summary>
internal static class Document
{
    private static readonly Lazy<Task<(JsonObject V31, JsonObject V30, JsonArray Problems)>> Served = new(ServeAsync);

    private static readonly JsonObject FromFile = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "openapi", "support-api.v1.json")))!.AsObject();

    /// <summary>The contract as it is committed, which is what production serves: see <see cref="ApprovingTheContract"/>.</summary>
    public static JsonObject Whole() => FromFile;

    /// <summary>Its operations.</summary>
    public static IEnumerable<Described> Committed() => Operations(FromFile);

    public static async Task<JsonObject> Async() => (await Served.Value).V31;

    public static async Task<JsonObject> As30Async() => (await Served.Value).V30;

    public static async Task<JsonArray> ProblemsAsync() => (await Served.Value).Problems;

    public static IEnumerable<Described> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select new Described(operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject());

    /// <summary>The example of a body as it is sent: JSON, or a text.</summary>
    public static string Text(JsonNode example) => example is JsonValue value && value.TryGetValue<string>(out var text) ? text : example.ToJsonString();

    /// <summary>All named schemas, and all that are written where they are used.</summary>
    public static IEnumerable<(string Path, JsonObject Schema)> Schemas(JsonObject document)
    {
        foreach (var (name, schema) in document["components"]!["schemas"]!.AsObject())
        foreach (var part in Parts(name, schema!.AsObject()))
            yield return part;
        foreach (var operation in Operations(document))
        foreach (var (path, schema) in operation.InlineSchemas())
        foreach (var part in Parts(path, schema))
            yield return part;
    }

    /// <summary>The names of the schemas that a schema uses, directly or through others.</summary>
    public static HashSet<string> Reachable(JsonObject document, IEnumerable<JsonNode?> from)
    {
        var found = new HashSet<string>();
        var open = new Stack<JsonNode?>(from);
        while (open.TryPop(out var node))
            switch (node)
            {
                case JsonObject members:
                    if (members["$ref"]?.GetValue<string>().Split('/')[^1] is { } name && found.Add(name))
                        open.Push(document["components"]!["schemas"]![name]);
                    foreach (var member in members)
                        open.Push(member.Value);
                    break;
                case JsonArray items:
                    foreach (var item in items)
                        open.Push(item);
                    break;
            }
        return found;
    }

    private static IEnumerable<(string Path, JsonObject Schema)> Parts(string path, JsonObject schema)
    {
        yield return (path, schema);
        var parts = (schema["properties"]?.AsObject() ?? [])
            .Select(p => ($"{path}.{p.Key}", p.Value))
            .Concat(new[] { "items", "additionalProperties" }.Select(word => ($"{path}.{word}", schema[word])))
            .Concat(new[] { "oneOf", "allOf", "anyOf" }.SelectMany(word => (schema[word]?.AsArray() ?? []).Select((s, i) => ($"{path}.{word}[{i}]", s))));
        foreach (var (name, part) in parts)
            if (part is JsonObject inner)
                foreach (var found in Parts(name, inner))
                    yield return found;
    }

    private static async Task<(JsonObject, JsonObject, JsonArray)> ServeAsync()
    {
        await using var app = await SupportApp.StartAsync(("Environment", "Production"));
        var caller = app.Anonymous;
        return (
            (await caller.GetAsync("/openapi/v1.json")).Json.AsObject(),
            (await caller.GetAsync("/openapi/v1-3.0.json")).Json.AsObject(),
            (await caller.GetAsync("/v1/problems")).Items
        );
    }
}

/// <summary>One operation of the contract.</summary>
internal sealed partial record Described(string Method, string Path, JsonObject Json)
{
    public string Id => Json["operationId"]?.GetValue<string>() ?? "";

    public string Description => Json["description"]?.GetValue<string>() ?? "";

    public IEnumerable<JsonObject> Parameters => Json["parameters"]?.AsArray().Select(p => p!.AsObject()) ?? [];

    public JsonObject? RequestBody => Json["requestBody"]?.AsObject();

    public IEnumerable<(int Status, JsonObject Answer)> Answers =>
        Json["responses"]!.AsObject().Select(r => (int.Parse(r.Key, System.Globalization.CultureInfo.InvariantCulture), Said(r.Value!.AsObject())));

    // What several operations answer alike stands elsewhere in the document.
    private JsonObject Said(JsonObject answer) =>
        answer["$ref"]?.GetValue<string>() is { } shared ? Json.Root["components"]!["responses"]![shared.Split('/')[^1]]!.AsObject() : answer;

    public IEnumerable<int> Successes => Answers.Select(a => a.Status).Where(s => s is >= 200 and < 300);

    public bool IsSecured => Json["security"] is JsonArray { Count: > 0 };

    /// <summary>The kinds of callers that it is for, as the description says.</summary>
    public string[] Callers => Description.Split("for: ") is [.., var names] && IsSecured ? names.TrimEnd('.').Split(", ") : [];

    /// <summary>The query with the examples of what has to be in it, or to go with that; empty when nothing has.</summary>
    public string RequiredQuery =>
        Parameters.Where(p => p["in"]!.GetValue<string>() == "query" && p["example"] is not null).ToArray() is { Length: > 0 } shown
            ? "?" + string.Join('&', shown.Select(p => $"{p["name"]}={Uri.EscapeDataString(p["example"]!.GetValue<string>())}"))
            : "";

    public JsonObject? Parameter(string name) => Parameters.FirstOrDefault(p => p["name"]!.GetValue<string>() == name);

    /// <summary>The example of the request, with its media type.</summary>
    public (string MediaType, JsonNode? Example)? Request =>
        RequestBody?["content"]!.AsObject().First() is { } content ? (content.Key, content.Value!["example"]) : null;

    public IEnumerable<JsonNode?> AnswerSchemas => Answers.SelectMany(a => a.Answer["content"]?.AsObject() ?? []).Select(c => c.Value!["schema"]);

    public IEnumerable<JsonNode?> RequestSchemas => (RequestBody?["content"]?.AsObject() ?? []).Select(c => c.Value!["schema"]);

    public IEnumerable<(string Path, JsonObject Schema)> InlineSchemas() =>
        Parameters
            .Select(p => ($"{Id}.{p["name"]}", p["schema"]))
            .Concat(AnswerSchemas.Select(s => ($"{Id} answer", s)))
            .Concat(RequestSchemas.Select(s => ($"{Id} request", s)))
            .Where(s => s.Item2 is JsonObject)
            .Select(s => (s.Item1, s.Item2!.AsObject()));

    public IEnumerable<string> PathParameters => PathParameter().Matches(Path).Select(m => m.Groups[1].Value);

    /// <summary>The path with <c>$ticket</c> and so on for what it is to be done to.</summary>
    public string Aim => PathParameter().Replace(Path, m => $"${Thing.Of(Path, m.Groups[1].Value).Name}");

    /// <summary>Who has the fewest rights of those that it is for.</summary>
    public string Caller =>
        Callers switch
        {
            [] => "anonymous",
            var callers when callers.Contains("partner") => "partner",
            var callers when callers.Contains("agent") => "agent",
            var callers when callers.Contains("supervisor") => "supervisor",
            _ => "admin",
        };

    public override string ToString() => $"{Method} {Path}";

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PathParameter();
}
