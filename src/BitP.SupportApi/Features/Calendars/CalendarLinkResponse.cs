using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A secret address at which a calendar program reads a schedule.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="ScheduleId">The id of the schedule that it shows.</param>
/// <param name="Name">Who uses it.</param>
/// <param name="Language">BCP 47 tag of the language of its texts; null for the one that the program asks for.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Its version. Also sent as <c>ETag</c>.</param>
public sealed record CalendarLinkResponse(Guid Id, Guid ScheduleId, string Name, string? Language, DateTimeOffset CreatedAt, long Version)
    : IVersioned,
        IExample<CalendarLinkResponse>
{
    public static CalendarLinkResponse Example => new(Examples.CalendarLink, Examples.Schedule, "Phones of the night shift", "de", Examples.At, 1);

    internal static CalendarLinkResponse From(CalendarLink l) => new(l.Id, l.ScheduleId, l.Name, l.Language, l.CreatedAt, l.Version);
}
