using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>The calendar links of a schedule are listed.</summary>
public sealed class ListCalendarLinks(SupportDbContext db) : ApiEndpoint<Results<Ok<ListCalendarLinks.Response>, Error>>
{
    /// <summary>The links of a schedule that have not been revoked.</summary>
    /// <param name="Items">Eldest first, at most 100.</param>
    public new sealed record Response(IReadOnlyList<CalendarLinkResponse> Items) : IExample<Response>
    {
        public static Response Example => new([CalendarLinkResponse.Example]);
    }

    public override void Configure()
    {
        Get("/{scheduleId}/calendar-links");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesRead, Actors.Leads);
        Fails(ScheduleErrors.NotFound);
    }

    /// <summary>List the calendar links of a schedule</summary>
    /// <remarks>Those that have not been revoked, without their secrets.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        if (!await db.Set<Schedule>().AnyAsync(s => s.Id == scheduleId, ct))
            return ScheduleErrors.NotFound;
        var links = await db.Links<CalendarLink>()
            .AsNoTracking()
            .Where(l => l.ScheduleId == scheduleId)
            .OrderBy(l => l.CreatedAt)
            .ThenBy(l => l.Id)
            .ToListAsync(ct);
        return TypedResults.Ok(new Response(links.ConvertAll(CalendarLinkResponse.From)));
    }
}
