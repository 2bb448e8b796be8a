using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>A key is ended at once.</summary>
public sealed class RevokeApiKey(SupportDbContext db, KnownCredentials credentials, AfterCommit afterCommit, TimeProvider clock)
    : ApiEndpoint<Results<Ok<ApiKeyResponse>, Error>>
{
    public override void Configure()
    {
        Post("/{apiKeyId}/revoke");
        Group<APIKeysGroup>();
        RequireScope(Scope.AccessWrite, Actors.Partner | Actors.Admin);
        TakesIfMatch();
        Transactional();
        WithETag();
        Fails(ApiKeyErrors.NotFound, ApiKeyErrors.NotActive, ApiKeyErrors.InUse);
    }

    /// <summary>Revoke an API key</summary>
    /// <remarks>
    /// It cannot be undone. With several nodes behind one address the others notice within ten seconds. An operator cannot revoke the key that it is
    /// using.
    /// </remarks>
    public override async Task<Results<Ok<ApiKeyResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var apiKeyId = Key("apiKeyId");
        var key = await db.Visible<ApiKey>().SingleOrDefaultAsync(k => k.Id == apiKeyId, ct);
        if (key is null)
            return ApiKeyErrors.NotFound;
        if (IfMatch.Refuses(key) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        if (key.Revoke(Actor, now) is { } refusal)
            return refusal;
        afterCommit.Do(() => credentials.Forget(key.Hash));
        return TypedResults.Ok(ApiKeyResponse.From(key, now));
    }
}
