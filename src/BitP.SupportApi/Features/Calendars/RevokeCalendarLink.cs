using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A calendar link is ended at once.</summary>
public sealed class RevokeCalendarLink : IEndpoint
{
    public static void Map(IEndpointRouteBuilder schedules) =>
        schedules
            .MapDelete("/{scheduleId}/calendar-links/{calendarLinkId}", HandleAsync)
            .WithName(nameof(RevokeCalendarLink))
            .RequireScope(Scopes.SchedulesWrite, Actors.Leads)
            .RequireIfMatch()
            .Transactional()
            .Fails(CalendarLinkErrors.NotFound);

    /// <summary>Revoke a calendar link</summary>
    /// <remarks>Its address answers as one that never was, from now on. It cannot be undone.</remarks>
    internal static async Task<Results<NoContent, Error>> HandleAsync(
        ResourceId scheduleId,
        ResourceId calendarLinkId,
        IfMatch ifMatch,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var link = await db.Set<CalendarLink>()
            .SingleOrDefaultAsync(l => l.Id == calendarLinkId.Value && l.ScheduleId == scheduleId.Value && l.RevokedAt == null, ct);
        if (link is null)
            return CalendarLinkErrors.NotFound;
        if (ifMatch.Refuses(link) is { } stale)
            return stale;
        link.Revoke(clock.GetUtcNow());
        return TypedResults.NoContent();
    }
}
