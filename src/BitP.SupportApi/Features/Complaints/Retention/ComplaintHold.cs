using BitP.SupportApi.Features.Events;

namespace BitP.SupportApi.Features.Complaints.Retention;

/// <summary>A legal hold: the file of a complaint is not deleted while it is there. Only staff know of it.</summary>
/// <param name="PlacedAt">Since when (UTC).</param>
/// <param name="PlacedBy">Who placed it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Lifts">What was proposed about lifting it, the latest last; at most the last 20.</param>
/// <param name="LiftedAt">When it was lifted (UTC); null while it is there.</param>
public sealed record ComplaintHold(DateTimeOffset PlacedAt, EventActor PlacedBy, string Reason, IReadOnlyList<HoldLift> Lifts, DateTimeOffset? LiftedAt = null);

/// <summary>That somebody proposed to lift a legal hold.</summary>
/// <param name="ProposedAt">When (UTC).</param>
/// <param name="ProposedBy">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="Outcome">What came of it; null while nobody has decided.</param>
/// <param name="EndedAt">When it was decided (UTC); null while nobody has.</param>
/// <param name="EndedBy">Who decided; null while nobody has.</param>
public sealed record HoldLift(
    DateTimeOffset ProposedAt,
    EventActor ProposedBy,
    string Reason,
    LiftOutcome? Outcome = null,
    DateTimeOffset? EndedAt = null,
    EventActor? EndedBy = null
);

/// <summary>What came of a proposal to lift a legal hold.</summary>
public enum LiftOutcome
{
    /// <summary>Another person approved it: the hold was lifted.</summary>
    Approved,

    /// <summary>Who proposed it took it back.</summary>
    Withdrawn,
}
