using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;
using NodaTime.Text;

namespace BitP.SupportApi.Platform.Json;

/// <summary>Durations as ISO 8601 (<c>PT4H</c>, <c>P3D</c>). Months and years are refused: their length depends on the date.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String || !Durations.TryParse(reader.GetString(), out var value))
            throw new JsonException();
        return value;
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));
}

public static class Durations
{
    /// <summary>Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds; at most ten years either way.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is null || text.Length is 0 or > 40)
            return false;
        var result = PeriodPattern.Roundtrip.Parse(text);
        if (!result.Success || result.Value is not { Years: 0, Months: 0 } period)
            return false;
        if (Math.Abs((decimal)period.Weeks) > 530 || Math.Abs((decimal)period.Days) > 3660 || Math.Abs((decimal)period.Hours) > 90_000)
            return false;
        if (Math.Abs((decimal)period.Minutes) > 6_000_000 || Math.Abs((decimal)period.Seconds) > 400_000_000)
            return false;
        // The pattern's own letters for parts of a second, which ISO 8601 does not know.
        if (text.AsSpan().ContainsAny('s', 't', 'n'))
            return false;
        duration = period.ToDuration().ToTimeSpan();
        return true;
    }
}
