using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Client;

/// <summary>A text of which some values have names. The API may gain values at any time, and they are handed on as they are.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface IOpenValue<TSelf>
    where TSelf : struct, IOpenValue<TSelf>
{
    /// <summary>The value as the API writes it.</summary>
    string Value { get; }

    /// <summary>The values that have names.</summary>
    static abstract IReadOnlyList<TSelf> Known { get; }

    /// <summary>The value of a text.</summary>
    static abstract implicit operator TSelf(string value);
}

internal sealed class OpenValueConverter<T> : JsonConverter<T>
    where T : struct, IOpenValue<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
