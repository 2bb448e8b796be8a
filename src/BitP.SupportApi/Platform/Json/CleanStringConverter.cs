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
            throw new JsonException();
        return text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        if (!CleanText.IsClean(text))
            throw new JsonException();
        return text;
    }

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

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

    /// <summary>The name of a member; null when it is not clean.</summary>
    internal static string? NameOf(JsonProperty member) => TextOf(() => member.Name) is var name && IsClean(name) ? name : null;

    /// <summary>Whether JSON that may hold anything has only clean names and strings.</summary>
    internal static bool IsClean(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().All(member => NameOf(member) is not null && IsClean(member.Value)),
            JsonValueKind.Array => value.EnumerateArray().All(IsClean),
            JsonValueKind.String => IsClean(TextOf(value.GetString)),
            _ => true,
        };

    // Half a surrogate pair and bytes that are no UTF-8 are found out only here, and there is no way to ask without the exception.
    private static string TextOf(Func<string?> read)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            return "\0";
        }
    }
}
