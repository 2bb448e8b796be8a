using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A calendar link is ended at once.</summary>
public sealed class RevokeCalendarLink(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<NoContent, Error>>
{
    public override void Configure()
    {
        Delete("/{scheduleId}/calendar-links/{calendarLinkId}");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesWrite, Actors.Leads);
        RequireIfMatch();
        Transactional();
        Fails(LinkErrors.CalendarNotFound);
    }

    /// <summary>Revoke a calendar link</summary>
    /// <remarks>Its address answers as one that never was, from now on. It cannot be undone.</remarks>
    public override async Task<Results<NoContent, Error>> AnswerAsync(CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var calendarLinkId = Key("calendarLinkId");
        var link = await db.Links<CalendarLink>().SingleOrDefaultAsync(l => l.Id == calendarLinkId && l.ScheduleId == scheduleId, ct);
        if (link is null)
            return LinkErrors.CalendarNotFound;
        if (IfMatch.Refuses(link) is { } stale)
            return stale;
        link.Revoke(clock.GetUtcNow());
        return TypedResults.NoContent();
    }
}
