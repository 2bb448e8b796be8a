using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A customer asks why a case is late.</summary>
public sealed class RequestExplanation(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : TicketStepEndpoint<EmptyRequest>(db, policies, clock)
{
    public override void Configure() =>
        IsTicketStep("/{ticketId}/delay-inquiries", Actors.Partner | Actors.Customer, TicketErrors.NotLate, TicketErrors.Closed);

    /// <summary>Ask why a ticket is late</summary>
    /// <remarks>
    /// For customers, and for partners on their behalf, once the promise has passed, or when it had passed before the ticket was solved; before that it is refused
    /// with 409 <c>ticket_not_late</c>. Support then owes an explanation by <c>promise.explanationBy</c>, also when it has given one before: a public message with
    /// <c>explains</c>, or a new promise with a reason. The request is the event <c>explanation.requested</c>; asking again before the answer changes nothing.
    /// </remarks>
    public override Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(EmptyRequest request, CancellationToken ct) =>
        TakeAsync((ticket, terms, now) => ticket.RequestExplanation(terms, now), ct);
}
