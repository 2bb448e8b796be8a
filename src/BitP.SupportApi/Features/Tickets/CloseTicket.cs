using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A solved ticket is ended.</summary>
public sealed class CloseTicket(SupportDbContext db, SlaPolicies policies, TimeProvider clock) : TicketStepEndpoint<TicketStepRequest>(db, policies, clock)
{
    public override void Configure()
    {
        IsTicketStep("/{ticketId}/close", Actors.Everyone, TicketErrors.StatusNotAllowed);
        Validated<TicketStepValidator>();
        OptionalBody();
    }

    /// <summary>Close a ticket</summary>
    /// <remarks>
    /// Final: only a solved ticket can be closed, and an answer to a closed one opens a linked follow-up. All clocks end; those of a follow-up start anew.
    /// </remarks>
    public override Task<Results<Ok<TicketResponse>, Error>> AnswerAsync(TicketStepRequest request, CancellationToken ct) =>
        TakeAsync((ticket, terms, now) => ticket.Close(Texts.OrNull(request.Reason), Actor, terms, now), ct);
}
