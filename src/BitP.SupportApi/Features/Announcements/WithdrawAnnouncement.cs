using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>An announcement is taken back.</summary>
public sealed class WithdrawAnnouncement : IEndpoint
{
    public static void Map(IEndpointRouteBuilder announcements) =>
        announcements
            .MapPost("/{announcementId}/withdraw", HandleAsync)
            .WithName(nameof(WithdrawAnnouncement))
            .RequireScope(Scopes.AnnouncementsWrite, Actors.Leads)
            .Transactional()
            .WithETag()
            .Fails(AnnouncementErrors.NotFound, AnnouncementErrors.Withdrawn);

    /// <summary>Withdraw an announcement</summary>
    /// <remarks>It cannot be undone. Nobody but staff sees it from then on; dates that it was about are proposed again.</remarks>
    internal static async Task<Results<Ok<AnnouncementResponse>, Error>> HandleAsync(
        ResourceId announcementId,
        IfMatch ifMatch,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var announcement = await db.Set<Announcement>().SingleOrDefaultAsync(a => a.Id == announcementId.Value, ct);
        if (announcement is null)
            return AnnouncementErrors.NotFound;
        if (ifMatch.Refuses(announcement) is { } stale)
            return stale;
        var now = clock.GetUtcNow();
        return announcement.Withdraw(now) is { } refusal
            ? refusal
            : TypedResults.Ok(AnnouncementResponse.From(announcement, AnnouncementRules.LanguageOf(null), now));
    }
}
