using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>How a step of a complaint stands against its limit.</summary>
public enum LimitState
{
    /// <summary>Nothing is owed: no regime sets a limit, or the case ended before it.</summary>
    None,

    /// <summary>It is not done, and its limit has not passed.</summary>
    Pending,

    /// <summary>It was done in time.</summary>
    Met,

    /// <summary>
    /// A limit of it had passed before it was done or the case ended; also an earlier one, of an update before the last, or from before a reopening. For partners only that
    /// it was done late, as the complaint shows it.
    /// </summary>
    Late,

    /// <summary>It is not done, and its limit has passed.</summary>
    Overdue,
}

/// <summary>A complaint as a register tells it: as it stands when it is read, and with no more of the person than an id.</summary>
public sealed record RegisteredComplaint : IExample<RegisteredComplaint>
{
    /// <summary>The steps that a register tells of, in this order.</summary>
    internal static readonly ComplaintStep[] StepsInOrder =
    [
        ComplaintStep.Acknowledge,
        ComplaintStep.Respond,
        ComplaintStep.Update,
        ComplaintStep.Decide,
        ComplaintStep.LongStop,
    ];

    /// <summary>The number in its reference.</summary>
    internal long Number { get; init; }

    /// <summary>Its human reference.</summary>
    public required string Reference { get; init; }

    /// <summary>The regimes that it is under, the one that speaks in documents first.</summary>
    public required IReadOnlyList<RegisteredRegime> Regimes { get; init; }

    /// <summary>What it is about.</summary>
    public required ComplaintKind Kind { get; init; }

    /// <summary>What it came from, as staff found it; null while nobody has said, and for partners.</summary>
    public required ComplaintKind? Cause { get; init; }

    /// <summary>How it reached support.</summary>
    public required Channel Channel { get; init; }

    /// <summary>BCP 47 tag of the language in which it was filed.</summary>
    public required string Language { get; init; }

    /// <summary>The id of the partner whose customer it is.</summary>
    public required Guid PartnerId { get; init; }

    /// <summary>The id of the customer whose complaint it is.</summary>
    public required Guid CustomerId { get; init; }

    /// <summary>The key of the department that has it; null when none has.</summary>
    public required string? Department { get; init; }

    /// <summary>Where it stands.</summary>
    public required ComplaintStatus Status { get; init; }

    /// <summary>When it was received (UTC).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was recorded (UTC).</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>From when on the firm can have known of it (UTC): the first public post or receipt of its submissions.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From when its limits are counted now (UTC): the last reopening, or <c>startedAt</c>.</summary>
    public required DateTimeOffset CountedFrom { get; init; }

    /// <summary>The steps <c>acknowledge</c>, <c>respond</c>, <c>update</c>, <c>decide</c> and <c>long_stop</c>, in this order.</summary>
    public required IReadOnlyList<RegisteredStep> Steps { get; init; }

    /// <summary>How often delay was announced before the limit.</summary>
    public required int DelayNotices { get; init; }

    /// <summary>How often delay was announced after the limit.</summary>
    public required int LateDelayNotices { get; init; }

    /// <summary>Whether it is examined; null while nobody has said.</summary>
    public required bool? Admissible { get; init; }

    /// <summary>How it was decided; null while it is not, also once it is reopened.</summary>
    public required ComplaintOutcome? Outcome { get; init; }

    /// <summary>Whether a summary was answer enough, since it was resolved so early.</summary>
    public required bool SummaryResolution { get; init; }

    /// <summary>When it was closed (UTC); null while it is not.</summary>
    public required DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether management was asked to see to it; null for partners.</summary>
    public required bool? Escalated { get; init; }

    /// <summary>How often it went to somebody outside, such as an ombudsman.</summary>
    public required int ExternalStages { get; init; }

    /// <summary>What was paid, once for each currency, in the order of their codes.</summary>
    public required IReadOnlyList<CurrencyAmount> Redress { get; init; }

    /// <summary>How often it was reopened.</summary>
    public required int Reopenings { get; init; }

    /// <summary>How often something was said about the same thing, the filing among them.</summary>
    public required int Submissions { get; init; }

    /// <summary>Whether there is something left to decide.</summary>
    internal bool IsOpen => ComplaintLifeCycle.Open.Contains(Status);

    public static RegisteredComplaint Example =>
        new()
        {
            Reference = "CP-100001",
            Regimes = [new("eu_mica", 1)],
            Kind = ComplaintKind.Funds,
            Cause = ComplaintKind.Communication,
            Channel = Channel.App,
            Language = "en",
            PartnerId = Examples.Partner,
            CustomerId = Examples.Customer,
            Department = "funds",
            Status = ComplaintStatus.Closed,
            ReceivedAt = Examples.At,
            RecordedAt = Examples.At,
            StartedAt = Examples.At,
            CountedFrom = Examples.At,
            Steps =
            [
                new(ComplaintStep.Acknowledge, Examples.At.AddDays(4), Examples.At.AddDays(1), LimitState.Met, 86_400),
                new(ComplaintStep.Respond, null, Examples.At.AddDays(10), LimitState.None, 864_000),
                new(ComplaintStep.Update, null, Examples.At.AddDays(10), LimitState.None, 864_000),
                new(ComplaintStep.Decide, Examples.At.AddDays(61), Examples.At.AddDays(10), LimitState.Met, 864_000),
                new(ComplaintStep.LongStop, null, null, LimitState.None, null),
            ],
            DelayNotices = 0,
            LateDelayNotices = 0,
            Admissible = true,
            Outcome = ComplaintOutcome.Upheld,
            SummaryResolution = false,
            ClosedAt = Examples.At.AddDays(11),
            Escalated = false,
            ExternalStages = 0,
            Redress = [new("EUR", "12.50")],
            Reopenings = 0,
            Submissions = 1,
        };

