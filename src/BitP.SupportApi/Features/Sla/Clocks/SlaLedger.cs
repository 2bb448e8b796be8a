using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using NodaTime;

namespace BitP.SupportApi.Features.Sla.Clocks;

/// <summary>
/// The clocks of a ticket: when each began, stood and stopped, and what it had to reach. Everything else is counted from that: what a clock has used up is the sum
/// of the stretches in which it ran, never the age of the ticket. Clocks run whether or not they have a target, so that one that is set later counts from the same
/// facts. It is kept as JSON with its ticket.
/// </summary>
public sealed class SlaLedger
{
    private List<Happening>? _happened;

    /// <summary>The policy, with the reason for it; null when there is none for the ticket.</summary>
    public MatchedPolicy? Policy { get; set; }

    /// <summary>One for each clock that ever ran.</summary>
    public List<ClockLedger> Clocks { get; set; } = [];

    /// <summary>Whether a person of the staff has ever written to the customer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Answered { get; set; }

    /// <summary>By when the customer was told that it will be done; null while nothing has to be.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? PromisedBy { get; set; }

    /// <summary>The promise that was noticed to be late.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? MissedPromise { get; set; }

    /// <summary>When next something happens of itself; null when nothing will.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>The version of the policy that counts.</summary>
    [JsonIgnore]
    internal PolicyVersion? Version => Policy is { } policy ? new(policy.Id, policy.Version) : null;

    /// <summary>How long the first response took, when it has just been given.</summary>
    [JsonIgnore]
    internal (TimeSpan Time, ClockCalendar Calendar)? FirstResponse { get; private set; }

    /// <summary>How its clocks stand together: by the worst of those that are open; null when none with a target is.</summary>
    [JsonIgnore]
    internal SlaState? State
    {
        get
        {
            SlaState? worst = null;
            foreach (var clock in Clocks)
                if (clock.Open is { Target: not null } cycle)
                {
                    var state =
                        cycle.BreachedAt is not null ? SlaState.Breached
                        : cycle.Warned.Count > 0 ? SlaState.Warning
                        : SlaState.Ok;
                    worst = worst > state ? worst : state;
                }
            return worst;
        }
    }

    /// <summary>The clocks that are shown: those whose last cycle has a target.</summary>
    [JsonIgnore]
    internal IReadOnlyList<ClockLedger> Timed => [.. Clocks.Where(c => c.Cycles[^1].Target is not null).OrderBy(c => c.Name)];

    internal ClockLedger? Clock(ClockName name) => Clocks.Find(c => c.Name == name);

    /// <summary>Hands over what has happened since the last call, in its order.</summary>
    internal IReadOnlyList<Happening> TakeHappened()
    {
        var happened = _happened;
        _happened = null;
        return happened ?? (IReadOnlyList<Happening>)[];
    }

    /// <summary>Now, or the last instant that is known of, when it is later: what happens comes after what has happened, though clocks of nodes differ.</summary>
    internal DateTimeOffset NotBeforeKnown(DateTimeOffset now)
    {
        foreach (var clock in Clocks)
            now = clock.Cycles[^1].KnownUntil is var known && known > now ? known : now;
        return now;
    }

    internal static SlaLedger Begin(DateTimeOffset promisedBy, SlaMoment at)
    {
        var ledger = new SlaLedger { PromisedBy = promisedBy, Policy = MatchedPolicy.Of(at.Terms) };
        ledger.Start(ClockName.FirstResponse, at);
        ledger.Start(ClockName.Resolution, at);
        ledger.Settle(at);
        return ledger;
    }

    /// <summary>When work begins on a ticket that is opened outside of working hours; null within them.</summary>
    internal static DateTimeOffset? HandledFromOf(SlaTerms? terms, DateTimeOffset openedAt) =>
        terms?.Calendar?.StatusAt(Instant.FromDateTimeOffset(openedAt)) is { Open: false } closed ? closed.NextOpenAt?.ToDateTimeOffset() : null;

    /// <summary>
    /// Everything happens that happens of itself until then, each at its own time: warnings, breaches, a promise that passes. When it was said to happen was found out
    /// earlier, by the hours of that time: what is not due by those of now does not happen.
    /// </summary>
    internal void Advance(SlaMoment at)
    {
        if (!(NextAt <= at.Now))
            return;
        while (Settle(at) is { } next && next.At <= at.Now)
            Happen(next, next.At, at);
    }

