using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace BitP.SupportApi.Platform.Json;

/// <summary>Instants as RFC 3339: read with any offset, written in UTC with milliseconds only where there are some.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String || !Instants.TryParse(reader.GetString(), out var value))
            throw new JsonException();
        return value;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[24];
        var utc = value.UtcDateTime;
        utc.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        if (utc.Millisecond > 0)
        {
            text[length++] = (byte)'.';
            utc.Millisecond.TryFormat(text[length..], out _, "D3", CultureInfo.InvariantCulture);
            length += 3;
            while (text[length - 1] == '0')
                length--;
        }
        text[length++] = (byte)'Z';
        writer.WriteStringValue(text[..length]);
    }
}

public static class Instants
{
    /// <summary>
    /// Reads an RFC 3339 instant, which must have an offset, and cuts it to milliseconds: the precision that every database keeps. Years outside
    /// 1900 to 2200 are refused.
    /// </summary>
    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        // The parser takes U+0000 for the end of the text.
        if (text is null || text.Length is < 20 or > 40 || text.Contains('\0', StringComparison.Ordinal))
            return false;
        var result = Rfc3339.Parse(text.ToUpperInvariant());
        // The local year first: an offset can lead to an instant outside of what the types can hold.
        if (!result.Success || result.Value.Year is < 1900 or > 2200)
            return false;
        var parsed = result.Value.ToInstant().ToDateTimeOffset();
        if (parsed.Year is < 1900 or > 2200)
            return false;
        instant = parsed.AddTicks(-(parsed.Ticks % TimeSpan.TicksPerMillisecond));
        return true;
    }

    private static readonly OffsetDateTimePattern Rfc3339 = OffsetDateTimePattern.Rfc3339;
}
