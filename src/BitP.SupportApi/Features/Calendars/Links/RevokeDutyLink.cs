using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A duty link is ended at once.</summary>
public sealed class RevokeDutyLink(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<NoContent, Error>>
{
    public override void Configure()
    {
        Delete("/{dutyLinkId}");
        Group<DutyLinksGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        RequireIfMatch();
        Transactional();
        Fails(LinkErrors.DutyNotFound);
    }

    /// <summary>Revoke a duty link</summary>
    /// <remarks>Its address answers as one that never was, from now on. It cannot be undone.</remarks>
    public override async Task<Results<NoContent, Error>> AnswerAsync(CancellationToken ct)
    {
        var dutyLinkId = Key("dutyLinkId");
        var link = await db.Links<DutyLink>().SingleOrDefaultAsync(l => l.Id == dutyLinkId, ct);
        if (link is null)
            return LinkErrors.DutyNotFound;
        if (IfMatch.Refuses(link) is { } stale)
            return stale;
        link.Revoke(clock.GetUtcNow());
        return TypedResults.NoContent();
    }
}
