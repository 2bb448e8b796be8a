using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Investigation;

/// <summary>Something is to be looked into for a complaint.</summary>
/// <param name="StepId">The step of the investigation.</param>
/// <param name="Title">What is looked into.</param>
/// <param name="OwnerId">The agent who does it.</param>
/// <param name="DueAt">By when (UTC); null when that was not said.</param>
public sealed record ComplaintInvestigationStepAdded(Guid StepId, string Title, Guid OwnerId, DateTimeOffset? DueAt)
    : EventData("complaint.investigation_step_added", EventVisibility.Staff);

/// <summary>Something was noted in a step of the investigation of a complaint.</summary>
/// <param name="StepId">The step of the investigation.</param>
/// <param name="FindingAdded">Whether a finding was added.</param>
/// <param name="Evidence">SHA-256 of the evidence that was added, in lower-case hexadecimal digits.</param>
public sealed record ComplaintInvestigationStepUpdated(Guid StepId, bool FindingAdded, IReadOnlyList<string> Evidence)
    : EventData("complaint.investigation_step_updated", EventVisibility.Staff)
{
    /// <summary>The agent who does it; null when that is as it was.</summary>
    public Change<Guid>? OwnerId { get; init; }

    /// <summary>By when (UTC); null when that is as it was.</summary>
    public Change<DateTimeOffset?>? DueAt { get; init; }

    /// <summary>When it was done (UTC); null when that is as it was.</summary>
    public Change<DateTimeOffset?>? DoneAt { get; init; }
}
