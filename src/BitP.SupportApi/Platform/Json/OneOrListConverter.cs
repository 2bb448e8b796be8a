using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Json;

/// <summary>A list of which one item may be written without brackets. It is always written as a list.</summary>
internal sealed class OneOrListConverter<T> : JsonConverter<IReadOnlyList<T>>, IOneOrListConverter
{
    public Type ItemType => typeof(T);

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var items = (JsonConverter<T>)options.GetConverter(typeof(T));
        if (reader.TokenType is not JsonTokenType.StartArray)
            return [items.Read(ref reader, typeof(T), options)!];
        var list = new List<T>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            list.Add(items.Read(ref reader, typeof(T), options)!);
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

/// <summary>Reads one item or a list of them.</summary>
internal interface IOneOrListConverter
{
    Type ItemType { get; }
}
