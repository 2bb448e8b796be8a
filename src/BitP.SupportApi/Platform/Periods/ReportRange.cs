using BitP.SupportApi.Platform.Json;
using NodaTime;

namespace BitP.SupportApi.Platform.Periods;

/// <summary>Which time is asked for.</summary>
internal interface IReportQuery
{
    string? From { get; }
    string? To { get; }
    string? TimeZone { get; }
}

/// <summary>A time that is asked for.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="Zone">The time zone of dates.</param>
internal record ReportRange(DateTimeOffset From, DateTimeOffset To, DateTimeZone Zone)
{
    public const string DefaultZone = "Etc/UTC";

    public static ReportRange Of(IReportQuery query)
    {
        var zone = DateTimeZoneProviders.Tzdb[query.TimeZone ?? DefaultZone];
        return new(InstantOf(query.From!, zone), InstantOf(query.To!, zone), zone);
    }

    public LocalDate DateOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone).Date;

    public DateTimeOffset StartOf(LocalDate date) => Midnights.Before(date, Zone).ToDateTimeOffset();

    private static DateTimeOffset InstantOf(string text, DateTimeZone zone) =>
        Instants.TryParse(text, out var instant) ? instant
        : Instants.TryParseDate(text, out var date) ? Midnights.Before(LocalDate.FromDateOnly(date), zone).ToDateTimeOffset()
        : throw new ArgumentException("It is neither an instant nor a date.", nameof(text));
}
