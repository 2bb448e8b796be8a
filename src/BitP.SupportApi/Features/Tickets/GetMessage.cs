using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>One message is read.</summary>
public sealed class GetMessage(SupportDbContext db) : ApiEndpoint<Results<Ok<MessageResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{ticketId}/messages/{messageId}");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead);
        Fails(TicketErrors.NotFound, TicketErrors.MessageNotFound);
    }

    /// <summary>Get a message of a ticket</summary>
    /// <remarks>Internal notes are there for staff only.</remarks>
    public override async Task<Results<Ok<MessageResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        var messageId = Key("messageId");
        var ticket = await ticketId.In(db.Visible<Ticket>()).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        var messages = db.Set<TicketMessage>().Where(m => m.Id == messageId && m.TicketId == ticket);
        if (!Actor.IsStaff)
            messages = messages.Where(m => m.Visibility == MessageVisibility.Public);
        var message = await messages.Select(MessageResponse.ProjectionFor(Actor)).SingleOrDefaultAsync(ct);
        return message is null ? TicketErrors.MessageNotFound : TypedResults.Ok(message);
    }
}
