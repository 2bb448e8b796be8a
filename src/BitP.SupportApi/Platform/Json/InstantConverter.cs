using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

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
        Span<byte> text = stackalloc byte[Instants.MaxLength];
        writer.WriteStringValue(text[..Instants.Write(value, text)]);
    }
}

public static partial class Instants
{
    /// <summary>The most characters of one that is written.</summary>
    internal const int MaxLength = 24;

    /// <summary>The text of an instant: in UTC, with milliseconds only where there are some.</summary>
    public static string Format(DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Write(instant, text)]);
    }

    /// <summary>The same into a place that has room for it, and how long it is.</summary>
    internal static int Write(DateTimeOffset instant, Span<byte> text)
    {
        var utc = instant.UtcDateTime;
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
        return length;
    }

    /// <summary>
    /// Reads an RFC 3339 instant (section 5.6), which must have an offset, and cuts it to milliseconds: the precision that every database keeps. Years
    /// outside 1900 to 2200 are refused, and so are leap seconds, which no clock here has.
    /// </summary>
    public static bool TryParse(string? text, out DateTimeOffset instant)
    {
        instant = default;
        if (text is null || !Rfc3339().IsMatch(text))
            return false;
        // The local year first: an offset can lead to an instant outside of what the types can hold.
        var (year, month, day) = (Number(text.AsSpan(0, 4)), Number(text.AsSpan(5, 2)), Number(text.AsSpan(8, 2)));
        if (!IsTaken(year) || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        var time = new TimeSpan(0, Number(text.AsSpan(11, 2)), Number(text.AsSpan(14, 2)), Number(text.AsSpan(17, 2)), MillisecondsIn(text.AsSpan(19)));
        var parsed = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) + time - OffsetIn(text);
        if (!IsTaken(parsed.Year))
            return false;
        instant = parsed;
        return true;
    }

    /// <summary>Reads a date of RFC 3339 (<c>full-date</c>). Years outside 1900 to 2200 are refused.</summary>
    public static bool TryParseDate(string? text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && IsTaken(date.Year);

    /// <summary>Reads an instant, or a date, which begins at its midnight in UTC.</summary>
    public static bool TryParseOrDate(string? text, out DateTimeOffset instant)
    {
        if (TryParse(text, out instant))
            return true;
        var isDate = TryParseDate(text, out var date);
        instant = new(date, TimeOnly.MinValue, TimeSpan.Zero);
        return isDate;
    }

    /// <summary>The last instant that is taken. What would come after it is not kept, since it could not be read again.</summary>
    public static DateTimeOffset Latest { get; } = new DateTimeOffset(2201, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(-1);

    /// <summary>Cuts an instant that was calculated to milliseconds. Other instants are so already.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond));

    private static bool IsTaken(int year) => year >= 1900 && year <= Latest.Year;

    // What follows the seconds: a fraction, if it begins with a point, and the offset.
    private static int MillisecondsIn(ReadOnlySpan<char> text)
    {
        if (text[0] != '.')
            return 0;
        var milliseconds = 0;
        for (var i = 1; i <= 3; i++)
            milliseconds = milliseconds * 10 + (i < text.Length && char.IsAsciiDigit(text[i]) ? text[i] - '0' : 0);
        return milliseconds;
    }

    private static TimeSpan OffsetIn(string text)
    {
        if (text[^1] is 'Z' or 'z')
            return TimeSpan.Zero;
        var offset = new TimeSpan(Number(text.AsSpan()[^5..^3]), Number(text.AsSpan()[^2..]), 0);
        return text[^6] == '-' ? -offset : offset;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = number * 10 + (digit - '0');
        return number;
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])\z")]
    private static partial Regex Rfc3339();
}
