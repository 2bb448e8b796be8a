using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>Time off is called off.</summary>
public sealed class CancelTimeOff(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<TimeOffResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{timeOffId}/cancel");
        Group<TimeOffGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(TimeOffErrors.NotFound, TimeOffErrors.Over);
    }

    /// <summary>Cancel time off</summary>
    /// <remarks>What has passed of it stays as it was. From now on what was planned for the agent holds again.</remarks>
    public override async Task<Results<Ok<TimeOffResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var timeOffId = Key("timeOffId");
        var timeOff = await db.Set<TimeOff>().SingleOrDefaultAsync(t => t.Id == timeOffId, ct);
        if (timeOff is null)
            return TimeOffErrors.NotFound;
        if (IfMatch.Refuses(timeOff) is { } stale)
            return stale;
        return timeOff.Cancel(clock.GetUtcNow()) is { } refusal ? refusal : TypedResults.Ok(TimeOffResponse.For(Actor, timeOff));
    }
}
