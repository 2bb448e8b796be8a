using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
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

public static partial class Instants
{
    /// <summary>
    /// Reads an RFC 3339 instant (section 5.6), which must have an offset, and cuts it to milliseconds: the precision that every database keeps. Years
    /// outside 1900 to 2200 are refused, and so are leap seconds, which no clock here has.
    /// </summary>
    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || Rfc3339().Match(text) is not { Success: true } parts)
            return false;
        var local = LocalDateTimePattern.GeneralIso.Parse(parts.Groups["local"].Value.ToUpperInvariant());
        // The local year first: an offset can lead to an instant outside of what the types can hold.
        if (!local.Success || local.Value.Year is < 1900 or > 2200)
            return false;
        var parsed = local.Value.PlusMilliseconds(MillisecondsIn(parts.Groups["fraction"].ValueSpan)).InUtc().ToDateTimeOffset() - OffsetIn(parts);
        if (parsed.Year is < 1900 or > 2200)
            return false;
        instant = parsed;
        return true;
    }

    private static int MillisecondsIn(ReadOnlySpan<char> fraction)
    {
        var milliseconds = 0;
        for (var i = 0; i < 3; i++)
            milliseconds = milliseconds * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        return milliseconds;
    }

    private static TimeSpan OffsetIn(Match parts)
    {
        if (!parts.Groups["sign"].Success)
            return TimeSpan.Zero;
        var offset = new TimeSpan(Number("hours"), Number("minutes"), 0);
        return parts.Groups["sign"].Value == "-" ? -offset : offset;

        int Number(string group) => int.Parse(parts.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^(?<local>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(\.(?<fraction>[0-9]+))?"
            + @"([Zz]|(?<sign>[+-])(?<hours>[01][0-9]|2[0-3]):(?<minutes>[0-5][0-9]))\z"
    )]
    private static partial Regex Rfc3339();
}
