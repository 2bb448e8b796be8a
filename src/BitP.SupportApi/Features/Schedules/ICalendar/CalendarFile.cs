using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace BitP.SupportApi.Features.Schedules.ICalendar;

/// <summary>An iCalendar file (RFC 5545) in UTF-8, at most 1 MiB, with at most 2,000 events.</summary>
[JsonConverter(typeof(TextConverter))]
public sealed class CalendarFile : IOwnBody<CalendarFile>, IExample<CalendarFile>
{
    internal const string MediaType = "text/calendar";
    private const int MaxBytes = 1024 * 1024;

    private readonly byte[] _bytes;
    private readonly Lazy<CalendarReading> _reading;

    internal CalendarFile(byte[] bytes)
    {
        _bytes = bytes;
        _reading = new(() => CalendarReader.Read(bytes));
    }

    public static CalendarFile Example =>
        new(
            Encoding.UTF8.GetBytes(
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Example//Holidays//EN
                BEGIN:VEVENT
                UID:christmas@example.com
                DTSTART;VALUE=DATE:20261225
                SUMMARY;LANGUAGE=en:Christmas Day
                RRULE:FREQ=YEARLY
                END:VEVENT
                BEGIN:VEVENT
                UID:training-1@example.com
                DTSTART;TZID=Europe/Berlin:20270111T140000
                DTEND;TZID=Europe/Berlin:20270111T160000
                SUMMARY;LANGUAGE=en:Training of the whole desk
                END:VEVENT
                END:VCALENDAR

                """.ReplaceLineEndings("\r\n")
            )
        );

    internal CalendarReading Reading => _reading.Value;

    JsonNode IOwnBody.Content => JsonValue.Create(Convert.ToBase64String(_bytes));

    public static IAcceptsMetadata Accepts { get; } = new AcceptsMetadata([MediaType], typeof(CalendarFile));

    public static async ValueTask<CalendarFile> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MaxBytes;
        using var file = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, context.RequestAborted) is var read and > 0)
        {
            if (file.Length + read > MaxBytes)
                throw new BadHttpRequestException("The file is too large.", StatusCodes.Status413PayloadTooLarge);
            file.Write(buffer, 0, read);
        }
        return new(file.ToArray());
    }

    internal sealed class TextConverter : JsonConverter<CalendarFile>
    {
        public override CalendarFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(Encoding.UTF8.GetBytes(reader.GetString() ?? ""));

        public override void Write(Utf8JsonWriter writer, CalendarFile value, JsonSerializerOptions options) => writer.WriteStringValue(value._bytes);
    }
}
