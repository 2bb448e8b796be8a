using System.Text.Json;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints.Suggestion;

/// <summary>
/// Reads what customers write in tickets, after they have been answered, and suggests that a ticket is a complaint when its words say so: once for a ticket, and not
/// when a complaint was filed about it. What staff write says nothing about it.
/// </summary>
internal sealed class SuggestComplaints(SuggestionWords words, TimeProvider clock) : IFeedReader
{
    public string Name => "complaint-suggestions";

    public IReadOnlyList<string> Types => [TicketOpened.Name, TicketReplied.Name, ComplaintFiled.Name];

    public async Task HandleAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
    {
        await NoteFiledAsync(events, db, ct);
        var found = await FindAsync(events, db, ct);
        if (found.Count == 0)
            return;
        Guid[] ids = [.. found.Keys];
        var numbers = await db.Visible<Ticket>()
            .Where(t => ids.Contains(t.Id))
            .Where(t => !db.Set<ComplaintSuggestion>().Any(s => s.TicketNumber == t.Number) && !db.Visible<Complaint>().Any(c => c.TicketId == t.Id))
            .Select(t => t.Number)
            .ToListAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var ticket in await TicketQueries.LoadAsync(db, numbers, ct))
        {
            ticket.NoteComplaintSuggested(found[ticket.Id], now);
            db.Add(ComplaintSuggestion.Of(ticket, found[ticket.Id], now));
        }
    }

    // What was filed has been decided.
    private static async Task NoteFiledAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
    {
        var filed = events
            .Where(e => e.Type == ComplaintFiled.Name)
            .Select(e => (e.At, Read<ComplaintFiled>(e).TicketId))
            .Where(f => f.TicketId is not null)
            .DistinctBy(f => f.TicketId)
            .ToDictionary(f => f.TicketId!.Value, f => f.At);
        if (filed.Count == 0)
            return;
        Guid[] ids = [.. filed.Keys];
        var numbers = db.Visible<Ticket>().Where(t => ids.Contains(t.Id)).Select(t => t.Number);
        foreach (
            var suggestion in await db.Set<ComplaintSuggestion>()
                .Where(s => s.State == SuggestionState.Open && numbers.Contains(s.TicketNumber))
                .ToListAsync(ct)
        )
            suggestion.NoteFiled(filed[suggestion.TicketId]);
    }

    /// <summary>By ticket, the first of what its customer wrote that may be a complaint. What a follow-up begins with, nobody wrote.</summary>
    private async Task<Dictionary<Guid, TicketComplaintSuggested>> FindAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
    {
        var written = events
            .Where(e => e.ActorKind is ActorKind.Customer or ActorKind.Partner)
            .Where(e => e.Type == TicketReplied.Name || (e.Type == TicketOpened.Name && Read<TicketOpened>(e).FollowUpOf is null))
            .Select(e => (e.SubjectId, MessageId: e.Type == TicketReplied.Name ? Read<TicketReplied>(e).MessageId : (Guid?)null))
            .ToArray();
        Guid[] opened = [.. written.Where(w => w.MessageId is null).Select(w => w.SubjectId)];
        Guid[] said = [.. written.Select(w => w.MessageId).OfType<Guid>()];
        var tickets = await db.Visible<Ticket>()
            .Where(t => opened.Contains(t.Id))
            .Select(t => new { t.Id, Text = t.Subject + "\n" + t.Description })
            .ToDictionaryAsync(t => t.Id, t => t.Text, ct);
        var messages = await db.Set<TicketMessage>()
            .Where(m => said.Contains(m.Id))
            .Select(m => new { m.Id, m.Body })
            .ToDictionaryAsync(m => m.Id, m => m.Body, ct);
        var found = new Dictionary<Guid, TicketComplaintSuggested>();
        foreach (var (ticketId, messageId) in written)
            if (words.Find((messageId is { } message ? messages.GetValueOrDefault(message) : tickets.GetValueOrDefault(ticketId)) ?? "") is { } why)
                found.TryAdd(ticketId, new(why.Language, why.Words, messageId));
        return found;
    }

    private static T Read<T>(StoredEvent e) => JsonSerializer.Deserialize<T>(e.Data, ApiJson.Options)!;
}
