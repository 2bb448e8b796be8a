using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform;

/// <summary>A place in a JSON text, named as errors name it.</summary>
internal sealed record JsonPlace(string Path, JsonNode Parent, string? Name, int Index)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public JsonNode? Value
    {
        get => Name is null ? Parent[Index] : Parent[Name];
        set
        {
            if (Name is null)
                Parent[Index] = value;
            else
                Parent[Name] = value;
        }
    }

    /// <summary>All members and items under a node, at any depth.</summary>
    public static IEnumerable<JsonPlace> In(JsonNode? node, string path = "")
    {
        IEnumerable<JsonPlace> own = node switch
        {
            JsonObject members => members.Select(m => new JsonPlace(path.Length == 0 ? m.Key : $"{path}.{m.Key}", members, m.Key, -1)).ToList(),
            JsonArray items => items.Select((_, i) => new JsonPlace($"{path}[{i}]", items, null, i)).ToList(),
            _ => [],
        };
        foreach (var place in own)
        {
            yield return place;
            foreach (var inner in In(place.Value, place.Path))
                yield return inner;
        }
    }

    /// <summary>All objects under a node, itself first, by their path.</summary>
    public static IEnumerable<(string Path, JsonObject Object)> ObjectsIn(JsonNode node)
    {
        if (node is JsonObject root)
            yield return ("", root);
        foreach (var place in In(node))
            if (place.Value is JsonObject inner)
                yield return (place.Path, inner);
    }

    /// <summary>A copy of a text for each place in it, changed there.</summary>
    public static IEnumerable<(string Path, JsonNode Changed)> Variants(JsonNode node, Func<JsonNode?, IEnumerable<JsonNode?>> replacements)
    {
        var count = In(node).Count();
        for (var i = 0; i < count; i++)
            foreach (var replacement in replacements(In(node).ElementAt(i).Value))
            {
                var copy = node.DeepClone();
                var place = In(copy).ElementAt(i);
                place.Value = replacement?.DeepClone();
                yield return (place.Path, copy);
            }
    }

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, Relaxed);

    /// <summary>The bytes of a JSON text with others in the place of a marker, for what no serializer would write.</summary>
    public static byte[] Splice(byte[] text, string marker, byte[] instead)
    {
        var at = text.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marker));
        Assert.True(at >= 0, $"There is no {marker}.");
        return [.. text[..at], .. instead, .. text[(at + marker.Length)..]];
    }
}
