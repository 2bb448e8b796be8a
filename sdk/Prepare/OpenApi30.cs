using System.Text.Json.Nodes;

namespace BitP.SupportApi.Prepare;

/// <summary>OpenAPI 3.0 has no null type, and nothing may stand beside a reference.</summary>
internal static class OpenApi30
{
    /// <summary>A copy of the schema as OpenAPI 3.0 writes it, with other names in its references.</summary>
    public static JsonObject Schema(JsonNode schema, Func<string, string> rename)
    {
        var copy = schema.DeepClone().AsObject();
        Change(copy, rename);
        return copy;
    }

    private static void Change(JsonObject schema, Func<string, string> rename)
    {
        foreach (var inner in Inner(schema).OfType<JsonObject>())
            Change(inner, rename);

        schema.Remove("example");
        // The contract describes durations by their form, since no format of JSON Schema allows a fraction; NSwag knows them by this format.
        if (schema["pattern"]?.ToString().StartsWith("^-?P(", StringComparison.Ordinal) is true)
            schema["format"] = "duration";
        if (schema["type"] is JsonArray types)
        {
            var names = types.GetValues<string>().ToList();
            schema["nullable"] = names.Contains("null");
            schema["type"] = names.Find(n => n != "null");
        }
        if (schema["oneOf"] is JsonArray choices && choices.RemoveAll(c => c!["type"]?.ToString() == "null") > 0)
            schema["nullable"] = true;
        if (Reference.NameIn(schema) is { } name)
        {
            schema["$ref"] = Reference.To(rename(name));
            if (schema.ContainsKey("description") && schema.Remove("$ref", out var reference))
                schema["oneOf"] = new JsonArray(new JsonObject { ["$ref"] = reference });
        }
        if (schema["enum"] is JsonArray values)
            schema["x-enumNames"] = new JsonArray([.. values.GetValues<string>().Select(v => (JsonNode)Words.Value(v))]);
    }

    private static IEnumerable<JsonNode?> Inner(JsonObject schema) =>
        [
            .. schema["properties"]?.AsObject().Select(p => p.Value) ?? [],
            .. schema["oneOf"]?.AsArray() ?? [],
            .. schema["allOf"]?.AsArray() ?? [],
            schema["items"],
            schema["additionalProperties"],
        ];
}
