using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>The timeline of a ticket tells of its escalations.</summary>
internal sealed class EscalationsInTimeline : ITimelineSubjects
{
    public IQueryable<Guid> Of(SupportDbContext db, long ticketNumber) => db.Set<Escalation>().Where(e => e.TicketNumber == ticketNumber).Select(e => e.Id);
}
