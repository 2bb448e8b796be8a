using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Support needs something from the customer.</summary>
public sealed class WaitForCustomer(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : TicketStepEndpoint<TicketStepRequest>(db, policies, clock)
{
    public override void Configure()
    {
        IsTicketStep("/{ticketId}/wait", Actors.Staff, TicketErrors.StatusNotAllowed);
        Validated<TicketStepValidator>();
        OptionalBody();
    }

    /// <summary>Wait for the customer</summary>
    /// <remarks>
    /// The ticket becomes pending. The customer's next public message opens it again. Meanwhile the clock of the progress update stands, and that of the resolution
    /// where the policy's <c>pausesOn</c> has <c>pending</c>; both then go on with the time that was left.
    /// </remarks>
    public override Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(TicketStepRequest request, CancellationToken ct) =>
        TakeAsync((ticket, terms, now) => ticket.Wait(Texts.OrNull(request.Reason), Actor, terms, now), ct);
}
