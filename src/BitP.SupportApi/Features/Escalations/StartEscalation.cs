using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>A clock warned or was breached.</summary>
internal sealed class StartEscalation : IDueHandler
{
    private static readonly EventActor ByItself = new(ActorKind.System, null, null);

    public string Kind => EscalationStart.Kind;

    public async Task<DueOutcome> HandleAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        var (start, version) = EscalationStart.Of(item);
        var ticket = await db.Visible<Ticket>().AsNoTracking().SingleAsync(t => t.Number == start.Ticket, ct);
        if (await EscalationQueries.FindSolvedAsync(db, ticket.Id, version, ct) is not null)
            return DueOutcome.Done;
        var cause = new EscalationCause(start.Cause, start.Clock);
        if (await EscalationQueries.FindRunningAsync(db, ticket.Id, start.PolicyId, ct) is { } running)
        {
            running.NoteCause(cause, item.DueAt);
            return DueOutcome.Done;
        }
        // A ticket keeps the version of its SLA policy, and so perhaps one that names what was deleted since.
        var policy = await db.Set<EscalationPolicy>().AsNoTracking().SingleAsync(p => p.Id == start.PolicyId, ct);
        db.Add(Escalation.Start(ticket, version, policy, cause, ByItself, item.DueAt));
        return DueOutcome.Done;
    }
}
