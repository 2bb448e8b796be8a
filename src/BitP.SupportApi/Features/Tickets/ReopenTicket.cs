using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket is worked on again.</summary>
public sealed class ReopenTicket(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : TicketStepEndpoint<TicketStepRequest>(db, policies, clock)
{
    public override void Configure()
    {
        IsTicketStep("/{ticketId}/reopen", Actors.Everyone, TicketErrors.StatusNotAllowed);
        Validated<TicketStepValidator>();
        OptionalBody();
    }

    /// <summary>Reopen a ticket</summary>
    /// <remarks>
    /// Customers and partners may reopen what is solved; staff also what is pending or on hold. A closed ticket stays closed. What was solved begins another cycle
    /// of the clock of the resolution, with what was left or the whole target, as the policy's <c>reopenedWith</c> says, and still owes a first response, or an explanation
    /// of a promise that is late, that was not given before. Of what was pending or on hold, the clocks that stood go on with the time that was left.
    /// </remarks>
    public override Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(TicketStepRequest request, CancellationToken ct) =>
        TakeAsync((ticket, terms, now) => ticket.Reopen(Texts.OrNull(request.Reason), Actor, terms, now), ct);
}
