using System.Text.Json.Nodes;

namespace BitP.SupportApi.Prepare;

/// <summary>The types of the SDK: the schemas of the contract without pages, and what operations take in the query.</summary>
internal sealed class Types
{
    private readonly Dictionary<string, string> _names;

    public Types(Contract contract)
    {
        _names = contract.Schemas.Where(s => !contract.Pages.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => NameFor(s.Key, contract));
        foreach (var (name, renamed) in _names)
        {
            var schema = OpenApi30.Schema(contract.Schemas[name]!, NameOf);
            // Answers may gain members at any time, and hand them on.
            if (schema["type"]?.ToString() == "object")
                schema["additionalProperties"] = contract.IsAnswered(name);
            // In a patch every member may be left out; those that cannot be null are told apart so.
            if (contract.Patches.Contains(name))
                schema["required"] = new JsonArray([.. schema["properties"]!.AsObject().Where(m => !IsNullable(m.Value!)).Select(m => (JsonNode)m.Key)]);
            Add(renamed, schema);
        }
    }

    public JsonObject Schemas { get; } = [];

    /// <summary>What the SDK calls a schema of the contract.</summary>
    public string NameOf(string schema) => _names.GetValueOrDefault(schema, schema);

    /// <summary>Makes a type of what an operation takes in the query, if it takes something, and gives its name.</summary>
    public string? AddQuery(Operation operation)
    {
        var members = operation.Parameters("query").Select(p => KeyValuePair.Create((string)p["name"]!, (JsonNode?)Member(operation, p))).ToList();
        if (members.Count == 0)
            return null;
        var name = $"{operation.Id}Query";
        Add(
            name,
            new()
            {
                ["type"] = "object",
                ["description"] = $"What {operation.Id} takes in the query.",
                ["additionalProperties"] = false,
                ["properties"] = new JsonObject(members),
            }
        );
        return name;
    }

    private JsonObject Member(Operation operation, JsonNode parameter)
    {
        var schema = OpenApi30.Schema(parameter["schema"]!, NameOf);
        var member = schema;
        if (schema.ContainsKey("enum"))
        {
            var name = (string)parameter["name"]!;
            var type = Words.Singular(Words.Noun(operation.Id)) + Words.Pascal(name);
            schema.Remove("nullable");
            schema["description"] = $"Values of {operation.Id}'s {name}.";
            Add(type, schema);
            member = new() { ["oneOf"] = new JsonArray(new JsonObject { ["$ref"] = Reference.To(type) }) };
        }
        member["description"] = (string?)parameter["description"];
        member["nullable"] = true;
        return member;
    }

    private void Add(string name, JsonObject schema)
    {
        if (!Schemas.TryAdd(name, schema))
            throw new InvalidDataException($"two types are called {name}");
    }

    // Answers lose the suffix, types of one use case are called after what it is about.
    private static string NameFor(string schema, Contract contract)
    {
        var operation = contract.Operations.Select(o => o.Id).Where(id => schema.StartsWith(id, StringComparison.Ordinal)).MaxBy(id => id.Length);
        if (operation is null || schema == $"{operation}Request")
            return schema.EndsWith("Response", StringComparison.Ordinal) ? schema[..^"Response".Length] : schema;
        var noun = Words.Noun(operation);
        if (contract.Patches.Contains(schema))
            return $"{noun}Patch";
        return schema[operation.Length..] switch
        {
            "Response" => noun,
            var rest when rest.StartsWith(noun, StringComparison.Ordinal) => rest,
            var rest => noun + rest,
        };
    }

    private static bool IsNullable(JsonNode schema) => (bool?)schema["nullable"] ?? false;
}
