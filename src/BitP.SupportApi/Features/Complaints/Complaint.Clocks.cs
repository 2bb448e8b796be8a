using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A regime that a complaint is under, and the business days that count.</summary>
/// <param name="Terms">What the version says that counts.</param>
/// <param name="Schedule">The schedule whose business days count; null when none do.</param>
internal sealed record CountedRegime(RegimeTerms Terms, RegimeSchedule? Schedule);

/// <summary>The limits of a complaint. A limit is counted once, and again only when what it is counted from has changed: neither a new version of a regime nor a new holiday moves it.</summary>
public sealed partial class Complaint
{
    /// <summary>The kind of the item of due work that says what comes next of itself.</summary>
    internal const string DeadlinesKind = "complaint.deadlines";

    // When the item falls due that the database has, once the next one is settled.
    private DateTimeOffset? _fellDue;
    private bool _moved;

    /// <summary>From when limits are counted: the first public post or receipt, or the last reopening.</summary>
    public DateTimeOffset CountedFrom { get; private set; }

    /// <summary>From when on the firm can have known of it: the first public post or receipt of its submissions.</summary>
    internal DateTimeOffset StartedAt => Submissions.Select(s => s.StartedAt).DefaultIfEmpty(ReceivedAt).Min();

    private bool WasReopened => Reopenings > 0;

    /// <summary>Whether what is counted from an instant is counted from its last reopening.</summary>
    internal bool IsReopenedAt(DateTimeOffset from) => WasReopened && from == CountedFrom;

    /// <summary>When steps were done; of updates the last one.</summary>
    public IReadOnlyList<DoneStep> Done { get; private set; } = [];

    /// <summary>The regimes that it is under, the one that speaks in documents first.</summary>
    public IReadOnlyList<ComplaintRegimeClocks> Regimes { get; private set; } = [];

    /// <summary>The keys of its regimes as one text, each between bars, to be looked for.</summary>
    public string RegimeKeys { get; private init; } = "";

    /// <summary>By when it has to be decided, by the strictest of its regimes; null when no limit says so, and once there is nothing left to decide.</summary>
    public DateTimeOffset? DecideBy { get; private set; }

    /// <summary>What is due first of all that is owed and not done; null when nothing is.</summary>
    public DateTimeOffset? EarliestDueAt { get; private set; }

    /// <summary>When something happens of itself: a warning, a breach, a reminder; null when nothing does.</summary>
    public DateTimeOffset? NextDueAt { get; private set; }

    /// <summary>The earliest limit of a step over all regimes; null when there is none.</summary>
    internal DateTimeOffset? LimitOf(ComplaintStep step) => Regimes.SelectMany(r => r.Steps).Where(s => s.Step == step).Min(s => s.DueAt);

    /// <summary>When a step was done; null when it was not.</summary>
    internal DateTimeOffset? DoneAt(ComplaintStep step) => Done.FirstOrDefault(d => d.Step == step)?.At;

    /// <summary>Whether the limit for the decision stands while something is asked of the complainant, by all of its regimes.</summary>
    internal bool Pauses(IReadOnlyList<CountedRegime> regimes) =>
        regimes.All(r => r.Terms.Content.StepsFor(Kind).FirstOrDefault(s => s.Step is ComplaintStep.Decide)?.Deadline!.PausesOn is { Count: > 0 });

    /// <summary>What has happened, as far as the limits of one of its regimes depend on it.</summary>
    internal ComplaintFacts FactsFor(string regime) =>
        new(
            Instant.FromDateTimeOffset(CountedFrom),
            Kind,
            Done.ToDictionary(d => d.Step, d => Instant.FromDateTimeOffset(d.At)),
            [
                .. InformationRequests.Select(r => new Pause(
                    Instant.FromDateTimeOffset(r.AskedAt),
                    r.EndedAt is { } end ? Instant.FromDateTimeOffset(end) : null
                )),
            ],
            NoticeInForce(regime),
            WasReopened
        );

    /// <summary>Does what has come to pass of itself until an instant: warnings, breaches, reminders, and an end of waiting.</summary>
    /// <param name="regimes">Its regimes.</param>
    /// <param name="at">The instant.</param>
    internal void Follow(IReadOnlyList<CountedRegime> regimes, DateTimeOffset at)
    {
        while (NextDueAt is { } next && next <= at)
            Fall(regimes, next);
    }

    private void Fall(IReadOnlyList<CountedRegime> regimes, DateTimeOffset due)
    {
        // What was received long ago may have been due before it was recorded, with the filing or with what joined it.
        var recorded = Submissions[^1].RecordedAt;
        var at = due < recorded ? recorded : due;
        Redress = [.. Redress.Select(r => Fall(r, at))];
        ExternalStages = [.. ExternalStages.Select(s => Fall(s, at))];
        if (!IsOpen)
        {
            AwaitNext();
            return;
        }
        Regimes = [.. Regimes.Select(r => r with { Steps = [.. r.Steps.Select(s => Fall(r.Key, s, at))] })];
        if (InformationRequests is [.., { EndedAt: null } asked] && asked.NextAt <= at)
        {
            if (asked.AnswerBy > at)
            {
                ReplaceLast(asked with { RemindedAt = at });
                Note(new ComplaintInformationReminded(asked.AnswerBy), at, isOfItself: true);
            }
            else
            {
                // It goes on without: whoever does not answer does not hold up the decision.
                ReplaceLast(asked with { RemindedAt = asked.RemindedAt ?? at, EndedAt = at });
                Note(new ComplaintInformationMissed(Go(ComplaintAction.ProvideInformation, Actor.System)), at, isOfItself: true);
            }
        }
        Recount(regimes);
    }

