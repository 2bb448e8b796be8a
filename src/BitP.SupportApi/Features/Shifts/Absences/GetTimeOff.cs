using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>One time off is read.</summary>
public sealed class GetTimeOff : IEndpoint
{
    public static void Map(IEndpointRouteBuilder timeOff) =>
        timeOff
            .MapGet("/{timeOffId}", HandleAsync)
            .WithName(nameof(GetTimeOff))
            .RequireScope(Scopes.ShiftsRead, Actors.Staff)
            .WithETag()
            .Fails(TimeOffErrors.NotFound);

    /// <summary>Get time off</summary>
    internal static async Task<Results<Ok<TimeOffResponse>, Error>> HandleAsync(ResourceId timeOffId, Actor actor, SupportDbContext db, CancellationToken ct)
    {
        var timeOff = await db.Set<TimeOff>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == timeOffId.Value, ct);
        return timeOff is null ? TimeOffErrors.NotFound : TypedResults.Ok(TimeOffResponse.For(actor, timeOff));
    }
}
