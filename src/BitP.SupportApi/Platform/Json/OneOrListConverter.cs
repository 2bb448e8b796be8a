using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Json;

/// <summary>A list of which one item may be written without brackets. It is always written as a list.</summary>
internal sealed class OneOrListConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var items = (JsonConverter<T>)options.GetConverter(typeof(T));
        if (reader.TokenType is not JsonTokenType.StartArray)
            return [items.Read(ref reader, typeof(T), options)!];
        var list = new List<T>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            try
            {
                list.Add(items.Read(ref reader, typeof(T), options)!);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
            {
                // The serializer adds where the list is; which of its items it was, only this knows.
                var told = exception as JsonException ?? new JsonException(null, exception);
                told.Data[ListItem.Key] = list.Count;
                throw told;
            }
        return list;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        var items = (JsonConverter<T>)options.GetConverter(typeof(T));
        writer.WriteStartArray();
        foreach (var item in value)
            items.Write(writer, item, options);
        writer.WriteEndArray();
    }
}

/// <summary>Which item of a list could not be read.</summary>
internal static class ListItem
{
    /// <summary>Under this key an exception tells its index.</summary>
    public const string Key = "item";
}