    /// <param name="c">The complaint.</param>
    /// <param name="regime">The regime whose limits are told; null for the strictest of all.</param>
    /// <param name="actor">Who reads it.</param>
    /// <param name="now">The time.</param>
    internal static RegisteredComplaint Of(RegisterSource c, string? regime, Actor actor, DateTimeOffset now)
    {
        c = c.SeenBy(actor);
        return new()
        {
            Number = c.Number,
            Reference = Complaint.ReferenceOf(c.Number),
            Regimes = [.. c.Regimes.Select(r => new RegisteredRegime(r.Key, r.Version))],
            Kind = c.Kind,
            Cause = actor.IsStaff ? c.Cause : null,
            Channel = c.Channel,
            Language = c.Language,
            PartnerId = c.PartnerId,
            CustomerId = c.CustomerId,
            Department = c.Department,
            Status = c.Status,
            ReceivedAt = c.ReceivedAt,
            RecordedAt = c.CreatedAt,
            StartedAt = c.Facts.StartedAt,
            CountedFrom = c.CountedFrom,
            Steps = [.. StepsInOrder.Select(step => RegisteredStep.Of(step, c, regime, now))],
            DelayNotices = c.Facts.DelayNotices,
            LateDelayNotices = c.Facts.LateDelayNotices,
            Admissible = c.Admissible,
            Outcome = c.Facts.Outcome,
            SummaryResolution = c.Facts.SummaryResolution,
            ClosedAt = c.ClosedAt,
            Escalated = actor.IsStaff ? c.Facts.Escalated : null,
            ExternalStages = c.Facts.ExternalStages,
            Redress = c.Facts.Redress,
            Reopenings = c.Reopenings,
            Submissions = c.Facts.Submissions,
        };
    }
}

/// <summary>A regime that a complaint is under.</summary>
/// <param name="Key">The key of the regime.</param>
/// <param name="Version">The version that counts for the complaint.</param>
public sealed record RegisteredRegime(string Key, long Version);

/// <summary>A step of a complaint, with its limit.</summary>
/// <param name="Step">The step.</param>
/// <param name="DueAt">The first instant that is too late, by the strictest of the regimes (UTC); null when there is no limit, such as while it stands.</param>
/// <param name="DoneAt">When it was done (UTC), of updates the last one; null while it is not. The long stop is met by the decision.</param>
/// <param name="State">How it stands against its limit, by the worst of the regimes.</param>
/// <param name="Seconds">
/// Whole seconds until it was done: of <c>acknowledge</c> from <c>startedAt</c> when it was done before a reopening, of all else from <c>countedFrom</c>. Null while it is
/// not done.
/// </param>
public sealed record RegisteredStep(ComplaintStep Step, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, LimitState State, int? Seconds)
{
    internal static RegisteredStep Of(ComplaintStep step, RegisterSource c, string? regime, DateTimeOffset now)
    {
        ComplaintClock[] clocks = [.. c.Regimes.Where(r => regime is null || r.Key == regime).SelectMany(r => r.Steps).Where(s => s.Step == step)];
        var doneAt =
            step is not ComplaintStep.LongStop ? c.DoneAt(step)
            : clocks is [] ? null
            : c.DoneAt(ComplaintStep.Decide);
        // What was acknowledged before a reopening is not asked for again.
        var from = step is ComplaintStep.Acknowledge && !(doneAt > c.CountedFrom) ? c.Facts.StartedAt : c.CountedFrom;
        return new(step, clocks.Min(k => k.DueAt), doneAt, StateOf(step, clocks, c, regime, now), doneAt is { } at ? (int)(at - from).TotalSeconds : null);
    }

    private static LimitState StateOf(ComplaintStep step, ComplaintClock[] clocks, RegisterSource c, string? regime, DateTimeOffset now) =>
        c.IsOpen && clocks.Any(k => k.MetAt is null && k.DueAt <= now) ? LimitState.Overdue
        : clocks.Any(k => k.Late) || c.MissedLimits.Any(m => m.Step == step && (regime is null || m.Regime == regime)) ? LimitState.Late
        : clocks is [] ? LimitState.None
        : clocks.All(k => k.MetAt is not null) ? LimitState.Met
        : c.IsOpen ? LimitState.Pending
        : LimitState.None;
}

/// <summary>What is read of a complaint for a register, without its long members.</summary>
internal sealed record RegisterSource(
    long Number,
    Guid PartnerId,
    Guid CustomerId,
    ComplaintKind Kind,
    ComplaintKind? Cause,
    Channel Channel,
    string Language,
    string? Department,
    ComplaintStatus Status,
    bool? Admissible,
    DateTimeOffset ReceivedAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset CountedFrom,
    DateTimeOffset? ClosedAt,
    int Reopenings,
    IReadOnlyList<DoneStep> Done,
    IReadOnlyList<ComplaintRegimeClocks> Regimes,
    IReadOnlyList<MissedLimit> MissedLimits,
    RegisterFacts Facts
)
{
    public bool IsOpen => ComplaintLifeCycle.Open.Contains(Status);

    /// <summary>What somebody sees of it: partners the limits as the complaint shows them, and not what was noted of those that passed.</summary>
    public RegisterSource SeenBy(Actor actor) => actor.IsStaff ? this : this with { Regimes = [.. Regimes.Select(r => r.SeenBy(actor))], MissedLimits = [] };

    public DateTimeOffset? DoneAt(ComplaintStep step) => Done.FirstOrDefault(d => d.Step == step)?.At;
}
