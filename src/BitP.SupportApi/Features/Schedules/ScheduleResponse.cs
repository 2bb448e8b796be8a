using BitP.SupportApi.Features.Schedules.Holidays;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>A schedule: when work is done.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">What it is called.</param>
/// <param name="Region">Where it is for.</param>
/// <param name="TimeZone">The IANA id of the zone whose wall clock its times are of.</param>
/// <param name="Weekly">The hours of every week.</param>
/// <param name="Exceptions">The dates that have others.</param>
/// <param name="Combines">The ids of schedules whose hours are its hours as well.</param>
/// <param name="HolidaySets">The codes of the holiday sets whose days it keeps, as they were when this version was made.</param>
/// <param name="HolidayParts">By the code of a set, the parts of its place whose further days it keeps too.</param>
/// <param name="AnnounceHolidays">Whether its coming exceptional dates propose announcements.</param>
/// <param name="EffectiveFrom">From when this version holds (UTC), until a later one does; null for ever since.</param>
/// <param name="CreatedAt">When the schedule was made (UTC); of an older version, when that was.</param>
/// <param name="UpdatedAt">When it last changed (UTC); of an older version, when that was made.</param>
/// <param name="Version">The number of this version. Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record ScheduleResponse(
    Guid Id,
    string Name,
    string? Region,
    string TimeZone,
    IReadOnlyList<WeeklyHours> Weekly,
    IReadOnlyList<ExceptionalHours> Exceptions,
    IReadOnlyList<Guid> Combines,
    IReadOnlyList<string> HolidaySets,
    IReadOnlyDictionary<string, IReadOnlyList<string>> HolidayParts,
    bool AnnounceHolidays,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<ScheduleResponse>
{
    public static ScheduleResponse Example => Of(Examples.Schedule, ExampleContent, null, Examples.At, Examples.At, 1);

    internal static ScheduleContent ExampleContent =>
        new(
            "Europe, working days",
            "EU",
            "Europe/Berlin",
            [new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], "08:00", "20:00")],
            [
                new(
                    "2026-12-25",
                    new Dictionary<string, string>
                    {
                        ["en"] = "Christmas Day",
                        ["zh-CN"] = "圣诞节",
                        ["fr"] = "Noël",
                        ["de"] = "Weihnachten",
                    },
                    Closed: true
                ),
                new("2026-12-24", new Dictionary<string, string> { ["en"] = "Christmas Eve", ["de"] = "Heiligabend" }, Hours: [new("08:00", "12:00")]),
            ],
            [],
            [HolidayCatalogue.Take("DE-BE")]
        );

    internal static ScheduleResponse From(Schedule s) => Of(s.Id, s.Content, s.EffectiveFrom, s.CreatedAt, s.UpdatedAt, s.Version);

    internal static ScheduleResponse From(ScheduleVersion v) => Of(v.ScheduleId, v.Content, v.EffectiveFrom, v.CreatedAt, v.CreatedAt, v.Number);

    private static ScheduleResponse Of(
        Guid id,
        ScheduleContent content,
        DateTimeOffset? effectiveFrom,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        long version
    ) =>
        new(
            id,
            content.Name,
            content.Region,
            content.TimeZone,
            content.Weekly,
            content.Exceptions,
            content.Combines,
            [.. content.Holidays.Select(h => h.HolidaySet)],
            content.HolidayParts,
            content.AnnounceHolidays,
            effectiveFrom,
            createdAt,
            updatedAt,
            version
        );
}
