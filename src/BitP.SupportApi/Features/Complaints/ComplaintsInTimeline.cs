using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>The timeline of a ticket tells of the complaints that are about it.</summary>
internal sealed class ComplaintsInTimeline : ITimelineSubjects
{
    public IQueryable<Guid> Of(SupportDbContext db, long ticketNumber) =>
        db.Visible<Complaint>().Where(c => db.Visible<Ticket>().Any(t => t.Id == c.TicketId && t.Number == ticketNumber)).Select(c => c.Id);
}
