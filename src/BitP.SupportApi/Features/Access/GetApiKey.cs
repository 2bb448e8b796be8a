using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>One key is looked at.</summary>
public sealed class GetApiKey : IEndpoint
{
    public static void Map(IEndpointRouteBuilder keys) =>
        keys.MapGet("/{apiKeyId}", HandleAsync)
            .WithName(nameof(GetApiKey))
            .RequireScope(Scopes.AccessRead, Actors.Partner | Actors.Admin)
            .WithETag()
            .Fails(ApiKeyErrors.NotFound);

    /// <summary>Get an API key</summary>
    /// <remarks>Its secret cannot be read again. Being used and expiring are no changes: they raise no version and no <c>ETag</c>.</remarks>
    internal static async Task<Results<Ok<ApiKeyResponse>, Error>> HandleAsync(
        ResourceId apiKeyId,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var keys = db.Visible<ApiKey>().Where(k => k.Id == apiKeyId.Value);
        var key = await keys.Select(ApiKeyResponse.Projection(clock.GetUtcNow())).SingleOrDefaultAsync(ct);
        return key is null ? ApiKeyErrors.NotFound : TypedResults.Ok(key);
    }
}
