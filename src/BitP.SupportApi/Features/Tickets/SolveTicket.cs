using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A ticket is considered done.</summary>
public sealed class SolveTicket : IEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{ticketId}/solve", HandleAsync).WithName(nameof(SolveTicket)).IsTicketStep(Actors.Everyone);

    /// <summary>Solve a ticket</summary>
    /// <remarks>Customers and partners may solve their own when the matter has settled itself. The customer's answer reopens it.</remarks>
    internal static Task<Results<Ok<TicketResponse>, Error>> HandleAsync(
        TicketKey ticketId,
        TicketStepRequest? request,
        IfMatch ifMatch,
        Actor actor,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    ) => TicketSteps.TakeAsync(ticketId, ifMatch, db, clock, (ticket, now) => ticket.Solve(request?.Reason, actor, now), ct);
}
