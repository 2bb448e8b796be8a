using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Independence;

/// <summary>It was proposed that somebody handles a complaint in spite of having to do with what it is about.</summary>
/// <param name="ExceptionId">The exception.</param>
/// <param name="AgentId">The agent whom it is about.</param>
/// <param name="Reason">Why there is nobody else.</param>
public sealed record ComplaintExceptionProposed(Guid ExceptionId, Guid AgentId, string Reason)
    : EventData("complaint.exception_proposed", EventVisibility.Staff);

/// <summary>A second person approved that somebody handles a complaint in spite of having to do with what it is about.</summary>
/// <param name="ExceptionId">The exception.</param>
/// <param name="AgentId">The agent whom it is about.</param>
public sealed record ComplaintExceptionApproved(Guid ExceptionId, Guid AgentId) : EventData("complaint.exception_approved", EventVisibility.Staff);
