using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>One message is read.</summary>
public sealed class GetMessage : IEndpoint
{
    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets
            .MapGet("/{ticketId}/messages/{messageId}", HandleAsync)
            .WithName(nameof(GetMessage))
            .RequireScope(Scopes.TicketsRead)
            .Fails(TicketErrors.NotFound, TicketErrors.MessageNotFound);

    /// <summary>Get a message of a ticket</summary>
    /// <remarks>Internal notes are there for staff only.</remarks>
    internal static async Task<Results<Ok<MessageResponse>, Error>> HandleAsync(
        TicketKey ticketId,
        ResourceId messageId,
        Actor actor,
        SupportDbContext db,
        CancellationToken ct
    )
    {
        var ticket = await ticketId.In(db.Visible<Ticket>()).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        var messages = db.Set<TicketMessage>().Where(m => m.Id == messageId.Value && m.TicketId == ticket);
        if (!actor.IsStaff)
            messages = messages.Where(m => m.Visibility == MessageVisibility.Public);
        var message = await messages.Select(MessageResponse.Projection).SingleOrDefaultAsync(ct);
        return message is null ? TicketErrors.MessageNotFound : TypedResults.Ok(message);
    }
}
