using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Knows what happens because of a ticket and is told in its timeline, though it is no event of the ticket itself.</summary>
public interface ITimelineSubjects
{
    /// <summary>The ids of the subjects whose events stand in the timeline of a ticket.</summary>
    IQueryable<Guid> Of(SupportDbContext db, long ticketNumber);
}
