using System.Text.Json.Serialization;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Sla.Clocks;

/// <summary>One clock of a ticket. Each time it starts anew is a cycle.</summary>
public sealed class ClockLedger
{
    /// <summary>How many cycles that ended are kept; the events tell of all.</summary>
    public const int MaxEnded = 20;

    public ClockName Name { get; set; }

    /// <summary>Oldest first. Only the last one can be open.</summary>
    public List<ClockCycle> Cycles { get; set; } = [];

    /// <summary>The cycle that has not ended.</summary>
    [JsonIgnore]
    internal ClockCycle? Open => Cycles is [.., { StoppedAt: null } last] ? last : null;

    internal void Begin(DateTimeOffset now, bool goesOn, SlaTarget? target, SlaTerms? terms)
    {
        if (Cycles.Count > MaxEnded)
        {
            // What goes on from the oldest keeps what it used up.
            if (Cycles[1] is { GoesOn: true } next)
            {
                next.Counted = (next.Counted ?? TimeSpan.Zero) + Used(Cycles[0], Cycles[0].StoppedAt!.Value, terms);
                next.CountedUntil ??= next.StartedAt;
                next.GoesOn = false;
            }
            Cycles.RemoveAt(0);
        }
        var cycle = new ClockCycle { StartedAt = now, GoesOn = goesOn && Cycles.Count > 0 };
        cycle.Take(target, terms?.Content.ScheduleId);
        Cycles.Add(cycle);
    }

    internal void Note(ClockCycle cycle, ClockPause pause, SlaTerms? terms)
    {
        if (cycle.Pauses.Count == ClockCycle.MaxPauses)
        {
            var until = cycle.Pauses[0].To!.Value;
            var counted = TimeSpan.Zero;
            foreach (var run in OwnRuns(cycle, cycle.StoppedAt, terms))
                if (run.From < until)
                    counted += run.Counted ?? cycle.Count(run.From, run.To < until ? run.To.Value : until, terms);
            (cycle.Counted, cycle.CountedUntil) = (counted, until);
            cycle.Pauses.RemoveAt(0);
        }
        cycle.Pauses.Add(pause);
    }

    /// <summary>How much of its time a cycle had used up at an instant, with that of the cycles that it goes on from.</summary>
    internal TimeSpan Used(ClockCycle cycle, DateTimeOffset at, SlaTerms? terms)
    {
        var used = TimeSpan.Zero;
        foreach (var run in Runs(cycle, cycle.StoppedAt, terms))
            if (run.From < at)
                used += run.Counted ?? cycle.Count(run.From, run.To is { } to && to < at ? to : at, terms);
        return used;
    }

    /// <summary>
    /// When a cycle has or will have used up some time, if it goes on as it is, or had gone on as it was when it was stopped; null while it stands, and when that
    /// never is. What it has used up in the instant in which it comes to stand, it has used up when it goes on: no clock runs out while it stands.
    /// </summary>
    internal DateTimeOffset? AtUsed(ClockCycle cycle, TimeSpan time, SlaTerms? terms)
    {
        var used = TimeSpan.Zero;
        foreach (var run in Runs(cycle, null, terms))
        {
            var more = run.To is { } end ? run.Counted ?? cycle.Count(run.From, end, terms) : TimeSpan.MaxValue;
            if (more >= time - used)
            {
                var at =
                    time <= used ? run.From
                    : run.Counted is null ? cycle.After(run.From, time - used, terms)
                    : run.To;
                if (run.To is null || at < run.To || more > time - used)
                    return at;
            }
            used += more;
        }
        return null;
    }

    /// <summary>When the target of a cycle is or was used up, or would have been when it was stopped; null while it stands before that, and when it has none.</summary>
    internal DateTimeOffset? DueAt(ClockCycle cycle, SlaTerms? terms) => cycle.Target is { } target ? AtUsed(cycle, target, terms) : null;

    /// <summary>Whether a cycle stands: what is noted as a pause is one where the policy says so.</summary>
    internal bool Stands(ClockCycle cycle, SlaTerms? terms) => cycle.OpenPause is { } pause && PausesOn(pause.Reason, terms);

