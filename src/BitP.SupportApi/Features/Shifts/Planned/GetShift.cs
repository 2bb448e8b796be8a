using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>One shift is read.</summary>
public sealed class GetShift(SupportDbContext db) : ApiEndpoint<Results<Ok<ShiftResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{shiftId}");
        Group<ShiftsGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        WithETag();
        Fails(ShiftErrors.NotFound);
    }

    /// <summary>Get a shift</summary>
    public override async Task<Results<Ok<ShiftResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var shiftId = Key("shiftId");
        var shift = await db.Set<Shift>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == shiftId, ct);
        return shift is null ? ShiftErrors.NotFound : TypedResults.Ok(ShiftResponse.Of(shift));
    }
}
