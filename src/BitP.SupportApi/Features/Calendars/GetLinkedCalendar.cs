using System.Globalization;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A calendar program reads a schedule at its secret address.</summary>
public sealed class GetLinkedCalendar(SupportDbContext db, ScheduleCalendars calendars, TimeProvider clock) : ApiEndpoint<Results<CalendarAnswer, Error>>
{
    public override void Configure()
    {
        Get("/{token}/calendar.ics");
        Group<CalendarLinksGroup>();
        DescribeKey("token", "The secret of the link.");
        WithSecretPath();
        Options(route => route.AnswersCalendar());
        Fails(CalendarLinkErrors.NotFound);
    }

    /// <summary>Get the calendar of a link</summary>
    /// <remarks>
    /// Needs no credential but the address itself. The open hours and exceptional dates of the schedule, from 31 days ago to a year ahead. An address that is
    /// not known and one that was revoked are answered alike.
    /// </remarks>
    public override async Task<Results<CalendarAnswer, Error>> AnswerAsync(CancellationToken ct)
    {
        var token = Route<string>("token")!;
        if (!Secret.IsWellFormed(token))
            return CalendarLinkErrors.NotFound;
        // Found by its hash: how long that takes tells nothing about the secret.
        var hash = Secret.HashOf(token);
        var link = await db.Set<CalendarLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.RevokedAt == null, ct);
        if (link is null || await calendars.FindAsync(db, link.ScheduleId, version: null, ct) is not { } schedule)
            return CalendarLinkErrors.NotFound;
        if (link.Language is { } language)
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var first = ScheduleFeed.FirstDate(schedule, clock.GetUtcNow());
        return new CalendarAnswer(ScheduleFeed.Of(schedule, first, ScheduleFeed.LastDate(first)));
    }
}