    /// <summary>A person of the staff wrote a public message.</summary>
    internal void Answer(bool explains, SlaMoment at)
    {
        Answered = true;
        Stop(ClockName.FirstResponse, at);
        Stop(ClockName.NextResponse, at);
        Stop(ClockName.ProgressUpdate, at);
        if (explains)
            Stop(ClockName.Explanation, at);
        if (Clock(ClockName.Resolution)?.Open is { } handled)
        {
            Start(ClockName.ProgressUpdate, at);
            if (handled.OpenPause is { Reason: PauseReason.Pending } waits)
                Note(Clock(ClockName.ProgressUpdate)!, waits.Reason, waits.By, waits.Name, at);
        }
        Settle(at);
    }

    /// <summary>The customer asks for an explanation: one is owed, also when one was given before. False when that was asked already.</summary>
    internal bool RequestExplanation(SlaMoment at)
    {
        Start(ClockName.Explanation, at);
        var owed = Clock(ClockName.Explanation)!.Open!;
        if (owed.RequestedAt is not null)
            return false;
        owed.RequestedAt = at.Now;
        Settle(at);
        return true;
    }

    /// <summary>The customer wrote. A clock that waits for an answer already goes on as it is.</summary>
    internal void HearFromCustomer(SlaMoment at)
    {
        if (Clock(ClockName.FirstResponse)?.Open is null && Clock(ClockName.NextResponse)?.Open is null)
            Start(Answered ? ClockName.NextResponse : ClockName.FirstResponse, at);
        Settle(at);
    }

    /// <summary>Support waits for somebody. Whether a clock then stands, its policy says.</summary>
    internal void Pause(PauseReason reason, Actor by, SlaMoment at)
    {
        EndPauses(at);
        foreach (var clock in Clocks)
            if (clock.Open is not null && (clock.Name is ClockName.Resolution || (clock.Name is ClockName.ProgressUpdate && reason is PauseReason.Pending)))
                Note(clock, reason, by.Kind, by.Name, at);
        Settle(at);
    }

    /// <summary>Support goes on.</summary>
    internal void Resume(SlaMoment at)
    {
        EndPauses(at);
        Settle(at);
    }

    /// <summary>It is considered done. What is owed besides is not, unless the ticket is reopened.</summary>
    internal void Solve(SlaMoment at)
    {
        Stop(ClockName.Resolution, at);
        End(at);
    }

    /// <summary>What was considered done is not, and what was owed when it was is owed again. A clock that has no time left is late from now on.</summary>
    internal void Reopen(DateTimeOffset promisedBy, SlaMoment at)
    {
        var goesOn = at.Terms?.Content.ReopenedWith is not ReopenedWith.Full;
        foreach (var clock in Clocks)
            if (clock.Name is ClockName.Resolution || clock.Cycles[^1].CutShort)
                Start(clock.Name, at, goesOn);
        PromisedBy = promisedBy;
        Recount(at);
    }

    /// <summary>Nothing is owed any more.</summary>
    internal void End(SlaMoment at)
    {
        foreach (var clock in Clocks)
            if (clock.Open is not null)
                Stop(clock.Name, at, isCancelled: true);
        PromisedBy = null;
        Settle(at);
    }

    /// <summary>Something else was promised.</summary>
    /// <param name="by">By when it will be done.</param>
    /// <param name="isExplained">Whether it was said why.</param>
    /// <param name="at">When that was said.</param>
    internal void Promise(DateTimeOffset by, bool isExplained, SlaMoment at)
    {
        if (PromisedBy is not null)
            PromisedBy = by;
        if (isExplained)
            Stop(ClockName.Explanation, at);
        Settle(at);
    }

    /// <summary>Other terms count from now on, or the same for other facts. What was reached stays so, and what was missed.</summary>
    internal void Change(string reason, SlaMoment at)
    {
        Take(reason, at, cycle => cycle.StoppedAt is null);
        Recount(at);
    }

    /// <summary>Counts what is open anew, by hours that have changed. What becomes late by that is late from now on.</summary>
    internal void Recount(SlaMoment at)
    {
        while (Settle(at) is { } next && next.At <= at.Now)
            Happen(next, at.Now, at);
    }

