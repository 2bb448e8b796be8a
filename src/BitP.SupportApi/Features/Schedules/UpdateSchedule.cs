using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.OpenApi;
using BitP.SupportApi.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Working hours change.</summary>
public sealed class UpdateSchedule : IEndpoint
{
    /// <summary>The changeable part of a schedule.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Region">Where it is for.</param>
    /// <param name="TimeZone">The IANA id of the zone whose wall clock the times are of.</param>
    /// <param name="Weekly">The hours of every week. The list is replaced as a whole.</param>
    /// <param name="Exceptions">The dates that have others. The list is replaced as a whole.</param>
    /// <param name="Combines">The ids of schedules whose hours are its hours as well. The list is replaced as a whole.</param>
    /// <param name="HolidaySets">
    /// The codes of holiday sets (<c>GET /v1/holiday-sets</c>) whose days it keeps, at most 10, such as <c>DE-BY</c>. Its own exceptions go before them, and of
    /// two sets the first one holds. They are taken as they are now: what this version says stays, also when the product brings a later edition.
    /// </param>
    /// <param name="EffectiveFrom">From when the change holds (RFC 3339), not before now; now when absent.</param>
    public sealed record Changes(
        string? Name = null,
        string? Region = null,
        string? TimeZone = null,
        IReadOnlyList<WeeklyHours>? Weekly = null,
        IReadOnlyList<ExceptionalHours>? Exceptions = null,
        IReadOnlyList<Guid>? Combines = null,
        DateTimeOffset? EffectiveFrom = null,
        IReadOnlyList<string>? HolidaySets = null
    ) : IScheduleDetails, IExample<Changes>
    {
        public static Changes Example =>
            new(Weekly: [new([Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday], "07:00", "21:00")]);
    }

    internal sealed class Validator : ScheduleValidator<Changes>;

    public static void Map(IEndpointRouteBuilder schedules) =>
        schedules
            .MapPatch("/{scheduleId}", HandleAsync)
            .WithName(nameof(UpdateSchedule))
            .RequireScope(Scopes.SchedulesWrite, Actors.Leads)
            .ValidatePatch(() => new Validator())
            .RequireIfMatch()
            .Transactional()
            .WithETag()
            .Fails(ScheduleErrors.NotFound);

    /// <summary>Update a schedule</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears. It makes another version, which holds from <c>effectiveFrom</c> on, and takes
    /// the place of those that would have held from then on; before, nothing changes. Versions are never lost. Holiday sets are taken anew, in their latest
    /// edition.
    /// </remarks>
    internal static async Task<Results<Ok<ScheduleResponse>, Error>> HandleAsync(
        ResourceId scheduleId,
        MergePatch<Changes> patch,
        IfMatch ifMatch,
        SupportDbContext db,
        AfterCommit afterCommit,
        ScheduleCalendars calendars,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var schedule = await db.Set<Schedule>().SingleOrDefaultAsync(s => s.Id == scheduleId.Value, ct);
        if (schedule is null)
            return ScheduleErrors.NotFound;
        if (ifMatch.Refuses(schedule) is { } stale)
            return stale;

        var was = schedule.Content;
        var (changed, error) = patch.ApplyTo(
            new(was.Name, was.Region, was.TimeZone, was.Weekly, was.Exceptions, was.Combines, HolidaySets: [.. was.Holidays.Select(h => h.HolidaySet)]),
            new Validator()
        );
        if (changed is null)
            return error!;
        var now = clock.GetUtcNow();
        if (changed.EffectiveFrom < now)
            return Validation.Refuse("effectiveFrom", ScheduleRules.InThePast);
        if (await CombinedSchedules.RefuseAsync(db, schedule.Id, changed.Combines ?? [], ct) is { } refusal)
            return refusal;
        schedule.Change(ScheduleRules.ContentOf(changed), changed.EffectiveFrom ?? now, now);
        afterCommit.Do(calendars.NoteChange);
        return TypedResults.Ok(ScheduleResponse.From(schedule));
    }
}
