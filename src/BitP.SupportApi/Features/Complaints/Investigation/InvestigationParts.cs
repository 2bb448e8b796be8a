using BitP.SupportApi.Features.Events;

namespace BitP.SupportApi.Features.Complaints.Investigation;

/// <summary>Something that is looked into for a complaint. What was found and what proves it is added to and never changed.</summary>
public sealed record InvestigationStep(Guid Id, string Title, Guid OwnerId, DateTimeOffset? DueAt, EventActor AddedBy, DateTimeOffset AddedAt)
{
    public DateTimeOffset? DoneAt { get; init; }

    public IReadOnlyList<InvestigationFinding> Findings { get; init; } = [];

    public IReadOnlyList<InvestigationEvidence> Evidence { get; init; } = [];
}

/// <summary>What was found in a step of the investigation.</summary>
/// <param name="Text">What was found.</param>
/// <param name="At">When it was noted (UTC).</param>
/// <param name="By">Who noted it; null for partners and customers.</param>
public sealed record InvestigationFinding(string Text, DateTimeOffset At, EventActor? By);

/// <summary>What proves a finding: a file that is kept elsewhere and known by its hash.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Sha256">SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="Description">What it shows; null when that was not said, and for partners and customers.</param>
/// <param name="AddedAt">When it was added (UTC).</param>
/// <param name="AddedBy">Who added it; null for partners and customers.</param>
public sealed record InvestigationEvidence(string Name, string Sha256, string? Description, DateTimeOffset AddedAt, EventActor? AddedBy);

/// <summary>Evidence that is added to a step.</summary>
/// <param name="Name">What it is called, such as the name of a file; at most 200 characters. Complainants see it after the decision.</param>
/// <param name="Sha256">SHA-256 of its bytes, in 64 hexadecimal digits.</param>
/// <param name="Description">What it shows; at most 500 characters. Only staff see it.</param>
public sealed record AddedEvidence(string? Name, string? Sha256, string? Description = null);
