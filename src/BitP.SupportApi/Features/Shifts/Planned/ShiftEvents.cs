using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>An agent was given a shift.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Kind">Whether it is an override.</param>
/// <param name="From">When it begins (UTC).</param>
/// <param name="To">When it ends (UTC).</param>
/// <param name="RotationId">For an override, the rotation.</param>
/// <param name="Replaces">For an override, whose place is taken.</param>
/// <param name="SwapId">For a swap, what its overrides have in common.</param>
public sealed record ShiftCreated(Guid AgentId, ShiftKind Kind, DateTimeOffset From, DateTimeOffset To, Guid? RotationId, Guid? Replaces, Guid? SwapId)
    : EventData("shift.created", EventVisibility.Staff);

/// <summary>A shift was cancelled, or what was left of it.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="From">When it was to begin (UTC).</param>
/// <param name="To">When it was to end (UTC).</param>
public sealed record ShiftCancelled(Guid AgentId, DateTimeOffset From, DateTimeOffset To) : EventData("shift.cancelled", EventVisibility.Staff);
