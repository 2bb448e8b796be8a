using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>A rotation: agents who take turns.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">What it is called.</param>
/// <param name="TimeZone">The IANA id of the zone whose wall clock its times are of.</param>
/// <param name="StartsOn">The day on which the first turn begins: <c>2026-11-23</c>.</param>
/// <param name="EndsOn">The last day, which ends at the handover of the day after; null for no end.</param>
/// <param name="Handover">When one turn ends and the next begins.</param>
/// <param name="Turn">How long a turn is.</param>
/// <param name="Agents">The ids of the agents in the order of their turns.</param>
/// <param name="Hours">The hours that are worked of each turn; null for all of it.</param>
/// <param name="Channels">The channels that are served.</param>
/// <param name="Languages">BCP 47 tags of the languages that are served; null for those of whoever is on.</param>
/// <param name="EffectiveFrom">From when this version holds (UTC), until a later one does.</param>
/// <param name="CreatedAt">When the rotation was made (UTC); of an older version, when that was.</param>
/// <param name="UpdatedAt">When it last changed (UTC); of an older version, when that was made.</param>
/// <param name="Version">The number of this version. Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record RotationResponse(
    Guid Id,
    string Name,
    string TimeZone,
    string StartsOn,
    string? EndsOn,
    string Handover,
    RotationTurn Turn,
    IReadOnlyList<Guid> Agents,
    IReadOnlyList<WeeklyHours>? Hours,
    IReadOnlyList<Channel> Channels,
    IReadOnlyList<string>? Languages,
    DateTimeOffset EffectiveFrom,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<RotationResponse>
{
    public static RotationResponse Example => Of(Examples.Rotation, ExampleContent, Examples.At, Examples.At, Examples.At, 1);

    internal static RotationContent ExampleContent =>
        new(
            "Chat, Europe",
            "Europe/Berlin",
            "2026-11-23",
            null,
            "08:00",
            new(1, TurnUnit.Week),
            [Examples.Agent, Examples.OtherAgent],
            [new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], "08:00", "20:00")],
            [Channel.Chat, Channel.Phone],
            ["de", "en"]
        );

    internal static RotationResponse From(Rotation r) => Of(r.Id, r.Content, r.EffectiveFrom, r.CreatedAt, r.UpdatedAt, r.Version);

    internal static RotationResponse From(RotationVersion v) => Of(v.RotationId, v.Content, v.EffectiveFrom, v.CreatedAt, v.CreatedAt, v.Number);

    private static RotationResponse Of(
        Guid id,
        RotationContent content,
        DateTimeOffset effectiveFrom,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        long version
    ) =>
        new(
            id,
            content.Name,
            content.TimeZone,
            content.StartsOn,
            content.EndsOn,
            content.Handover,
            content.Turn,
            content.Agents,
            content.Hours,
            content.Channels,
            content.Languages,
            effectiveFrom,
            createdAt,
            updatedAt,
            version
        );
}
