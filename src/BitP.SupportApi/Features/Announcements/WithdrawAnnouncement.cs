using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>An announcement is taken back.</summary>
public sealed class WithdrawAnnouncement(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<AnnouncementResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{announcementId}/withdraw");
        Group<AnnouncementsGroup>();
        RequireScope(Scope.AnnouncementsWrite, Actors.Leads);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(AnnouncementErrors.NotFound, AnnouncementErrors.Withdrawn);
    }

    /// <summary>Withdraw an announcement</summary>
    /// <remarks>It cannot be undone. Nobody but staff sees it from then on; dates that it was about are proposed again.</remarks>
    public override async Task<Results<Ok<AnnouncementResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var announcementId = Key("announcementId");
        var announcement = await db.Set<Announcement>().SingleOrDefaultAsync(a => a.Id == announcementId, ct);
        if (announcement is null)
            return AnnouncementErrors.NotFound;
        if (IfMatch.Refuses(announcement) is { } stale)
            return stale;
        var now = clock.GetUtcNow();
        return announcement.Withdraw(now) is { } refusal
            ? refusal
            : TypedResults.Ok(AnnouncementResponse.From(announcement, AnnouncementRules.LanguageOf(null), now));
    }
}
