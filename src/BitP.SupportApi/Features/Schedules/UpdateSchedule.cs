using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>Working hours change.</summary>
public sealed class UpdateSchedule(SupportDbContext db, AfterCommit afterCommit, ScheduleCalendars calendars, TimeProvider clock)
    : ApiEndpoint<MergePatch<UpdateScheduleChanges>, Results<Ok<ScheduleResponse>, Error>>
{
    public override void Configure()
    {
        Patch("/{scheduleId}");
        Group<SchedulesGroup>();
        RequireScope(Scope.SchedulesWrite, Actors.Leads);
        ValidatedPatch(() => new UpdateScheduleChanges.Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(ScheduleErrors.NotFound);
    }

    /// <summary>Update a schedule</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears. It makes another version, which holds from <c>effectiveFrom</c> on, and takes
    /// the place of those that would have held from then on; before, nothing changes. Versions are never lost. Holiday sets are taken anew, in their latest
    /// edition.
    /// </remarks>
    public override async Task<Results<Ok<ScheduleResponse>, Error>> AnswerAsync(MergePatch<UpdateScheduleChanges> patch, CancellationToken ct)
    {
        var scheduleId = Key("scheduleId");
        var schedule = await db.Set<Schedule>().SingleOrDefaultAsync(s => s.Id == scheduleId, ct);
        if (schedule is null)
            return ScheduleErrors.NotFound;
        if (IfMatch.Refuses(schedule) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        var (change, refusal) = await ScheduleChange.MakeAsync(db, schedule, patch, now, ct);
        if (change is null)
            return refusal!;
        schedule.Change(change.Content, change.EffectiveFrom, now);
        afterCommit.Do(calendars.NoteChange);
        return TypedResults.Ok(ScheduleResponse.From(schedule));
    }
}
