using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Documents;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>What a register tells of a complaint that stands in its long members.</summary>
/// <param name="StartedAt">From when on the firm can have known of it (UTC): the first public post or receipt of its submissions.</param>
/// <param name="Outcome">How it was decided; null while it is not.</param>
/// <param name="SummaryResolution">Whether a summary was answer enough.</param>
/// <param name="Submissions">How often something was said about the same thing, the filing among them.</param>
/// <param name="Escalated">Whether management was asked to see to it.</param>
/// <param name="DelayNotices">How often delay was announced before the limit.</param>
/// <param name="LateDelayNotices">How often delay was announced after the limit.</param>
/// <param name="ExternalStages">How often it went to somebody outside.</param>
/// <param name="Redress">What was paid, once for each currency.</param>
public sealed record RegisterFacts(
    DateTimeOffset StartedAt,
    ComplaintOutcome? Outcome,
    bool SummaryResolution,
    int Submissions,
    bool Escalated,
    int DelayNotices,
    int LateDelayNotices,
    int ExternalStages,
    IReadOnlyList<CurrencyAmount> Redress
);

/// <summary>A limit of a regime that passed before its step was done.</summary>
/// <param name="Regime">The key of the regime.</param>
/// <param name="Step">The step.</param>
public sealed record MissedLimit(string Regime, ComplaintStep Step);