    /// <summary>Whether it stands for that reason. An update is not owed while the customer is to answer.</summary>
    internal bool PausesOn(PauseReason reason, SlaTerms? terms) => Name is ClockName.ProgressUpdate || terms is null || terms.Content.PausesOn.Contains(reason);

    // The stretches in which a cycle ran, in order, the last one up to the end that is given, with those of the cycles that it goes on from.
    private IEnumerable<ClockRun> Runs(ClockCycle cycle, DateTimeOffset? end, SlaTerms? terms)
    {
        foreach (var one in Chain(cycle))
        foreach (var run in OwnRuns(one, one == cycle ? end : one.StoppedAt, terms))
            yield return run;
    }

    /// <summary>All the time of a cycle up to an instant, part by part, with that of the cycles that it goes on from.</summary>
    internal IEnumerable<ClockPart> Parts(ClockCycle cycle, DateTimeOffset at, SlaTerms? terms)
    {
        DateTimeOffset? end = null;
        foreach (var one in Chain(cycle))
        {
            if (end is { } solved && solved < one.StartedAt)
                yield return new(solved, one.StartedAt, IsSolved: true);
            var (from, until) = (one.StartedAt, one.StoppedAt ?? at);
            if (one.Counted is { } sum)
            {
                yield return new(from, one.CountedUntil!.Value, Sum: sum);
                from = one.CountedUntil.Value;
            }
            foreach (var pause in one.Pauses.Where(p => PausesOn(p.Reason, terms)))
            {
                if (pause.From > from)
                    yield return new(from, pause.From);
                from = pause.To ?? until;
                if (from > pause.From)
                    yield return new(pause.From, from, pause);
            }
            if (until > from)
                yield return new(from, until);
            end = until;
        }
    }

    // The cycles that one goes on from, oldest first, and itself.
    private IEnumerable<ClockCycle> Chain(ClockCycle cycle)
    {
        var last = Cycles.IndexOf(cycle);
        var first = last;
        while (first > 0 && Cycles[first].GoesOn)
            first--;
        return Cycles.Skip(first).Take(last - first + 1);
    }

    private IEnumerable<ClockRun> OwnRuns(ClockCycle cycle, DateTimeOffset? end, SlaTerms? terms)
    {
        var from = cycle.StartedAt;
        if (cycle.Counted is { } counted)
        {
            yield return new(from, cycle.CountedUntil, counted);
            from = cycle.CountedUntil!.Value;
        }
        foreach (var pause in cycle.Pauses)
            if (PausesOn(pause.Reason, terms))
            {
                if (pause.From > from)
                    yield return new(from, pause.From);
                if (pause.To is not { } resumed)
                    yield break;
                from = resumed;
            }
        yield return new(from, end);
    }
}

/// <summary>A part of the time of a clock, for its explanation.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Pause">The pause that it is; null when it is none.</param>
/// <param name="Sum">What was counted in it, where only the sum is kept.</param>
/// <param name="IsSolved">Whether the ticket was solved.</param>
internal readonly record struct ClockPart(DateTimeOffset From, DateTimeOffset To, ClockPause? Pause = null, TimeSpan? Sum = null, bool IsSolved = false);

/// <summary>A stretch of time in which a clock ran.</summary>
/// <param name="From">When it began to run.</param>
/// <param name="To">When it was stopped; null while it runs.</param>
/// <param name="Counted">What was counted in it, where its pauses are not kept any more.</param>
internal readonly record struct ClockRun(DateTimeOffset From, DateTimeOffset? To, TimeSpan? Counted = null);

/// <summary>A clock from its start to its stop.</summary>
public sealed class ClockCycle
{
    /// <summary>How many pauses are kept one by one. What lies before is kept as a sum.</summary>
    public const int MaxPauses = 50;

