using System.Runtime.CompilerServices;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.OpenApi;

namespace BitP.SupportApi.Platform.OpenApi;

/// <summary>Tells in the contract what each value means, of enums and of the types of events.</summary>
internal static class Catalogues
{
    private const string TypesOfEvents = "support-event-types";

    /// <summary>Notes that a member is the type of an event.</summary>
    public static void MarkEventTypes(OpenApiSchema schema) => (schema.Metadata ??= new Dictionary<string, object>())[TypesOfEvents] = true;

    /// <summary>Adds what the values mean to the descriptions.</summary>
    public static void Write(IReadOnlyDictionary<string, IOpenApiSchema> schemas)
    {
        var comments = CodeComments.Read();
        var types = typeof(Catalogues).Assembly.GetTypes();
        var enums = types.Where(t => t is { IsEnum: true, IsVisible: true }).ToDictionary(OpenApiSetup.NameOf);
        foreach (var (name, schema) in schemas)
        {
            if (schema is not OpenApiSchema own)
                continue;
            if (own.Enum is not null && enums.TryGetValue(name, out var type))
                own.Description = With(own.Description, Enum.GetNames(type).Select(member => (EnumNames.Of(type, member), comments.Of(type, member))));
            foreach (var member in own.Properties?.Values ?? [])
                if (member is OpenApiSchema { Metadata: { } metadata } inline && metadata.ContainsKey(TypesOfEvents))
                    inline.Description = With(
                        inline.Description,
                        types
                            .Where(t => t.IsSubclassOf(typeof(EventData)) && !t.IsAbstract)
                            .Select(t => (TypeOf(t), comments.Of(t)))
                            .OrderBy(t => t.Item1, StringComparer.Ordinal)
                    );
        }
    }

    private static string? With(string? description, IEnumerable<(string Value, string? Text)> values)
    {
        string[] lines = [.. values.Where(v => v.Text is not null).Select(v => $"- `{v.Value}`: {v.Text}")];
        return lines.Length == 0 ? description : $"{description}\n\n{string.Join('\n', lines)}";
    }

    // Each says it to its base, whatever else it is made of.
    private static string TypeOf(Type data)
    {
        var constructor = data.GetConstructors().Single();
        object?[] nothing =
        [
            .. constructor.GetParameters().Select(p => p.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(p.ParameterType) : null),
        ];
        return ((EventData)constructor.Invoke(nothing)).Type;
    }
}