    private ComplaintClock Fall(string regime, ComplaintClock clock, DateTimeOffset at)
    {
        if (clock.NextAt is not { } next || next > at)
            return clock;
        if (clock.DueAt <= at)
        {
            Note(new ComplaintDeadlineBreached(regime, clock.Step, clock.DueAt.Value), at, isOfItself: true);
            NoteMissed(regime, clock.Step);
            return clock with { WarnedAt = clock.WarnedAt ?? at, Late = true };
        }
        Note(new ComplaintDeadlineWarned(regime, clock.Step, clock.DueAt!.Value), at, isOfItself: true);
        return clock with { WarnedAt = at };
    }

    private void ReplaceLast(InformationRequest request) => InformationRequests = [.. InformationRequests.SkipLast(1), request];

    private void NoteDone(ComplaintStep step, DateTimeOffset at) => Done = [.. Done.Where(d => d.Step != step), new(step, at)];

    /// <summary>Counts the limits that have changed, and settles what comes next.</summary>
    private void Recount(IReadOnlyList<CountedRegime> regimes)
    {
        Regimes = [.. Regimes.Select(r => r with { Steps = Counted(regimes.Single(c => c.Terms.Key == r.Key), FactsFor(r.Key), r.Steps) })];
        DecideBy = IsOpen ? LimitOf(ComplaintStep.Decide) : null;
        EarliestDueAt = IsOpen ? Owed.Min(s => s.DueAt) : null;
        AwaitNext();
    }

    private IEnumerable<ComplaintClock> Owed => Regimes.SelectMany(r => r.Steps).Where(s => s is { IsOwed: true, MetAt: null });

    /// <summary>Settles what comes next. Redress and external stages go on when there is nothing left to decide.</summary>
    private void AwaitNext()
    {
        var open = IsOpen ? Earlier(Owed.Min(s => s.NextAt), InformationRequests is [.., var asked] ? asked.NextAt : null) : null;
        Await(Earlier(open, Earlier(Redress.Min(r => r.NextAt), ExternalStages.Min(s => s.NextAt))));
    }

    // A summary is for what is resolved soon after the receipt, and for nothing that was looked into before.
    private ComplaintClock[] Counted(CountedRegime regime, ComplaintFacts facts, IReadOnlyList<ComplaintClock> before) =>
        [
            .. RegimeDeadlines
                .Of(regime.Terms.Content, regime.Schedule?.Days, facts)
                .Where(d => !(WasReopened && d.Step is ComplaintStep.SummaryResolution))
                .Select(d => Counted(d, before.FirstOrDefault(b => b.Step == d.Step), facts)),
        ];

    private static ComplaintClock Counted(StepDeadline counted, ComplaintClock? before, ComplaintFacts facts)
    {
        // As exact as it is kept: the end of a step that is expected is a tick before midnight.
        var from = Instants.Cut(counted.From.ToDateTimeOffset());
        var isSame =
            before is not null && before.From == from && before.Delay == counted.Delay && counted.Delay is null && counted.Rule.PausesOn is not { Count: > 0 };
        var dueAt = isSame ? before!.DueAt : counted.DueAt?.ToDateTimeOffset();
        // Whoever decides meets the latest day for it as well.
        var met =
            counted.DoneAt
            ?? (counted.Step is ComplaintStep.LongStop && facts.Done.TryGetValue(ComplaintStep.Decide, out var decided) ? (Instant?)decided : null);
        var metAt = met?.ToDateTimeOffset();
        // What was done stays as it was: neither a reopening nor a notice changes whether it was in time.
        if (before?.MetAt is { } done && done == metAt)
            return before;
        return new(
            counted.Step,
            from,
            dueAt,
            counted.Rule.Within!,
            metAt,
            metAt >= dueAt || (before?.Late is true && before.From == from && before.DueAt == dueAt)
        )
        {
            Delay = counted.Delay,
            WarnedAt = before is not null && before.DueAt == dueAt ? before.WarnedAt : null,
        };
    }

    // The first that came in time counts as the day on which delay was announced, the last says until when.
    private DelayNotice? NoticeInForce(string regime)
    {
        var inTime = Delays.Where(d => d.At >= CountedFrom && !d.TooLateFor.Contains(regime)).ToArray();
        return inTime is [] ? null : new(ComplaintStep.Decide, Instant.FromDateTimeOffset(inTime[0].At), LocalDatePattern.Iso.Parse(inTime[^1].NewDate).Value);
    }

    private void Await(DateTimeOffset? next)
    {
        if (!_moved)
            (_moved, _fellDue) = (true, NextDueAt);
        NextDueAt = next;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => b is null || a < b ? a : b;
}

internal static class ComplaintRegimeMark
{
    /// <summary>What stands in <see cref="Complaint.RegimeKeys"/> for a regime.</summary>
    public static string Of(string key) => $"|{key}|";
}
