using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>One ticket is read.</summary>
public sealed class GetTicket : IEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets.MapGet("/{ticketId}", HandleAsync).WithName(nameof(GetTicket)).RequireScope(Scopes.TicketsRead).WithETag().Fails(TicketErrors.NotFound);

    /// <summary>Get a ticket</summary>
    /// <remarks>By its id or its reference.</remarks>
    internal static async Task<Results<Ok<TicketResponse>, Error>> HandleAsync(
        TicketKey ticketId,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var view = await TicketQueries.ViewAsync(db, ticketId, ct);
        return view is null ? TicketErrors.NotFound : TypedResults.Ok(TicketResponse.From(view, db.Actor, clock.GetUtcNow()));
    }
}
