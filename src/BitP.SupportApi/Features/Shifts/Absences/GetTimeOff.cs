using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>One time off is read.</summary>
public sealed class GetTimeOff(SupportDbContext db) : ApiEndpoint<Results<Ok<TimeOffResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{timeOffId}");
        Group<TimeOffGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        WithETag();
        Fails(TimeOffErrors.NotFound);
    }

    /// <summary>Get time off</summary>
    public override async Task<Results<Ok<TimeOffResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var timeOffId = Key("timeOffId");
        var timeOff = await db.Set<TimeOff>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == timeOffId, ct);
        return timeOff is null ? TimeOffErrors.NotFound : TypedResults.Ok(TimeOffResponse.For(Actor, timeOff));
    }
}
