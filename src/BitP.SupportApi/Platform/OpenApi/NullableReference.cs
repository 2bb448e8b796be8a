using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>A member that is either null or what a named schema says: the framework writes a choice of the two. Lists of what it says count as well.</summary>
internal static class NullableReference
{
    private const string Named = "support-named";

    /// <summary>Notes that a schema stands for a named one or null, which the framework writes out where it is used.</summary>
    public static void Mark(OpenApiSchema schema, string name) => (schema.Metadata ??= new Dictionary<string, object>())[Named] = name;

    /// <summary>The choice that a marked schema stands for, or a list of what its marked items stand for; any other schema as it is.</summary>
    public static IOpenApiSchema Name(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is OpenApiSchema { Items: { } items } list && Reference(items, document) is { Reference.Id: { } item })
            list.Items = new OpenApiSchemaReference(item, document);
        return Reference(schema, document) is { } reference
            ? new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, reference] }
            : schema;
    }

    private static OpenApiSchemaReference? Reference(IOpenApiSchema schema, OpenApiDocument document)
    {
        if (schema is not OpenApiSchema { Metadata: { } metadata } own || !metadata.TryGetValue(Named, out var name))
            return null;
        var id = (string)name;
        document.Components!.Schemas!.TryAdd(
            id,
            new OpenApiSchema
            {
                Type = own.Type,
                Enum = own.Enum,
                Description = own.Description,
            }
        );
        var reference = new OpenApiSchemaReference(id, document);
        reference.Reference.Description = own.Description;
        return reference;
    }

    /// <summary>The reference in a schema that is one, or a choice between one and null.</summary>
    public static OpenApiSchemaReference? Find(IOpenApiSchema? schema) =>
        schema as OpenApiSchemaReference
        ?? (schema is OpenApiSchema { OneOf: { Count: 2 } choice } && choice.Any(IsNull) ? choice.OfType<OpenApiSchemaReference>().SingleOrDefault() : null);

    public static bool Is(IOpenApiSchema? schema) => schema is OpenApiSchema && Find(schema) is not null;

    /// <summary>The same without null.</summary>
    public static IOpenApiSchema Require(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema own)
            return schema;
        if (Find(own) is { } reference)
            return reference;
        if (own.Type is { } type)
            own.Type = type & ~JsonSchemaType.Null;
        return own;
    }

    /// <summary>
    /// The description of a member stands beside the choice, not inside it. OpenAPI 3.0 has no null type and ignores what stands beside a
    /// reference: there null is the one value of a type that may be null, and a member that is described is the one part of an <c>allOf</c>.
    /// </summary>
    public static IOpenApiSchema Write(IOpenApiSchema schema, OpenApiDocument document, bool as30)
    {
        if (Find(schema) is not { Reference: { Id: { } id, Description: var description } })
            return schema;
        var bare = new OpenApiSchemaReference(id, document);
        if (!Is(schema))
            return as30 && description is not null ? new OpenApiSchema { Description = description, AllOf = [bare] } : schema;
        return as30
            ? new OpenApiSchema { Description = description, OneOf = [bare, NullOf(document.Components!.Schemas![id].Type)] }
            : new OpenApiSchema { Description = description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, bare] };
    }

    // Beside a reference nullable means nothing: it adds null to the type that it stands with.
    private static OpenApiSchema NullOf(JsonSchemaType? type) => new() { Type = type | JsonSchemaType.Null, Enum = [JsonNullSentinel.JsonNull] };

    private static bool IsNull(IOpenApiSchema schema) => schema is OpenApiSchema { Type: JsonSchemaType.Null };
}
