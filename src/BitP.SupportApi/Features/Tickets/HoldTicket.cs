using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Support needs something from a third party.</summary>
public sealed class HoldTicket : IEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{ticketId}/hold", HandleAsync).WithName(nameof(HoldTicket)).IsTicketStep(Actors.Staff);

    /// <summary>Put a ticket on hold</summary>
    /// <remarks>For waiting for somebody other than the customer, such as a network or another exchange.</remarks>
    internal static Task<Results<Ok<TicketResponse>, Error>> HandleAsync(
        TicketKey ticketId,
        TicketStepRequest? request,
        IfMatch ifMatch,
        Actor actor,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    ) => TicketSteps.TakeAsync(ticketId, ifMatch, db, clock, (ticket, now) => ticket.Hold(request?.Reason, actor, now), ct);
}
