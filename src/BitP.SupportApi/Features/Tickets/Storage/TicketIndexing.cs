using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>Keeps the tables by which tickets are found in step with the ticket.</summary>
internal static class TicketIndexing
{
    public static void Add(SupportDbContext db, Ticket ticket, string customerExternalId, IReadOnlyList<string> hashes, string? firstMessage = null)
    {
        db.Insert(ticket);
        foreach (var tag in ticket.Tags)
            db.Insert(new TicketTag { Tag = tag, TicketId = ticket.Id });
        foreach (var hash in hashes)
            db.Insert(new TicketTransaction { Hash = hash, TicketId = ticket.Id });
        db.Insert(new TicketSearchEntry { Number = ticket.Number, Words = WordsOf(ticket, customerExternalId, firstMessage) });
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
        {
            var entry = await db.Set<TicketSearchEntry>().SingleAsync(e => e.Number == ticket.Number, ct);
            // The words of the old subject stay: a ticket is also found by what it was once called.
            entry.Words = SearchText.Of(ticket.Subject, entry.Words);
        }
    }

    private static string WordsOf(Ticket ticket, string customerExternalId, string? firstMessage) =>
        SearchText.Of([
            ticket.Reference,
            ticket.Subject,
            customerExternalId,
            .. ticket.Evidence.SelectMany(e => new[] { e.TxHash, e.Address }),
            ticket.Description,
            firstMessage,
        ]);
}
