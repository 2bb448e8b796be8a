using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Prepare;

/// <summary>The methods of the SDK: the operations of the contract by their groups, with what the templates need to know.</summary>
internal sealed partial class Operations(Contract contract, Types types)
{
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["403"] = "ForbiddenException",
        ["404"] = "NotFoundException",
        ["409"] = "ConflictException",
        ["412"] = "PreconditionFailedException",
    };

    // What any operation may meet is said once, at the exceptions.
    private static readonly string[] General = ["actor_not_allowed", "scope_missing", "concurrent_change", "version_mismatch"];

    public JsonObject Paths()
    {
        var paths = new JsonObject();
        var names = new HashSet<string>();
        foreach (var operation in contract.Operations)
        {
            var name = $"{operation.Group}_{operation.Name}";
            if (!names.Add(name))
                throw new InvalidDataException($"two operations are called {name}");
            paths.TryAdd(operation.Path, new JsonObject());
            paths[operation.Path]![operation.Method] = Prepare(operation, name);
        }
        return paths;
    }

    private JsonObject Prepare(Operation operation, string name)
    {
        var (status, success) = operation.Answers.First(a => a.Status.StartsWith('2'));
        var answer = operation.AnswerOf(status);
        var text = success["content"] is JsonObject content && !content.ContainsKey(Operation.Json) ? content.First().Key : null;
        // What is sent in lines may be very long.
        var stream = text is not null && success["content"]!.AsObject().Any(c => c.Key.EndsWith("jsonl", StringComparison.Ordinal));
        if (success["content"] is not null && answer is null && text is null)
            throw new InvalidDataException($"{operation.Id} answers {status} without a named schema");

        var item = answer is not null && contract.Pages.TryGetValue(answer, out var ofPage) ? types.NameOf(ofPage) : null;
        var result =
            stream ? "System.IO.Stream"
            : text is not null ? "string"
            : item is not null ? $"Page<{item}>"
            : answer is not null ? types.NameOf(answer)
            : null;
        var goesOn = item is not null && operation.Parameter("query", "cursor") is not null;
        var isVersioned = (bool?)operation.Parameter("header", "If-Match")?["required"] == true;
        var resource = isVersioned && contract.ResourceAt(operation.Path) is { } read ? types.NameOf(read) : null;

        return Known(
            ("tags", new JsonArray(operation.Group)),
            ("operationId", name),
            ("summary", operation.Text("summary")),
            ("description", operation.Text("description")),
            ("parameters", new JsonArray([.. operation.Parameters("path").Select(PathParameter)])),
            ("requestBody", Body(operation)),
            ("responses", new JsonObject { [status] = new JsonObject { ["description"] = "" } }),
            ("x-address", $"{operation.Method.ToUpperInvariant()} {operation.Path}"),
            ("x-operation", operation.Id),
            ("x-method", Words.Pascal(operation.Method)),
            ("x-refusals", string.Join('\n', Refusals(operation))),
            ("x-query", types.AddQuery(operation)),
            ("x-media", operation.SendsText ? operation.MediaType : null),
            ("x-patch", operation.IsPatch ? "true" : null),
            ("x-idempotent", operation.Parameter("header", "Idempotency-Key") is not null ? "true" : null),
            ("x-versioned", isVersioned ? "true" : null),
            ("x-resource", resource is null ? null : Words.Camel(resource)),
            ("x-resource-type", resource),
            ("x-result", result),
            ("x-text", text),
            ("x-stream", stream ? "true" : null),
            ("x-item", goesOn ? item : null),
            ("x-all", goesOn ? Words.Whole(operation.Name) : null)
        );
    }

    private static JsonNode PathParameter(JsonNode parameter)
    {
        var prepared = parameter.DeepClone();
        // What has a key is named by it.
        prepared["x-member"] = ((string)parameter["name"]!).EndsWith("Key", StringComparison.Ordinal) ? "Key" : "Id";
        // What has a reference can be named by either. A number within something else is neither.
        if (
            parameter["schema"]!["type"]?.ToString() == "string"
            && parameter["schema"]!["format"]?.ToString() != "uuid"
            && ((string)parameter["name"]!).EndsWith("Id", StringComparison.Ordinal)
        )
            prepared["x-by-reference"] = "true";
        return prepared;
    }

    private JsonObject? Body(Operation operation) =>
        operation.MediaType is { } media
            ? new()
            {
                ["required"] = operation.MustHaveBody,
                ["x-name"] =
                    operation.SendsText ? media.Split('/')[1]
                    : operation.IsPatch ? "patch"
                    : "request",
                ["content"] = new JsonObject { [Operation.Json] = new JsonObject { ["schema"] = OpenApi30.Schema(operation.BodyAs(media)!, types.NameOf) } },
            }
            : null;

    private static IEnumerable<string> Refusals(Operation operation) =>
        from answer in operation.Answers
        where Exceptions.ContainsKey(answer.Status)
        from Match problem in Problem().Matches((string?)answer.Answer["description"] ?? "")
        where !General.Contains(problem.Groups["code"].Value)
        select $"{Exceptions[answer.Status]}|{problem.Groups["code"]}: {problem.Groups["title"]}";

    private static JsonObject Known(params IEnumerable<(string Name, JsonNode? Value)> members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value)));

    [GeneratedRegex(@"^- `(?<code>\w+)`: (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Problem();
}
