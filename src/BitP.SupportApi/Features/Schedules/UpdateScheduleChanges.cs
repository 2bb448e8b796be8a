using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>The changeable part of a schedule.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Region">Where it is for, at most 50 characters also in Unicode's composed form (NFC), by which it is found; one that shows nothing is none.</param>
/// <param name="TimeZone">The IANA id of the zone whose wall clock the times are of.</param>
/// <param name="Weekly">The hours of every week. The list is replaced as a whole.</param>
/// <param name="Exceptions">The dates that have others. The list is replaced as a whole.</param>
/// <param name="Combines">The ids of schedules whose hours are its hours as well. The list is replaced as a whole.</param>
/// <param name="HolidaySets">
/// The codes of holiday sets (<c>GET /v1/holiday-sets</c>) whose days it keeps, at most 10, such as <c>DE-BY</c>. Its own exceptions go before them, and of
/// two sets the first one holds. They are taken as they are now: what this version says stays, also when the product brings a later edition.
/// </param>
/// <param name="HolidayParts">
/// By the code of a set in <c>holidaySets</c>, the parts of its place whose further days it keeps too, such as <c>{ "DE-BY": ["augsburg"] }</c>. Each set says
/// in <c>parts</c> which it has. Those of a set that is no longer named go with it.
/// </param>
/// <param name="AnnounceHolidays">
/// Whether its coming exceptional dates propose announcements (<c>GET /v1/announcements/proposals</c>); null for true. False suits a schedule that only says which
/// days are business days.
/// </param>
/// <param name="EffectiveFrom">From when the change holds (RFC 3339), not before now; now when absent.</param>
public sealed record UpdateScheduleChanges(
    string? Name = null,
    string? Region = null,
    string? TimeZone = null,
    IReadOnlyList<WeeklyHours>? Weekly = null,
    IReadOnlyList<ExceptionalHours>? Exceptions = null,
    IReadOnlyList<Guid>? Combines = null,
    DateTimeOffset? EffectiveFrom = null,
    IReadOnlyList<string>? HolidaySets = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? HolidayParts = null,
    bool? AnnounceHolidays = null
) : IScheduleDetails, IExample<UpdateScheduleChanges>
{
    public static UpdateScheduleChanges Example =>
        new(Weekly: [new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], "07:00", "21:00")]);

    internal sealed class Validator : ScheduleValidator<UpdateScheduleChanges>;
}
