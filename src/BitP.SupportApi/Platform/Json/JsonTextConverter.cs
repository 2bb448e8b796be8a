using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Json;

/// <summary>For a text that is JSON: written, it is what it says.</summary>
internal sealed class JsonTextConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(JsonElement.ParseValue(ref reader), options);

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
