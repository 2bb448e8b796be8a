using BitP.SupportApi.Features.Schedules.WorkingTime;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>Tells which policy a ticket has, and by what its clocks are counted. It keeps policies and looks at most once a second whether they changed.</summary>
public sealed class SlaPolicies
{
    /// <summary>The first policy in order that is in force and fits.</summary>
    /// <param name="facts">What the ticket is like.</param>
    /// <param name="at">When.</param>
    /// <param name="kept">The version that the ticket has already; of that policy this one counts, whatever was said since. Null for a ticket that has none.</param>
    internal ValueTask<SlaTerms?> MatchAsync(SlaFacts facts, DateTimeOffset at, PolicyVersion? kept, CancellationToken ct) =>
        throw new NotImplementedException();

    /// <summary>The terms of a version; null when there is no such version.</summary>
    internal ValueTask<SlaTerms?> FindAsync(PolicyVersion version, CancellationToken ct) => throw new NotImplementedException();
}

/// <summary>A version of a policy.</summary>
internal readonly record struct PolicyVersion(Guid PolicyId, long Number);

/// <summary>What the clocks of a ticket are counted by.</summary>
/// <param name="Version">The version of the policy.</param>
/// <param name="Content">What it says.</param>
/// <param name="Calendar">The working time of its schedule, all versions of it; null when it names no schedule.</param>
/// <param name="Reason">Why the policy was the first to match, in words of the contract: the members of its match that decided, such as <c>category=login, channel=chat</c>; empty for a policy that is for all.</param>
internal sealed record SlaTerms(PolicyVersion Version, SlaPolicyContent Content, WorkingCalendar? Calendar, string Reason);
