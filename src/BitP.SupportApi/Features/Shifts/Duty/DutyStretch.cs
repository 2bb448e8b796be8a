using BitP.SupportApi.Features.Categories;
using NodaTime;

namespace BitP.SupportApi.Features.Shifts.Duty;

/// <summary>A place at the desk that somebody fills: what is served there, by a rotation or by a shift of its own.</summary>
/// <param name="RotationId">The rotation; null for a shift that belongs to none.</param>
/// <param name="ShiftId">The shift; null for a rotation.</param>
/// <param name="Channels">The channels that are served.</param>
/// <param name="Languages">The languages that are served; null for those of whoever is there.</param>
public sealed record DutyPost(Guid? RotationId, Guid? ShiftId, IReadOnlyList<Channel> Channels, IReadOnlyList<string>? Languages)
{
    /// <summary>The id of the rotation or the shift.</summary>
    public Guid Id => (RotationId ?? ShiftId)!.Value;

    // By content: two versions of a rotation that serve the same are one post.
    public bool Equals(DutyPost? other) =>
        other is not null
        && (RotationId, ShiftId) == (other.RotationId, other.ShiftId)
        && Channels.SequenceEqual(other.Channels)
        && (Languages is null ? other.Languages is null : other.Languages is not null && Languages.SequenceEqual(other.Languages));

    public override int GetHashCode() => HashCode.Combine(RotationId, ShiftId, Channels.Count, Languages?.Count);
}

/// <summary>One agent at one post for some time.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="Post">Where.</param>
public sealed record DutyStretch(Guid AgentId, Instant From, Instant To, DutyPost Post)
{
    /// <summary>The part within an interval; null when there is none.</summary>
    internal DutyStretch? Within(Instant from, Instant to)
    {
        var (first, last) = (Instant.Max(From, from), Instant.Min(To, to));
        return first < last ? this with { From = first, To = last } : null;
    }

    /// <summary>The parts before and after an interval.</summary>
    internal IEnumerable<DutyStretch> Without(Instant from, Instant to)
    {
        if (Within(From, from) is { } before)
            yield return before;
        if (Within(Instant.Max(from, to), To) is { } after)
            yield return after;
    }
}

/// <summary>One version of a rotation, while it holds.</summary>
/// <param name="Post">What it serves.</param>
/// <param name="Turns">Whose turn it is.</param>
/// <param name="HoldsFrom">The first instant at which it holds.</param>
/// <param name="HoldsTo">The first instant at which another version holds.</param>
public sealed record PlannedTurns(DutyPost Post, RotationTurns Turns, Instant HoldsFrom, Instant HoldsTo);

/// <summary>Puts an agent in the place of whoever is on a rotation.</summary>
/// <param name="RotationId">The rotation.</param>
/// <param name="AgentId">Who takes over.</param>
/// <param name="Replaces">Whose time is taken over; null for everybody's.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant after it.</param>
public sealed record PlannedOverride(Guid RotationId, Guid AgentId, Guid? Replaces, Instant From, Instant To);

/// <summary>Time in which an agent is not on duty, whatever is planned.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant after it.</param>
public sealed record Absence(Guid AgentId, Instant From, Instant To);
