using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Json;

/// <summary>
/// Refuses control characters other than tab and line ends wherever a string is read. No database column, log line or e-mail header gets to see
/// one; PostgreSQL could not even store U+0000. Broken surrogates and broken UTF-8 are refused by the reader itself.
/// </summary>
internal sealed class CleanStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
            throw new JsonException();
        var text = reader.GetString();
        if (!CleanText.IsClean(text))
            throw new UncleanTextException();
        return text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        if (!CleanText.IsClean(text))
            throw new UncleanTextException();
        return text;
    }

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>A string with characters that are never accepted; the serializer adds where it stood.</summary>
internal sealed class UncleanTextException() : JsonException;

public static class CleanText
{
    /// <summary>Whether a text has no control characters but tab and line ends, and only whole Unicode characters.</summary>
    public static bool IsClean(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < ' ' ? c is not ('\t' or '\n' or '\r') : c is >= '\u007f' and <= '\u009f')
                return false;
            if (!char.IsSurrogate(c))
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return false;
            i++;
        }
        return true;
    }
}
