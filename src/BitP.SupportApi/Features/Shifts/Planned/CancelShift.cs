using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>A shift is called off.</summary>
public sealed class CancelShift(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<ShiftResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{shiftId}/cancel");
        Group<ShiftsGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(ShiftErrors.NotFound, ShiftErrors.Over);
    }

    /// <summary>Cancel a shift</summary>
    /// <remarks>What has passed of it stays as it was. With one override of a swap, what is left of the other is cancelled as well.</remarks>
    public override async Task<Results<Ok<ShiftResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var shiftId = Key("shiftId");
        var shift = await db.Set<Shift>().SingleOrDefaultAsync(s => s.Id == shiftId, ct);
        if (shift is null)
            return ShiftErrors.NotFound;
        if (IfMatch.Refuses(shift) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        if (shift.Cancel(now) is { } refusal)
            return refusal;
        if (shift.SwapId is { } swap)
            foreach (var other in await db.Set<Shift>().Where(s => s.SwapId == swap && s.Id != shift.Id).ToListAsync(ct))
                _ = other.Cancel(now); // refused when it is over, which is fine
        return TypedResults.Ok(ShiftResponse.Of(shift));
    }
}