    /// <summary>Other terms count for all that ever ran. What was missed may then have been reached; what was reached is not missed by it.</summary>
    internal void Recalculate(string reason, SlaMoment at)
    {
        Take(reason, at, cycle => cycle.Outcome is not CycleOutcome.Met);
        foreach (var clock in Clocks)
        foreach (var cycle in clock.Cycles)
        {
            if (cycle.Outcome is CycleOutcome.Met)
                continue;
            cycle.DueAt = clock.DueAt(cycle, at.Terms);
            if (cycle.BreachedAt is not null && !(cycle.DueAt < (cycle.StoppedAt ?? at.Now)))
                (cycle.BreachedAt, cycle.LimitPassedAt) = (null, null);
            if (cycle.StoppedAt is not { } stoppedAt)
                continue;
            cycle.Elapsed = clock.Used(cycle, stoppedAt, at.Terms);
            if (cycle.Outcome is CycleOutcome.Breached)
                cycle.Outcome = OutcomeOf(cycle);
        }
        Recount(at);
    }

    private void Take(string reason, SlaMoment at, Func<ClockCycle, bool> which)
    {
        var before = Version;
        Policy = MatchedPolicy.Of(at.Terms);
        var changed = before != Version;
        foreach (var clock in Clocks)
        foreach (var cycle in clock.Cycles)
            if (which(cycle))
            {
                var was = (cycle.Target, cycle.Calendar, cycle.OuterLimit);
                cycle.Take(at.TargetOf(clock.Name), at.Terms?.Content.ScheduleId);
                cycle.CountedBy = null;
                changed |= was != (cycle.Target, cycle.Calendar, cycle.OuterLimit);
            }
            else if (before != Version)
                cycle.CountedBy ??= before;
        if (changed)
            Tell(new SlaChanged(Platform.Events.Change.Between(before?.PolicyId, Policy?.Id), Policy?.Version, reason), at.Now);
    }

    private void Start(ClockName name, SlaMoment at, bool goesOn = false)
    {
        var clock = Clock(name);
        if (clock is null)
            Clocks.Add(clock = new() { Name = name });
        if (clock.Open is null)
            clock.Begin(at.Now, goesOn, at.TargetOf(name), at.Terms);
    }

    private void Stop(ClockName name, SlaMoment at, bool isCancelled = false)
    {
        if (Clock(name) is not { } clock)
            return;
        if (clock.Open is not { } cycle)
        {
            // What it waited for has come after all.
            clock.Cycles[^1].CutShort = false;
            return;
        }
        cycle.DueAt = clock.DueAt(cycle, at.Terms);
        // By hours that have changed it may be late before that was to be noticed.
        if (cycle.BreachedAt is null && cycle.DueAt < at.Now)
            Happen(new(at.Now, OccurrenceKind.Breach, clock, cycle), at.Now, at);
        cycle.Elapsed = clock.Used(cycle, at.Now, at.Terms);
        cycle.StoppedAt = at.Now;
        cycle.CutShort = isCancelled;
        cycle.Outcome = OutcomeOf(cycle);
        if (name is ClockName.FirstResponse && !isCancelled)
            FirstResponse = (cycle.Elapsed.Value, cycle.Calendar);
        if (cycle is { Target: { } target, Outcome: CycleOutcome.Met })
            Tell(new SlaMet(name, target, cycle.Elapsed.Value), at.Now);
    }

    private static CycleOutcome OutcomeOf(ClockCycle stopped) =>
        stopped.BreachedAt is not null ? CycleOutcome.Breached
        : stopped.CutShort ? CycleOutcome.Cancelled
        : CycleOutcome.Met;

    private void EndPauses(SlaMoment at)
    {
        foreach (var clock in Clocks)
            if (clock.Open is { OpenPause: { } pause })
                pause.To = at.Now;
    }

    private static void Note(ClockLedger clock, PauseReason reason, ActorKind by, string? name, SlaMoment at) =>
        clock.Note(
            clock.Open!,
            new()
            {
                From = at.Now,
                Reason = reason,
                By = by,
                Name = name,
            },
            at.Terms
        );

    // Finds out when each open clock is due and whether it stands, and what happens next.
    private Occurrence? Settle(SlaMoment at)
    {
        Occurrence? first = null;
        foreach (var clock in Clocks)
            if (clock.Open is { Target: { } target } cycle)
            {
                cycle.DueAt = clock.DueAt(cycle, at.Terms);
                if (clock.Stands(cycle, at.Terms) is var stands && stands != cycle.Paused)
                {
                    cycle.Paused = stands;
                    Tell(
                        stands
                            ? new SlaPaused(clock.Name, cycle.OpenPause!.Reason, target - clock.Used(cycle, at.Now, at.Terms))
                            : new SlaResumed(clock.Name, cycle.DueAt),
                        at.Now
                    );
                }
                if (NextOf(clock, cycle, at.Terms) is { } next && !(first?.At <= next.At))
                    first = next;
            }
            else if (clock.Open is { } untimed)
                untimed.DueAt = null;
        if (PromisedBy is { } by && by != MissedPromise && JustAfter(by) is { } late && !(first?.At <= late))
            first = new(late, OccurrenceKind.Promise);
        NextAt = first?.At;
        return first;
    }

