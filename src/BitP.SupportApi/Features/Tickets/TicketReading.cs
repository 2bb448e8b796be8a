using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Reads tickets for answers.</summary>
internal static class TicketReading
{
    /// <summary>The answer for a ticket that was just changed and is not saved yet.</summary>
    public static async Task<TicketResponse> RespondAsync(this SupportDbContext db, Ticket ticket, DateTimeOffset now, CancellationToken ct)
    {
        var shown = await db.Set<Customer>()
            .Where(c => c.Id == ticket.CustomerId)
            .Select(c => new
            {
                c.ExternalId,
                c.Name,
                Assignee = db.Set<Agent>().Where(a => a.Id == ticket.AssigneeId).Select(a => a.Name).FirstOrDefault(),
            })
            .SingleAsync(ct);
        var view = new TicketView
        {
            Ticket = ticket,
            CustomerExternalId = shown.ExternalId,
            CustomerName = shown.Name,
            AssigneeName = shown.Assignee,
        };
        return TicketResponse.From(view, db.Actor, now);
    }
}
