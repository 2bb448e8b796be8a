using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>One stretch of work of one agent.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="AgentId">The id of the agent.</param>
/// <param name="From">When it begins (UTC).</param>
/// <param name="To">When it ends (UTC).</param>
/// <param name="Kind">Work beside all rotations, or an override of one.</param>
/// <param name="RotationId">For an override, the id of the rotation.</param>
/// <param name="Replaces">For an override, the id of the agent whose place is taken; null for whoever is on.</param>
/// <param name="SwapId">For a swap, an id that both of its overrides have.</param>
/// <param name="Channels">The channels that are served; null for an override, which serves those of the rotation.</param>
/// <param name="Languages">BCP 47 tags of the languages that are served; null for those of the agent, or of the rotation.</param>
/// <param name="CancelledAt">When it was cancelled (UTC); from then on it does not count.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record ShiftResponse(
    Guid Id,
    Guid AgentId,
    DateTimeOffset From,
    DateTimeOffset To,
    ShiftKind Kind,
    Guid? RotationId,
    Guid? Replaces,
    Guid? SwapId,
    IReadOnlyList<Channel>? Channels,
    IReadOnlyList<string>? Languages,
    DateTimeOffset? CancelledAt,
    DateTimeOffset CreatedAt,
    long Version
) : IVersioned, IExample<ShiftResponse>
{
    public static ShiftResponse Example =>
        new(
            Examples.Shift,
            Examples.Agent,
            Examples.At.AddDays(400),
            Examples.At.AddDays(400).AddHours(8),
            ShiftKind.Override,
            Examples.Rotation,
            Examples.OtherAgent,
            null,
            null,
            null,
            null,
            Examples.At,
            1
        );

    internal static ShiftResponse Of(Shift s) =>
        new(
            s.Id,
            s.AgentId,
            s.StartsAt,
            s.EndsAt,
            s.Kind,
            s.RotationId,
            s.Replaces,
            s.SwapId,
            s.Kind is ShiftKind.Override ? null : s.Channels,
            s.Languages,
            s.CancelledAt,
            s.CreatedAt,
            s.Version
        );
}
