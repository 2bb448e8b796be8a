using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Support needs something from the customer.</summary>
public sealed class WaitForCustomer : IEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapPost("/{ticketId}/wait", HandleAsync).WithName(nameof(WaitForCustomer)).IsTicketStep(Actors.Staff);

    /// <summary>Wait for the customer</summary>
    /// <remarks>The ticket becomes pending. The customer's next public message opens it again.</remarks>
    internal static Task<Results<Ok<TicketResponse>, Error>> HandleAsync(
        TicketKey ticketId,
        TicketStepRequest? request,
        IfMatch ifMatch,
        Actor actor,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    ) => TicketSteps.TakeAsync(ticketId, ifMatch, db, clock, (ticket, now) => ticket.Wait(request?.Reason, actor, now), ct);
}