    private void Happen(Occurrence occurrence, DateTimeOffset dated, SlaMoment at)
    {
        var (_, kind, clock, cycle, threshold) = occurrence;
        switch (kind)
        {
            case OccurrenceKind.Promise:
                MissedPromise = PromisedBy;
                Tell(new PromiseMissed(PromisedBy!.Value), dated, isOfItself: true);
                Start(ClockName.Explanation, at with { Now = dated });
                break;
            case OccurrenceKind.Warning:
                cycle!.Warned.Add(threshold!);
                Tell(new SlaWarned(clock!.Name, threshold!, cycle.DueAt), dated, isOfItself: true);
                break;
            case OccurrenceKind.Breach:
                cycle!.BreachedAt = dated;
                Tell(new SlaBreached(clock!.Name, cycle.Target!.Value, cycle.DueAt), dated, isOfItself: true);
                break;
            default:
                cycle!.LimitPassedAt = dated;
                Tell(new SlaLimitPassed(clock!.Name, cycle.OuterLimit!.Value), dated, isOfItself: true);
                break;
        }
    }

    private static Occurrence? NextOf(ClockLedger clock, ClockCycle cycle, SlaTerms? terms)
    {
        (TimeSpan Used, OccurrenceKind Kind, string? Threshold)? first = null;
        if (cycle.BreachedAt is null)
        {
            first = (cycle.Target!.Value, OccurrenceKind.Breach, null);
            foreach (var threshold in terms?.Content.WarnAt ?? [])
                if (threshold.UsedOf(cycle.Target.Value) is { } used && used <= first.Value.Used && !cycle.Warned.Contains(threshold.Text))
                    first = (used, OccurrenceKind.Warning, threshold.Text);
        }
        else if (cycle is { OuterLimit: { } limit, LimitPassedAt: null })
            first = (limit, OccurrenceKind.Limit, null);
        return first is { } next && clock.AtUsed(cycle, next.Used, terms) is { } at && (next.Kind is OccurrenceKind.Warning ? at : JustAfter(at)) is { } then
            ? new(then, next.Kind, clock, cycle, next.Threshold)
            : null;
    }

    // The first instant at which something is late: at the due time itself it is not. Null where there is none.
    private static DateTimeOffset? JustAfter(DateTimeOffset due) => due < Instants.Latest ? due.AddMilliseconds(1) : null;

    private void Tell(EventData data, DateTimeOffset at, bool isOfItself = false) => (_happened ??= []).Add(new(data, at, isOfItself));

    /// <summary>What happened to the clocks.</summary>
    /// <param name="Data">What.</param>
    /// <param name="At">When.</param>
    /// <param name="IsOfItself">Whether it came with time, by nobody's doing.</param>
    internal readonly record struct Happening(EventData Data, DateTimeOffset At, bool IsOfItself);

    private readonly record struct Occurrence(
        DateTimeOffset At,
        OccurrenceKind Kind,
        ClockLedger? Clock = null,
        ClockCycle? Cycle = null,
        string? Threshold = null
    );

    private enum OccurrenceKind
    {
        Promise,
        Warning,
        Breach,
        Limit,
    }
}

/// <summary>The policy that a ticket has, and why.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it was called when it was matched.</param>
/// <param name="Version">The version that counts for the ticket.</param>
/// <param name="Reason">What of the ticket it was chosen for, such as <c>category=login, channel=chat</c>; empty for a policy that is for all.</param>
public sealed record MatchedPolicy(Guid Id, string Name, long Version, string Reason)
{
    internal static MatchedPolicy? Of(SlaTerms? terms) =>
        terms is null ? null : new(terms.Version.PolicyId, terms.Content.Name, terms.Version.Number, terms.Reason);
}

/// <summary>A moment of a ticket, and by what its clocks are counted then.</summary>
/// <param name="Now">When.</param>
/// <param name="Terms">The terms; null when no policy is for the ticket.</param>
/// <param name="Facts">What the ticket is like.</param>
internal readonly record struct SlaMoment(DateTimeOffset Now, SlaTerms? Terms, SlaFacts Facts)
{
    public SlaTarget? TargetOf(ClockName clock) => Terms?.Content.TargetOf(clock, Facts);
}
