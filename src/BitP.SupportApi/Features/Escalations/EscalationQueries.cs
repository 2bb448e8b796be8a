using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

internal static class EscalationQueries
{
    /// <summary>
    /// The escalation of a ticket by a policy that is running, for a change; null when there is none. One that the solution of its ticket has ended is ended here
    /// when nobody has got round to it, so that it is in the way of no other.
    /// </summary>
    public static async Task<Escalation?> FindRunningAsync(SupportDbContext db, Guid ticketId, Guid policyId, CancellationToken ct)
    {
        var running = await db.Set<Escalation>().SingleOrDefaultAsync(e => e.TicketId == ticketId && e.PolicyId == policyId && e.NextStepAt != null, ct);
        return running is null || await EndWhenSolvedAsync(running, db, ct) ? null : running;
    }

    /// <summary>Ends an escalation that is running when its ticket was solved since it was last looked at. Whether that was so.</summary>
    public static async Task<bool> EndWhenSolvedAsync(Escalation running, SupportDbContext db, CancellationToken ct)
    {
        if (await FindSolvedAsync(db, running.TicketId, running.TicketVersion, ct) is not { } solvedAt)
            return false;
        running.End(solvedAt);
        return true;
    }

    /// <summary>The escalations of a ticket that the customer asked for; by its number, so that each is found by an index.</summary>
    public static IQueryable<Escalation> RequestsOf(SupportDbContext db, long ticketNumber) =>
        db.Set<Escalation>()
            .Where(e => e.TicketNumber == ticketNumber && db.Set<EscalationPolicy>().Any(p => p.Id == e.PolicyId && p.Purpose == EscalationPurpose.Requests));

    /// <summary>When a ticket was first solved after a version of it, be it open again by now; null when it was not.</summary>
    public static async Task<DateTimeOffset?> FindSolvedAsync(SupportDbContext db, Guid ticketId, long version, CancellationToken ct) =>
        await db.Visible<StoredEvent>()
            .Where(e => e.SubjectId == ticketId && e.Sequence > version && e.Type == TicketSolved.Name)
            .OrderBy(e => e.Sequence)
            .Select(e => (DateTimeOffset?)e.At)
            .FirstOrDefaultAsync(ct);
}
