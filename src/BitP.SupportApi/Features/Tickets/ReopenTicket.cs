using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket is worked on again.</summary>
public sealed class ReopenTicket : IEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{ticketId}/reopen", HandleAsync).WithName(nameof(ReopenTicket)).IsTicketStep(Actors.Everyone);

    /// <summary>Reopen a ticket</summary>
    /// <remarks>Customers and partners may reopen what is solved; staff also what is pending or on hold. A closed ticket stays closed.</remarks>
    internal static Task<Results<Ok<TicketResponse>, Error>> HandleAsync(
        TicketKey ticketId,
        TicketStepRequest? request,
        IfMatch ifMatch,
        Actor actor,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    ) => TicketSteps.TakeAsync(ticketId, ifMatch, db, clock, (ticket, now) => ticket.Reopen(request?.Reason, actor, now), ct);
}
