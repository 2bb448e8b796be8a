using BitP.SupportApi.Features.Calendars.Feeds;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A calendar program reads a schedule at its secret address.</summary>
public sealed class GetLinkedCalendar(SupportDbContext db, ScheduleCalendars calendars, TimeProvider clock)
    : LinkedCalendar<CalendarLink, CalendarLinksGroup>(db, LinkErrors.CalendarNotFound)
{
    /// <summary>Get the calendar of a link</summary>
    /// <remarks>
    /// Needs no credential but the address itself. The open hours and exceptional dates of the schedule, from 31 days ago to a year ahead, or until 20,000 intervals are there. An address that is
    /// not known and one that was revoked are answered alike.
    /// </remarks>
    public override Task<Results<CalendarAnswer, Error>> AnswerAsync(CancellationToken ct) =>
        AnswerAsync(
            async link =>
            {
                var now = clock.GetUtcNow();
                var schedule = (await ScheduleFeed.FindAsync(calendars, link.ScheduleId, first: null, last: null, now, ct))!;
                var first = ScheduleFeed.FirstDate(schedule, now);
                return ScheduleFeed.Of(schedule, first, ScheduleFeed.LastDate(first));
            },
            ct
        );
}
