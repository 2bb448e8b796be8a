using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts;

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
            .Fails(ShiftErrors.TimeOffNotFound, ShiftErrors.TimeOffOver);

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
            return ShiftErrors.TimeOffNotFound;
        if (ifMatch.Refuses(timeOff) is { } stale)
            return stale;
        return timeOff.Cancel(clock.GetUtcNow()) is { } refusal ? refusal : TypedResults.Ok(TimeOffResponse.For(actor, timeOff));
    }
}
