using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A duty link is ended at once.</summary>
public sealed class RevokeDutyLink : IEndpoint
{
    public static void Map(IEndpointRouteBuilder links) =>
        links
            .MapDelete("/{dutyLinkId}", HandleAsync)
            .WithName(nameof(RevokeDutyLink))
            .RequireScope(Scopes.ShiftsWrite, Actors.Leads)
            .RequireIfMatch()
            .Transactional()
            .Fails(DutyLinkErrors.NotFound);

    /// <summary>Revoke a duty link</summary>
    /// <remarks>Its address answers as one that never was, from now on. It cannot be undone.</remarks>
    internal static async Task<Results<NoContent, Error>> HandleAsync(
        ResourceId dutyLinkId,
        IfMatch ifMatch,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var link = await db.Set<DutyLink>().SingleOrDefaultAsync(l => l.Id == dutyLinkId.Value && l.RevokedAt == null, ct);
        if (link is null)
            return DutyLinkErrors.NotFound;
        if (ifMatch.Refuses(link) is { } stale)
            return stale;
        link.Revoke(clock.GetUtcNow());
        return TypedResults.NoContent();
    }
}
