using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>An agent is away for some time. The reason is not repeated here.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="From">When it begins (UTC).</param>
/// <param name="To">When it ends (UTC).</param>
public sealed record TimeOffCreated(Guid AgentId, DateTimeOffset From, DateTimeOffset To) : EventData("time_off.created", EventVisibility.Staff);

/// <summary>Time off was cancelled, or what was left of it.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="From">When it was to begin (UTC).</param>
/// <param name="To">When it was to end (UTC).</param>
public sealed record TimeOffCancelled(Guid AgentId, DateTimeOffset From, DateTimeOffset To) : EventData("time_off.cancelled", EventVisibility.Staff);
