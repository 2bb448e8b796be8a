using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>What a shift is to rotations.</summary>
public enum ShiftKind
{
    /// <summary>Work beside all rotations.</summary>
    Shift,

    /// <summary>The agent is in the place of whoever is on a rotation.</summary>
    Override,
}

/// <summary>One stretch of work of one agent.</summary>
public sealed class Shift : AggregateRoot
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    private Shift() { }

    public Guid AgentId { get; private init; }

    public ShiftKind Kind { get; private init; }

    public DateTimeOffset StartsAt { get; private init; }

    public DateTimeOffset EndsAt { get; private init; }

    /// <summary>For an override, the rotation.</summary>
    public Guid? RotationId { get; private init; }

    /// <summary>For an override, whose place is taken; null for everybody's.</summary>
    public Guid? Replaces { get; private init; }

    /// <summary>What the two overrides of a swap have in common.</summary>
    public Guid? SwapId { get; private init; }

    /// <summary>For a shift beside rotations.</summary>
    public IReadOnlyList<Channel> Channels { get; private init; } = [];

    /// <summary>For a shift beside rotations; null for the agent's own.</summary>
    public IReadOnlyList<string>? Languages { get; private init; }

    /// <summary>From then on it does not count. What had passed by then still does.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    internal override EventSubject About => new("shift");

    /// <summary>The end of what counts of it.</summary>
    public DateTimeOffset CountsUntil => CancelledAt < EndsAt ? CancelledAt.Value : EndsAt;

    /// <summary>An agent works beside all rotations.</summary>
    public static Shift Plan(
        Guid agentId,
        DateTimeOffset from,
        DateTimeOffset to,
        IReadOnlyList<Channel> channels,
        IReadOnlyList<string>? languages,
        DateTimeOffset now,
        Guid? id = null
    )
    {
        var shift = new Shift
        {
            Id = id ?? Guid.CreateVersion7(now),
            AgentId = agentId,
            Kind = ShiftKind.Shift,
            StartsAt = from,
            EndsAt = to,
            Channels = channels,
            Languages = languages,
            CreatedAt = now,
        };
        shift.Raise(new ShiftCreated(agentId, ShiftKind.Shift, from, to, null, null, null), now);
        return shift;
    }

    /// <summary>An agent takes the place of another on a rotation.</summary>
    public static Shift Override(OverrideDetails details, Guid? swapId, DateTimeOffset now)
    {
        var (rotationId, agentId, replaces, from, to) = details;
        var shift = new Shift
        {
            Id = Guid.CreateVersion7(now),
            AgentId = agentId,
            Kind = ShiftKind.Override,
            StartsAt = from,
            EndsAt = to,
            RotationId = rotationId,
            Replaces = replaces,
            SwapId = swapId,
            CreatedAt = now,
        };
        shift.Raise(new ShiftCreated(agentId, ShiftKind.Override, from, to, rotationId, replaces, swapId), now);
        return shift;
    }

    /// <summary>Ends it: before it begins all of it, after that what is left.</summary>
    public Error? Cancel(DateTimeOffset now)
    {
        if (CountsUntil <= now || CancelledAt is not null)
            return ShiftErrors.Over;
        CancelledAt = now;
        Raise(new ShiftCancelled(AgentId, StartsAt, EndsAt), now);
        return null;
    }
}

/// <summary>Who takes whose place.</summary>
public sealed record OverrideDetails(Guid RotationId, Guid AgentId, Guid? Replaces, DateTimeOffset From, DateTimeOffset To);
