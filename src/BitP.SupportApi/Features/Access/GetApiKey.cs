using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>One key is looked at.</summary>
public sealed class GetApiKey(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<ApiKeyResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{apiKeyId}");
        Group<APIKeysGroup>();
        RequireScope(Scope.AccessRead, Actors.Partner | Actors.Admin);
        WithETag();
        Fails(ApiKeyErrors.NotFound);
    }

    /// <summary>Get an API key</summary>
    /// <remarks>Its secret cannot be read again. Being used and expiring are no changes of the key: they raise no version.</remarks>
    public override async Task<Results<Ok<ApiKeyResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var apiKeyId = Key("apiKeyId");
        var keys = db.Visible<ApiKey>().Where(k => k.Id == apiKeyId);
        var key = await keys.Select(ApiKeyResponse.Projection(clock.GetUtcNow())).SingleOrDefaultAsync(ct);
        return key is null ? ApiKeyErrors.NotFound : TypedResults.Ok(key);
    }
}
