using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

/// <summary>The timeline of a ticket or complaint tells of the follow-ups of what its customer answered.</summary>
internal sealed class FollowUpsInTimeline : ITimelineSubjects, IComplaintTimelineSubjects
{
    public IQueryable<Guid> Of(SupportDbContext db, long ticketNumber) =>
        db.Visible<Ticket>().Where(t => t.Number == ticketNumber).Join(db.Set<SurveyFollowUp>(), t => t.Id, f => f.SubjectId, (_, f) => f.Id);

    public IQueryable<Guid> Of(SupportDbContext db, Guid complaintId) => db.Set<SurveyFollowUp>().Where(f => f.SubjectId == complaintId).Select(f => f.Id);
}
