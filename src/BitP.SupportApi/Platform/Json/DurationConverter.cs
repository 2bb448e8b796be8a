using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace BitP.SupportApi.Platform.Json;

/// <summary>Durations as ISO 8601 (<c>PT4H</c>, <c>P3D</c>).</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String || !Durations.TryParse(reader.GetString(), out var value))
            throw new JsonException();
        return value;
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(Durations.Text(value));
}

public static partial class Durations
{
    public const int MaxLength = 40;

    /// <summary>More than lies between the first and the last instant that are taken, so that every duration that is written can be read.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(110_000);

    /// <summary>
    /// The form of a duration (ISO 8601-1 section 5.5.2): weeks, days, hours, minutes and seconds, at least one of them; the last may have a fraction,
    /// after a dot or a comma. Months and years may be there as zeros, as some libraries write them: the length of others depends on the date. It says nothing that only .NET understands, and looks
    /// nowhere ahead: it stands in the contract, whose readers use other engines.
    /// </summary>
    public const string Form =
        "^-?P((0+Y)?(0+M)?(([0-9]+W)?([0-9]+D)?T(([0-9]+H)?([0-9]+M)?[0-9]+([.,][0-9]+)?S|([0-9]+H)?[0-9]+([.,][0-9]+)?M|[0-9]+([.,][0-9]+)?H)"
        + "|([0-9]+W)?[0-9]+([.,][0-9]+)?D|[0-9]+([.,][0-9]+)?W)|(0+Y)?0+M|0+Y)$";

    /// <summary>Reads a duration in ISO 8601 of at most <see cref="Longest"/> either way.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        // In .NET, $ also matches before a line end that is the last character.
        if (text is null || text.Length > MaxLength || text.EndsWith('\n') || !Whole().IsMatch(text))
            return false;
        var seconds = 0m;
        foreach (Match element in Element().Matches(text))
        {
            if (!decimal.TryParse(element.Groups[1].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
                return false;
            if (count > (decimal)Longest.TotalSeconds)
                return false;
            seconds += count * SecondsIn(element.Groups[2].ValueSpan[0]);
        }
        if (seconds > (decimal)Longest.TotalSeconds)
            return false;
        duration = TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        if (text[0] == '-')
            duration = -duration;
        return true;
    }

    /// <summary>
    /// The duration in hours, minutes and seconds, never in days: a day of working time would be taken for a day of the calendar. Minutes stand between
    /// hours and seconds also when there are none (RFC 3339 appendix A).
    /// </summary>
    public static string Text(TimeSpan duration)
    {
        if (duration == TimeSpan.Zero)
            return "PT0S";
        var ticks = duration.Duration().Ticks;
        var (hours, minutes, rest) = (ticks / TimeSpan.TicksPerHour, ticks / TimeSpan.TicksPerMinute % 60, ticks % TimeSpan.TicksPerMinute);
        var text = new StringBuilder(duration < TimeSpan.Zero ? "-PT" : "PT");
        if (hours > 0)
            text.Append(CultureInfo.InvariantCulture, $"{hours}H");
        if (minutes > 0 || (hours > 0 && rest > 0))
            text.Append(CultureInfo.InvariantCulture, $"{minutes}M");
        if (rest > 0)
            text.Append(CultureInfo.InvariantCulture, $"{(decimal)rest / TimeSpan.TicksPerSecond:0.#######}S");
        return text.ToString();
    }

    private static int SecondsIn(char unit) =>
        unit switch
        {
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3600,
            'M' => 60,
            _ => 1,
        };

    [GeneratedRegex(Form)]
    private static partial Regex Whole();

    [GeneratedRegex("([0-9.,]+)([WDHMS])")]
    private static partial Regex Element();
}
