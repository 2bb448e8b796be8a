using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Json;

/// <summary>
/// Enums by their snake_case names, spelt exactly so. The converter of the framework would also take other cases, white space, and a list of names,
/// which it adds up to the value of yet another one.
/// </summary>
internal sealed class EnumConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && EnumNames<TEnum>.Values.TryGetValue(reader.GetString()!, out var value)
                ? value
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(EnumNames<TEnum>.Of(value));
    }
}