    public DateTimeOffset StartedAt { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? StoppedAt { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CycleOutcome? Outcome { get; set; }

    /// <summary>Whether it ended with the ticket, and what it waited for has not come since: it is owed again when the ticket is reopened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CutShort { get; set; }

    /// <summary>The version of the policy that it was counted by when it was stopped, where the ticket has another one since.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PolicyVersion? CountedBy { get; set; }

    /// <summary>Whether it goes on with what the one before it had left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool GoesOn { get; set; }

    /// <summary>How much time there is; null when nothing is to be reached.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Target { get; set; }

    public ClockCalendar Calendar { get; set; } = ClockCalendar.Elapsed;

    /// <summary>Whose working time it counts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ScheduleId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? OuterLimit { get; set; }

    /// <summary>When its time is used up, as far as that is known, or would have been when it was stopped; null while it stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How much it had used up when it was stopped.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Elapsed { get; set; }

    /// <summary>When it was noticed that it is late.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? BreachedAt { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? LimitPassedAt { get; set; }

    /// <summary>When the customer asked for what it measures.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? RequestedAt { get; set; }

    /// <summary>Whether the last that was told of it is that it stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Paused { get; set; }

    /// <summary>The thresholds of which it was warned.</summary>
    public List<string> Warned { get; set; } = [];

    public List<ClockPause> Pauses { get; set; } = [];

    /// <summary>What was counted before pauses are kept one by one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Counted { get; set; }

    /// <summary>Until when that was counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? CountedUntil { get; set; }

    /// <summary>The pause that lasts, or did when the cycle was stopped.</summary>
    [JsonIgnore]
    internal ClockPause? OpenPause => Pauses is [.., { To: null } last] ? last : null;

    /// <summary>The last instant of which anything is known.</summary>
    [JsonIgnore]
    internal DateTimeOffset KnownUntil
    {
        get
        {
            var last = StartedAt;
            foreach (var at in (ReadOnlySpan<DateTimeOffset?>)[StoppedAt, BreachedAt, LimitPassedAt, Pauses is [.., var pause] ? pause.To ?? pause.From : null])
                last = at > last ? at.Value : last;
            return last;
        }
    }

    internal void Take(SlaTarget? target, Guid? scheduleId)
    {
        (Target, OuterLimit) = (target?.Target, target?.OuterLimit);
        Calendar = target?.Calendar ?? ClockCalendar.Elapsed;
        ScheduleId = Calendar is ClockCalendar.Business ? scheduleId : null;
    }

    internal TimeSpan Count(DateTimeOffset from, DateTimeOffset to, SlaTerms? terms) =>
        Calendar is ClockCalendar.Business && terms?.Calendar is { } calendar
            ? calendar.WorkingTimeBetween(NodaTime.Instant.FromDateTimeOffset(from), NodaTime.Instant.FromDateTimeOffset(to)).ToTimeSpan()
            : to - from;

    internal DateTimeOffset? After(DateTimeOffset from, TimeSpan time, SlaTerms? terms)
    {
        if (Calendar is not ClockCalendar.Business || terms?.Calendar is not { } calendar)
            return from < Instants.Latest - time ? WholeMilliseconds(from + time) : null;
        var due = calendar.DeadlineAfter(NodaTime.Instant.FromDateTimeOffset(from), NodaTime.Duration.FromTimeSpan(time))?.ToDateTimeOffset();
        return due < Instants.Latest ? WholeMilliseconds(due.Value) : null;
    }

    // Never before it is used up.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset instant) =>
        instant.Ticks % TimeSpan.TicksPerMillisecond is var rest and > 0 ? instant.AddTicks(TimeSpan.TicksPerMillisecond - rest) : instant;
}

/// <summary>A time in which a clock may stand.</summary>
public sealed class ClockPause
{
    public DateTimeOffset From { get; set; }

    /// <summary>When it ended; null while it lasts, and where it ended with the cycle.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? To { get; set; }

    public PauseReason Reason { get; set; }

    public ActorKind By { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; set; }
}

/// <summary>How a cycle of a clock ended.</summary>
public enum CycleOutcome
{
    /// <summary>In time.</summary>
    Met,

    /// <summary>Too late.</summary>
    Breached,

    /// <summary>What it waited for is not owed any more: the ticket was solved or closed.</summary>
    Cancelled,
}

/// <summary>How the clocks of a ticket stand, by the worst of those that are open.</summary>
public enum SlaState
{
    /// <summary>There is time left, and no warning was given.</summary>
    Ok,

    /// <summary>There is time left, and a warning was given.</summary>
    Warning,

    /// <summary>A clock is late.</summary>
    Breached,
}
