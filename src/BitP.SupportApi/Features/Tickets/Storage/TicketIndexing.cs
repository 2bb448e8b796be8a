using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>Keeps the tables by which tickets are found in step with the ticket.</summary>
internal static class TicketIndexing
{
    public static void Add(SupportDbContext db, Ticket ticket, string customerExternalId, IReadOnlyList<string> hashes)
    {
        db.Insert(ticket);
        foreach (var tag in ticket.Tags)
            db.Insert(new TicketTag { Tag = tag, TicketId = ticket.Id });
        foreach (var hash in hashes)
            db.Insert(new TicketTransaction { Hash = hash, TicketId = ticket.Id });
        db.Index(TicketWords.Of(ticket, customerExternalId, []));
    }

    public static void Add(SupportDbContext db, Ticket ticket, TicketMessage message)
    {
        db.Insert(message);
        db.Index(TicketWords.Of(ticket, message));
    }

    /// <summary>Follows a change of the ticket, of what it said before.</summary>
    public static async Task UpdateAsync(SupportDbContext db, Ticket ticket, TicketDetails before, CancellationToken ct)
    {
        if (!ticket.Tags.SequenceEqual(before.Tags))
        {
            var rows = await db.Set<TicketTag>().Where(t => t.TicketId == ticket.Id).ToListAsync(ct);
            db.RemoveRange(rows.Where(t => !ticket.Tags.Contains(t.Tag)));
            db.AddRange(ticket.Tags.Except(rows.Select(t => t.Tag)).Select(tag => new TicketTag { Tag = tag, TicketId = ticket.Id }));
        }
        if (ticket.Subject != before.Subject)
            db.Index(TicketWords.OfSubject(ticket));
    }
}
