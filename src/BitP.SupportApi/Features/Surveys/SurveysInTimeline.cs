using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Surveys;

/// <summary>The timeline of a ticket or complaint tells of the surveys about it.</summary>
internal sealed class SurveysInTimeline : ITimelineSubjects, IComplaintTimelineSubjects
{
    public IQueryable<Guid> Of(SupportDbContext db, long ticketNumber) =>
        db.Visible<Ticket>().Where(t => t.Number == ticketNumber).Join(db.Visible<SurveyInvitation>(), t => t.Id, i => i.SubjectId, (_, i) => i.Id);

    public IQueryable<Guid> Of(SupportDbContext db, Guid complaintId) =>
        db.Visible<SurveyInvitation>().Where(i => i.SubjectId == complaintId).Select(i => i.Id);
}
