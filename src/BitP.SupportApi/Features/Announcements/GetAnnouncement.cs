using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>One announcement is read.</summary>
public sealed class GetAnnouncement(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<AnnouncementResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{announcementId}");
        Group<AnnouncementsGroup>();
        RequireScope(Scope.AnnouncementsRead);
        WithETag();
        Fails(AnnouncementErrors.NotFound);
    }

    /// <summary>Get an announcement</summary>
    /// <remarks>Partners and customers get those that are in force.</remarks>
    public override async Task<Results<Ok<AnnouncementResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var announcementId = Key("announcementId");
        var now = clock.GetUtcNow();
        var announcement = await db.Set<Announcement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == announcementId, ct);
        return announcement is null || !(Actor.IsStaff || announcement.StateAt(now) is AnnouncementState.InForce)
            ? AnnouncementErrors.NotFound
            : TypedResults.Ok(AnnouncementResponse.From(announcement, AnnouncementRules.LanguageOf(null), now));
    }
}
