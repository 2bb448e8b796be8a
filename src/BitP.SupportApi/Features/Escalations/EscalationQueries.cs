using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

internal static class EscalationQueries
{
    /// <summary>The escalation of a ticket by a policy that is running, for a change; null when there is none.</summary>
    public static Task<Escalation?> FindRunningAsync(SupportDbContext db, Guid ticketId, Guid policyId, CancellationToken ct) =>
        db.Set<Escalation>().SingleOrDefaultAsync(e => e.TicketId == ticketId && e.PolicyId == policyId && e.NextStepAt != null, ct);

    /// <summary>When a ticket was first solved after a version of it, be it open again by now; null when it was not.</summary>
    public static async Task<DateTimeOffset?> FindSolvedAsync(SupportDbContext db, Guid ticketId, long version, CancellationToken ct) =>
        await db.Visible<StoredEvent>()
            .Where(e => e.SubjectId == ticketId && e.Sequence > version && e.Type == TicketSolved.Name)
            .OrderBy(e => e.Sequence)
            .Select(e => (DateTimeOffset?)e.At)
            .FirstOrDefaultAsync(ct);
}
