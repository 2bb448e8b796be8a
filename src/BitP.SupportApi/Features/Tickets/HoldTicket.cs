using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Support needs something from a third party.</summary>
public sealed class HoldTicket(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : TicketStepEndpoint<TicketStepRequest>(db, policies, clock)
{
    public override void Configure()
    {
        IsTicketStep("/{ticketId}/hold", Actors.Staff, TicketErrors.StatusNotAllowed);
        Validated<TicketStepValidator>();
        OptionalBody();
    }

    /// <summary>Put a ticket on hold</summary>
    /// <remarks>
    /// For waiting for somebody other than the customer, such as a network or another exchange. Meanwhile the clock of the resolution stands where the policy's
    /// <c>pausesOn</c> has <c>on_hold</c>; the customer is owed progress updates as before.
    /// </remarks>
    public override Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(TicketStepRequest request, CancellationToken ct) =>
        TakeAsync((ticket, terms, now) => ticket.Hold(Texts.OrNull(request.Reason), Actor, terms, now), ct);
}
