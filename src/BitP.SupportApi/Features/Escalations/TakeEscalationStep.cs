using System.Globalization;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>A step of an escalation is due.</summary>
internal sealed class TakeEscalationStep : IDueHandler
{
    public string Kind => Escalation.StepKind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var id = Guid.Parse(item.Subject, CultureInfo.InvariantCulture);
        var at = item.DueAt;
        var escalation = await db.Set<Escalation>().SingleAsync(e => e.Id == id, ct);
        // Somebody was faster, and the item is another one by now.
        if (escalation.NextStepAt != at)
            return DueOutcome.Moved;
        // The ticket first: what happens to it after that is among the events, or collides with what is changed here.
        var ticket = (await new TicketKey(Guid.Empty, escalation.TicketNumber).LoadAsync(db, ct))!;
        if (await EscalationQueries.EndWhenSolvedAsync(escalation, db, ct))
            return DueOutcome.Moved;
        // Steps that nothing separates are taken together.
        do
        {
            var found = await CalledOn.FindAsync(db, escalation, ticket, at, ct);
            found.GiveThem(ticket, at);
            escalation.Take(found, at);
        } while (escalation.NextStepAt == at);
        escalation.Saw(ticket);
        return DueOutcome.Moved;
    }
}
