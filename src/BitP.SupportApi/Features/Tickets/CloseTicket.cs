using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A solved ticket is ended.</summary>
public sealed class CloseTicket : IEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{ticketId}/close", HandleAsync).WithName(nameof(CloseTicket)).IsTicketStep(Actors.Everyone);

    /// <summary>Close a ticket</summary>
    /// <remarks>Final: only a solved ticket can be closed, and an answer to a closed one opens a linked follow-up.</remarks>
    internal static Task<Results<Ok<TicketResponse>, Error>> HandleAsync(
        TicketKey ticketId,
        TicketStepRequest? request,
        IfMatch ifMatch,
        Actor actor,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    ) => TicketSteps.TakeAsync(ticketId, ifMatch, db, clock, (ticket, now) => ticket.Close(request?.Reason, actor, now), ct);
}
