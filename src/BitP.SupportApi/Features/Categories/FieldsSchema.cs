using System.Text.Json.Nodes;

namespace BitP.SupportApi.Features.Categories;

/// <summary>Writes the fields of a category as JSON Schema (draft 2020-12), from which a form can be made and checked.</summary>
internal static class FieldsSchema
{
    private const string NotBlank = @"\S";

    public static JsonObject Of(Category category, string language) =>
        new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["properties"] = new JsonObject(category.Fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)Of(f, language)))),
            ["required"] = new JsonArray([.. category.Fields.Where(f => f.Required).Select(f => JsonValue.Create(f.Name))]),
            ["additionalProperties"] = false,
        };

    private static JsonObject Of(FieldDefinition field, string language)
    {
        var schema = new JsonObject
        {
            ["type"] = field.Type switch
            {
                FieldType.Number => "number",
                FieldType.Boolean => "boolean",
                _ => "string",
            },
            ["title"] = field.Label.In(language),
        };
        if (field.Help is { } help)
            schema["description"] = help.In(language);
        if (field.Type is FieldType.Instant)
            schema["format"] = "date-time";
        if (field.MinLength is { } minLength)
            schema["minLength"] = minLength;
        if (field.MaxLength is { } maxLength)
            schema["maxLength"] = maxLength;
        if ((field.Pattern ?? (field is { Type: FieldType.Text, Required: true } ? NotBlank : null)) is { } pattern)
            schema["pattern"] = pattern;
        if (field.Minimum is { } minimum)
            schema["minimum"] = minimum;
        if (field.Maximum is { } maximum)
            schema["maximum"] = maximum;
        if (field.Options is { } options)
            schema["oneOf"] = new JsonArray([.. options.Select(o => Of(o, language))]);
        return schema;
    }

    private static JsonObject Of(FieldOption option, string language) => new() { ["const"] = option.Value, ["title"] = option.Label.In(language) };
}
