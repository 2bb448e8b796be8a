using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>One announcement is read.</summary>
public sealed class GetAnnouncement : IEndpoint
{
    public static void Map(IEndpointRouteBuilder announcements) =>
        announcements
            .MapGet("/{announcementId}", HandleAsync)
            .WithName(nameof(GetAnnouncement))
            .RequireScope(Scopes.AnnouncementsRead)
            .WithETag()
            .Fails(AnnouncementErrors.NotFound);

    /// <summary>Get an announcement</summary>
    /// <remarks>Partners and customers get those that are in force.</remarks>
    internal static async Task<Results<Ok<AnnouncementResponse>, Error>> HandleAsync(
        ResourceId announcementId,
        Actor actor,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var announcement = await db.Set<Announcement>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == announcementId.Value, ct);
        return announcement is null || !(actor.IsStaff || announcement.StateAt(now) is AnnouncementState.InForce)
            ? AnnouncementErrors.NotFound
            : TypedResults.Ok(AnnouncementResponse.From(announcement, AnnouncementRules.LanguageOf(null), now));
    }
}
