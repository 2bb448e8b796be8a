using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>A request of the customer that somebody above sees to a ticket.</summary>
/// <param name="Id">The id of the escalation that it began (UUIDv7).</param>
/// <param name="TicketId">The id of the ticket.</param>
/// <param name="TicketReference">The reference of the ticket.</param>
/// <param name="Reason">Why it was asked for.</param>
/// <param name="Summary">What happened so far.</param>
/// <param name="RequestedAt">When it was asked for (UTC).</param>
/// <param name="State">Where it stands.</param>
/// <param name="OverSince">Since when somebody sees to it, or the ticket is solved (UTC); null while it is waiting.</param>
public sealed record EscalationRequestResponse(
    Guid Id,
    Guid TicketId,
    string TicketReference,
    string Reason,
    string Summary,
    DateTimeOffset RequestedAt,
    EscalationRequestState State,
    DateTimeOffset? OverSince
) : IExample<EscalationRequestResponse>
{
    public static EscalationRequestResponse Example =>
        new(
            Examples.Escalation,
            Examples.Ticket,
            "BP-100001",
            RequestEscalation.Request.Example.Reason!,
            RequestEscalation.Request.Example.Summary!,
            Examples.At,
            EscalationRequestState.Waiting,
            null
        );

    // Whether steps are left is nothing to those who wait.
    internal static EscalationRequestResponse From(Escalation e)
    {
        var state = e.State switch
        {
            EscalationState.Acknowledged => EscalationRequestState.SeenTo,
            EscalationState.Ended => EscalationRequestState.Ended,
            _ => EscalationRequestState.Waiting,
        };
        var overSince = state is EscalationRequestState.Waiting ? null : e.OverSince;
        return new(e.Id, e.TicketId, e.TicketReference, e.Cause.Reason!, e.Cause.Summary!, e.StartedAt, state, overSince);
    }
}

/// <summary>Where a request for escalation stands.</summary>
public enum EscalationRequestState
{
    /// <summary>Nobody has said yet that they see to it.</summary>
    Waiting,

    /// <summary>Somebody sees to it.</summary>
    SeenTo,

    /// <summary>The ticket was solved.</summary>
    Ended,
}
