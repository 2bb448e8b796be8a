using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>Ends the escalations of tickets that are solved. A step that comes before looks for itself, so that none is taken once a ticket was solved.</summary>
internal sealed class EndEscalations : IFeedReader
{
    public string Name => "escalations";

    public IReadOnlyList<string> Types => [TicketSolved.Name];

    public async Task HandleAsync(IReadOnlyList<StoredEvent> events, SupportDbContext db, CancellationToken ct)
    {
        var solved = events.ToLookup(e => e.SubjectId);
        var tickets = solved.Select(ticket => ticket.Key).ToArray();
        foreach (var escalation in await db.Set<Escalation>().Where(e => tickets.Contains(e.TicketId) && e.NextStepAt != null).ToListAsync(ct))
            if (solved[escalation.TicketId].FirstOrDefault(e => e.Sequence > escalation.TicketVersion) is { } first)
                escalation.End(first.At);
    }
}
