using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>One rotation is read.</summary>
public sealed class GetRotation(SupportDbContext db) : ApiEndpoint<Results<Ok<RotationResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{rotationId}");
        Group<RotationsGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        WithETag();
        Fails(RotationErrors.NotFound);
    }

    /// <summary>Get a rotation</summary>
    /// <remarks>In its latest version.</remarks>
    public override async Task<Results<Ok<RotationResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var rotationId = Key("rotationId");
        var rotation = await db.Set<Rotation>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rotationId, ct);
        return rotation is null ? RotationErrors.NotFound : TypedResults.Ok(RotationResponse.From(rotation));
    }
}
