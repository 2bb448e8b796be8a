using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>Time in which an agent is not on duty.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="AgentId">The id of the agent.</param>
/// <param name="From">When it begins (UTC).</param>
/// <param name="To">When it ends (UTC).</param>
/// <param name="Reason">Why; shown to team leads and to the agent, null for others.</param>
/// <param name="CancelledAt">When it was cancelled (UTC); from then on it does not count.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record TimeOffResponse(
    Guid Id,
    Guid AgentId,
    DateTimeOffset From,
    DateTimeOffset To,
    string? Reason,
    DateTimeOffset? CancelledAt,
    DateTimeOffset CreatedAt,
    long Version
) : IVersioned, IExample<TimeOffResponse>
{
    public static TimeOffResponse Example =>
        new(Examples.TimeOff, Examples.Agent, Examples.At.AddDays(430), Examples.At.AddDays(444), "Annual leave", null, Examples.At, 1);

    internal static TimeOffResponse For(Actor actor, TimeOff t) =>
        new(
            t.Id,
            t.AgentId,
            t.StartsAt,
            t.EndsAt,
            actor.IsAmong(Actors.Leads) || actor.Id == t.AgentId ? t.Reason : null,
            t.CancelledAt,
            t.CreatedAt,
            t.Version
        );
}
