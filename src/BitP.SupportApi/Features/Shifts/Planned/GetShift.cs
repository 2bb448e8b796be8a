using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>One shift is read.</summary>
public sealed class GetShift : IEndpoint
{
    public static void Map(IEndpointRouteBuilder shifts) =>
        shifts
            .MapGet("/{shiftId}", HandleAsync)
            .WithName(nameof(GetShift))
            .RequireScope(Scopes.ShiftsRead, Actors.Staff)
            .WithETag()
            .Fails(ShiftErrors.NotFound);

    /// <summary>Get a shift</summary>
    internal static async Task<Results<Ok<ShiftResponse>, Error>> HandleAsync(ResourceId shiftId, SupportDbContext db, CancellationToken ct)
    {
        var shift = await db.Set<Shift>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == shiftId.Value, ct);
        return shift is null ? ShiftErrors.NotFound : TypedResults.Ok(ShiftResponse.Of(shift));
    }
}
