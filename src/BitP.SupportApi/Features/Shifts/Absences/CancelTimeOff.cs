using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>Time off is called off.</summary>
public sealed class CancelTimeOff : IEndpoint
{
    public static void Map(IEndpointRouteBuilder timeOff) =>
        timeOff
            .MapPost("/{timeOffId}/cancel", HandleAsync)
            .WithName(nameof(CancelTimeOff))
            .RequireScope(Scopes.ShiftsWrite, Actors.Leads)
            .Transactional()
            .WithETag()
            .Fails(TimeOffErrors.NotFound, TimeOffErrors.Over);

    /// <summary>Cancel time off</summary>
    /// <remarks>What has passed of it stays as it was. From now on what was planned for the agent holds again.</remarks>
    internal static async Task<Results<Ok<TimeOffResponse>, Error>> HandleAsync(
        ResourceId timeOffId,
        IfMatch ifMatch,
        Actor actor,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var timeOff = await db.Set<TimeOff>().SingleOrDefaultAsync(t => t.Id == timeOffId.Value, ct);
        if (timeOff is null)
            return TimeOffErrors.NotFound;
        if (ifMatch.Refuses(timeOff) is { } stale)
            return stale;
        return timeOff.Cancel(clock.GetUtcNow()) is { } refusal ? refusal : TypedResults.Ok(TimeOffResponse.For(actor, timeOff));
    }
}
