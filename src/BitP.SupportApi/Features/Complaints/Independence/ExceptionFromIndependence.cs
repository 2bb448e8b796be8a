using BitP.SupportApi.Features.Events;

namespace BitP.SupportApi.Features.Complaints.Independence;

/// <summary>That somebody may handle and decide a complaint in spite of having to do with what it is about. It counts once a second person approved it.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="AgentId">The agent whom it is about.</param>
/// <param name="AgentName">What the agent is called.</param>
/// <param name="Reason">Why there is nobody else.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedAt">When (UTC).</param>
/// <param name="ApprovedBy">Who approved it; null while nobody has.</param>
/// <param name="ApprovedAt">When (UTC); null while nobody has.</param>
public sealed record ExceptionFromIndependence(
    Guid Id,
    Guid AgentId,
    string AgentName,
    string Reason,
    EventActor ProposedBy,
    DateTimeOffset ProposedAt,
    EventActor? ApprovedBy = null,
    DateTimeOffset? ApprovedAt = null
);
