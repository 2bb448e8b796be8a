using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A secret address at which a calendar program reads a schedule.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="ScheduleId">The id of the schedule that it shows.</param>
/// <param name="Name">Who uses it.</param>
/// <param name="Language">BCP 47 tag of the language of its texts; null for the one that the program asks for.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Its version. Also the first part of the <c>ETag</c>.</param>
public sealed record CalendarLinkResponse(Guid Id, Guid ScheduleId, string Name, string? Language, DateTimeOffset CreatedAt, long Version)
    : IVersioned,
        IExample<CalendarLinkResponse>
{
    public static CalendarLinkResponse Example => new(Examples.CalendarLink, Examples.Schedule, "Phones of the night shift", "de", Examples.At, 1);

    internal static CalendarLinkResponse From(CalendarLink l) => new(l.Id, l.ScheduleId, l.Name, l.Language, l.CreatedAt, l.Version);
}

/// <summary>A calendar link that was just made, with its secret address.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="ScheduleId">The id of the schedule that it shows.</param>
/// <param name="Name">Who uses it.</param>
/// <param name="Language">BCP 47 tag of the language of its texts; null for the one that the program asks for.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Its version. Also the first part of the <c>ETag</c>.</param>
/// <param name="Url">The address. It is secret and shown only in this answer: whoever knows it can read the schedule.</param>
public sealed record IssuedCalendarLinkResponse(Guid Id, Guid ScheduleId, string Name, string? Language, DateTimeOffset CreatedAt, long Version, string Url)
    : IVersioned,
        IExample<IssuedCalendarLinkResponse>
{
    public static IssuedCalendarLinkResponse Example =>
        new(
            Examples.CalendarLink,
            Examples.Schedule,
            CalendarLinkResponse.Example.Name,
            CalendarLinkResponse.Example.Language,
            Examples.At,
            1,
            "https://support.example/v1/calendar-links/bitp_ics_7Hq2WmZ0cK9xV4tB8nLpR3sYdF6gJ1aE0u2bQ4/calendar.ics"
        );

    internal static IssuedCalendarLinkResponse From(CalendarLink l, string url) => new(l.Id, l.ScheduleId, l.Name, l.Language, l.CreatedAt, l.Version, url);
}
