using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>Time in which an agent is not on duty, whatever is planned.</summary>
public sealed class TimeOff : AggregateRoot
{
    public const int ReasonMaxLength = 200;
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1096);

    private TimeOff() { }

    public Guid AgentId { get; private init; }

    public DateTimeOffset StartsAt { get; private init; }

    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>Only team leads and the agent get to see it.</summary>
    public string? Reason { get; private init; }

    /// <summary>From then on it does not count. What had passed by then still does.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    internal override EventSubject About => new("time_off");

    /// <summary>The end of what counts of it.</summary>
    public DateTimeOffset CountsUntil => CancelledAt < EndsAt ? CancelledAt.Value : EndsAt;

    public static TimeOff Create(Guid agentId, DateTimeOffset from, DateTimeOffset to, string? reason, DateTimeOffset now, Guid? id = null)
    {
        var timeOff = new TimeOff
        {
            Id = id ?? Guid.CreateVersion7(now),
            AgentId = agentId,
            StartsAt = from,
            EndsAt = to,
            Reason = reason,
            CreatedAt = now,
        };
        timeOff.Raise(new TimeOffCreated(agentId, from, to), now);
        return timeOff;
    }

    /// <summary>Ends it: before it begins all of it, after that what is left.</summary>
    public Error? Cancel(DateTimeOffset now)
    {
        if (CountsUntil <= now || CancelledAt is not null)
            return TimeOffErrors.Over;
        CancelledAt = now;
        Raise(new TimeOffCancelled(AgentId, StartsAt, EndsAt), now);
        return null;
    }
}
