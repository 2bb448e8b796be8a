using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Knows what happens because of a complaint and is told in its timeline, though it is no event of the complaint itself.</summary>
public interface IComplaintTimelineSubjects
{
    /// <summary>The ids of the subjects whose events stand in the timeline of a complaint.</summary>
    IQueryable<Guid> Of(SupportDbContext db, Guid complaintId);
}
