using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Describes the types that have converters of their own, of which the framework knows nothing.</summary>
internal static class SchemaTransformer
{
    public static Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum)
            schema.Enum = NamesOf(type, orNull: type != context.JsonTypeInfo.Type);
        var (form, format) = Form(type);
        if (form is null)
            return Task.CompletedTask;
        var nullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null || context.JsonPropertyInfo is { IsGetNullable: true };
        schema.Type = form | (nullable ? JsonSchemaType.Null : 0);
        schema.Format = format;
        return Task.CompletedTask;
    }

    private static List<JsonNode> NamesOf(Type type, bool orNull) =>
        [.. Enum.GetNames(type).Select(name => (JsonNode)EnumConverter.NameOf(type, name)), .. orNull ? [JsonNullSentinel.JsonNull] : Array.Empty<JsonNode>()];

    private static (JsonSchemaType?, string?) Form(Type type)
    {
        if (type == typeof(string))
            return (JsonSchemaType.String, null);
        if (type == typeof(DateTimeOffset))
            return (JsonSchemaType.String, "date-time");
        if (type == typeof(TimeSpan))
            return (JsonSchemaType.String, "duration");
        return (null, null);
    }
}
