using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket is considered done.</summary>
public sealed class SolveTicket(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : TicketStepEndpoint<TicketStepRequest>(db, policies, clock)
{
    public override void Configure()
    {
        IsTicketStep("/{ticketId}/solve", Actors.Everyone, TicketErrors.StatusNotAllowed);
        Validated<TicketStepValidator>();
        OptionalBody();
    }

    /// <summary>Solve a ticket</summary>
    /// <remarks>
    /// Customers and partners may solve their own when the matter has settled itself. The customer's answer reopens it. The clock of the resolution stops; all others
    /// end, as <c>cancelled</c> unless they are late, since nothing else is owed.
    /// </remarks>
    public override Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(TicketStepRequest request, CancellationToken ct) =>
        TakeAsync((ticket, terms, now) => ticket.Solve(Texts.OrNull(request.Reason), Actor, terms, now), ct);
}
