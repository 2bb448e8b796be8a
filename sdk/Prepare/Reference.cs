using System.Text.Json.Nodes;

namespace BitP.SupportApi.Prepare;

/// <summary>A reference to a schema that has a name.</summary>
internal static class Reference
{
    private const string Schemas = "#/components/schemas/";

    public static string To(string name) => Schemas + name;

    public static string? NameIn(JsonNode? schema) => schema is JsonObject members ? ((string?)members["$ref"])?[Schemas.Length..] : null;
}
