using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

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
        Actor actor,
        DatabaseProvider provider,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var query = TicketReader.Begin(actor, provider);
        if (ticketId.Number == 0)
            query.Add($" AND t.id = {ticketId.Id}");
        else
            query.Add($" AND t.number = {ticketId.Number}");
        return await TicketReader.ReadAsync(actor, provider, query, clock.GetUtcNow(), ct) is [var ticket] ? TypedResults.Ok(ticket) : TicketErrors.NotFound;
    }
}
