using BitP.SupportApi.Features.Sla.Policies;

namespace BitP.SupportApi.Features.Sla.Clocks;

/// <summary>How the clocks of a ticket stand.</summary>
/// <param name="Policy">The policy that was the first to match, in the version that counts for the ticket, and for what it was chosen.</param>
/// <param name="State">How they stand together: by the worst of those that are open; null when none is. It is what lists are filtered by.</param>
/// <param name="Clocks">Those that have a target and have begun.</param>
public sealed record TicketSla(MatchedPolicy Policy, SlaState? State, IReadOnlyList<SlaClock> Clocks)
{
    internal static TicketSla Of(SlaLedger ledger, SlaTerms? terms, DateTimeOffset now) =>
        new(ledger.Policy!, ledger.State, [.. ledger.Timed.Select(c => SlaClock.Of(c, terms, now))]);
}

/// <summary>A clock of a ticket, as its last cycle stands.</summary>
/// <param name="Name">What it measures.</param>
/// <param name="State">How it stands.</param>
/// <param name="Calendar">Which time it counts.</param>
/// <param name="Target">How much time there is, an ISO 8601 duration.</param>
/// <param name="OuterLimit">The time that must not be exceeded even when the target is missed; null when there is none.</param>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="DueAt">When the target is used up (UTC), or was or would have been when it was stopped; null while it is paused, and when that never is. At this instant it is not late yet.</param>
/// <param name="Elapsed">How much time it has used up: without pauses, with what an earlier cycle used up that it goes on from.</param>
/// <param name="Remaining">How much time is left; negative when it is late.</param>
/// <param name="Cycles">All its cycles, oldest first; of very many the last ones. The last one is what the clock shows.</param>
public sealed record SlaClock(
    ClockName Name,
    ClockState State,
    ClockCalendar Calendar,
    TimeSpan Target,
    TimeSpan? OuterLimit,
    DateTimeOffset StartedAt,
    DateTimeOffset? DueAt,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    IReadOnlyList<SlaCycle> Cycles
)
{
    /// <summary>By what lists find and sort it.</summary>
    internal DateTimeOffset? DueInLists { get; private init; }

    /// <summary>
    /// When an open clock is due as lists see it, so that what is late is what was due before now: of one that was missed, and by now has another target or other
    /// hours, the last instant at which it was not late.
    /// </summary>
    internal static DateTimeOffset? DueInListsOf(ClockCycle cycle) =>
        cycle.BreachedAt is { } late && !(cycle.DueAt < late) ? late.AddMilliseconds(-1) : cycle.DueAt;

    internal static SlaClock Of(ClockLedger clock, SlaTerms? terms, DateTimeOffset now)
    {
        var cycle = clock.Cycles[^1];
        // What seems late and is not told to be was found out by hours that may have changed since.
        var dueAt = cycle is { StoppedAt: null, BreachedAt: null } && cycle.DueAt < now ? clock.DueAt(cycle, terms) : cycle.DueAt;
        var elapsed = cycle.Elapsed ?? clock.Used(cycle, now, terms);
        return new(
            clock.Name,
            StateOf(clock, cycle, isLate: dueAt < now, terms),
            cycle.Calendar,
            cycle.Target!.Value,
            cycle.OuterLimit,
            cycle.StartedAt,
            dueAt,
            elapsed,
            cycle.Target.Value - elapsed,
            [.. clock.Cycles.Select(c => new SlaCycle(c.StartedAt, c.StoppedAt, c == cycle ? dueAt : c.DueAt, c.Outcome))]
        )
        {
            DueInLists = DueInListsOf(cycle),
        };
    }

    private static ClockState StateOf(ClockLedger clock, ClockCycle cycle, bool isLate, SlaTerms? terms) =>
        cycle.Outcome switch
        {
            CycleOutcome.Met => ClockState.Met,
            CycleOutcome.Breached => ClockState.Breached,
            CycleOutcome.Cancelled => ClockState.Cancelled,
            _ when cycle.BreachedAt is not null || isLate => ClockState.Breached,
            _ => clock.Stands(cycle, terms) ? ClockState.Paused : ClockState.Running,
        };
}

/// <summary>A clock from its start to its stop.</summary>
/// <param name="StartedAt">When it began (UTC).</param>
/// <param name="StoppedAt">When it was stopped (UTC); null while it is open.</param>
/// <param name="DueAt">When the target is used up (UTC), or was or would have been when it was stopped; null while it is paused.</param>
/// <param name="Outcome">How it ended; null while it is open.</param>
public sealed record SlaCycle(DateTimeOffset StartedAt, DateTimeOffset? StoppedAt, DateTimeOffset? DueAt, CycleOutcome? Outcome);

/// <summary>How a clock stands.</summary>
public enum ClockState
{
    /// <summary>It counts, and there is time left.</summary>
    Running,

    /// <summary>It stands, and there is time left: to the millisecond as much when it goes on.</summary>
    Paused,

    /// <summary>It was stopped in time, its due time included. It stays so whatever changes later.</summary>
    Met,

    /// <summary>
    /// It is late, whether or not it has been stopped since. Whatever target or hours it has later, it stays so; only a recalculation that is ordered can find it
    /// in time.
    /// </summary>
    Breached,

    /// <summary>There was time left when the ticket was solved or closed before what it waited for: nothing is owed any more.</summary>
    Cancelled,
}
