using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>One rotation is read.</summary>
public sealed class GetRotation : IEndpoint
{
    public static void Map(IEndpointRouteBuilder rotations) =>
        rotations
            .MapGet("/{rotationId}", HandleAsync)
            .WithName(nameof(GetRotation))
            .RequireScope(Scopes.ShiftsRead, Actors.Staff)
            .WithETag()
            .Fails(RotationErrors.NotFound);

    /// <summary>Get a rotation</summary>
    /// <remarks>In its latest version.</remarks>
    internal static async Task<Results<Ok<RotationResponse>, Error>> HandleAsync(ResourceId rotationId, SupportDbContext db, CancellationToken ct)
    {
        var rotation = await db.Set<Rotation>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == rotationId.Value, ct);
        return rotation is null ? RotationErrors.NotFound : TypedResults.Ok(RotationResponse.From(rotation));
    }
}
