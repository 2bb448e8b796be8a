using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Describes the types that have converters of their own, of which the framework knows nothing.</summary>
internal static class SchemaTransformer
{
    public static async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = context.JsonTypeInfo;
        var value = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (value.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = NamesOf(value);
            if (value != type.Type)
            {
                // The framework looks for comments on the type as it is used, and Nullable<> has none.
                schema.Description ??= (await context.GetOrCreateSchemaAsync(value, cancellationToken: ct)).Description;
                NullableReference.Mark(schema, value.Name);
            }
        }
        else if (PatchedBy(value) is { } patched)
            NullableReference.Mark(schema, OpenApiSetup.NameOf(patched));
        else if (Form(value) is { } form)
        {
            var nullable = value != type.Type || context.JsonPropertyInfo is { IsGetNullable: true };
            schema.Type = form.Type | (nullable ? JsonSchemaType.Null : 0);
            (schema.Format, schema.Pattern, schema.MaxLength) = (form.Format, form.Pattern, form.MaxLength);
        }
        else if (IsFree(value) && context.JsonPropertyInfo is not null)
        {
            schema.Type = JsonSchemaType.Object;
            schema.AdditionalProperties = new OpenApiSchema();
        }
        else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { IsEnum: true } named })
        {
            var description = (await context.GetOrCreateSchemaAsync(named, cancellationToken: ct)).Description;
            var items = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = NamesOf(named),
                Description = description,
            };
            NullableReference.Mark(items, named.Name);
            schema.Items = items;
        }
        else if (type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } item })
            schema.Items ??= Of(item);
        else if (type is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } member })
            schema.AdditionalProperties ??= Of(member);

        if (context.JsonPropertyInfo?.AttributeProvider?.IsDefined(typeof(EventTypesAttribute), inherit: false) is true)
            Catalogues.MarkEventTypes(schema);
        if (type.Kind is JsonTypeInfoKind.Object && schema.Required is { } required)
            foreach (var property in type.Properties.Where(IsOmittedWhenNull))
                required.Remove(property.Name);
        if (context.JsonPropertyInfo is { } own && IsOmittedWhenNull(own) && schema.Type is { } some)
            schema.Type = some & ~JsonSchemaType.Null;
    }

    /// <summary>JSON of any form; in bodies it is always an object, whose members depend on something else.</summary>
    public static bool IsFree(Type type) => type == typeof(JsonElement) || type == typeof(JsonObject);

    /// <summary>What a merge patch changes, which is described like the body of a PATCH; null for anything else.</summary>
    public static Type? PatchedBy(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(MergePatch<>) ? type.GetGenericArguments()[0] : null;

    /// <summary>A body that is no JSON.</summary>
    public static bool IsText(Type type) => type.IsAssignableTo(typeof(IOwnBody));

    private static List<JsonNode> NamesOf(Type type) => [.. EnumNames.Of(type).Select(name => (JsonNode)name)];

    private static OpenApiSchema? Of(Type type) =>
        Form(type) is { } form
            ? new()
            {
                Type = form.Type,
                Format = form.Format,
                Pattern = form.Pattern,
                MaxLength = form.MaxLength,
            }
        : IsFree(type) ? new()
        : null;

    private static TextForm? Form(Type type)
    {
        if (type == typeof(string) || IsText(type))
            return new(JsonSchemaType.String);
        if (type == typeof(DateTimeOffset))
            return new(JsonSchemaType.String, Format: "date-time");
        // The format "duration" of JSON Schema (RFC 3339 appendix A) has no fractions.
        if (type == typeof(TimeSpan))
            return new(JsonSchemaType.String, Pattern: Durations.Form, MaxLength: Durations.MaxLength);
        return null;
    }

    private static bool IsOmittedWhenNull(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), true)
            is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    private sealed record TextForm(JsonSchemaType Type, string? Format = null, string? Pattern = null, int? MaxLength = null);
}
