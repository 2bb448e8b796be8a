using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Access;

/// <summary>A key is exchanged for a new one with the same rights.</summary>
public sealed class RotateApiKey(SupportDbContext db, KnownCredentials credentials, AfterCommit afterCommit, IHostEnvironment host, TimeProvider clock)
    : ApiEndpoint<RotateApiKey.Request, Results<Created<IssuedApiKeyResponse>, Error>>
{
    private static readonly TimeSpan DefaultOverlap = TimeSpan.FromHours(24);

    /// <summary>How to rotate.</summary>
    /// <param name="Overlap">How long the old key goes on working, as an ISO 8601 duration from <c>PT0S</c> to <c>P30D</c>; <c>PT24H</c> when absent.</param>
    public sealed record Request(TimeSpan? Overlap = null) : IExample<Request>
    {
        public static Request Example => new(DefaultOverlap);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Overlap).InclusiveBetween(TimeSpan.Zero, ApiKey.MaxOverlap);
    }

    public override void Configure()
    {
        Post("/{apiKeyId}/rotate");
        Group<APIKeysGroup>();
        RequireScope(Scope.AccessWrite, Actors.Partner | Actors.Admin);
        OptionalBody();
        Validated<Validator>();
        TakesIfMatch();
        Transactional();
        WithSecretAnswer();
        WithETag();
        Fails(ApiKeyErrors.NotFound, ApiKeyErrors.NotActive, ApiKeyErrors.InUse, ApiKeyErrors.ScopesNotHeld);
    }

    /// <summary>Rotate an API key</summary>
    /// <remarks>
    /// Answers the new key with its secret, which is shown only now. It has the rights of the old one and, where that one was to expire, lives as long as
    /// that one was made to live. The old key ends after the overlap, or when it was to expire if that is sooner; revoke it to end it at once.
    /// </remarks>
    public override async Task<Results<Created<IssuedApiKeyResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var apiKeyId = Key("apiKeyId");
        var key = await db.Visible<ApiKey>().SingleOrDefaultAsync(k => k.Id == apiKeyId, ct);
        if (key is null)
            return ApiKeyErrors.NotFound;
        if (IfMatch.Refuses(key) is { } stale)
            return stale;

        var now = clock.GetUtcNow();
        var secret = Secret.Generate(host, key.Kind);
        var (successor, refusal) = key.Rotate(secret, request.Overlap ?? DefaultOverlap, Actor, now);
        if (successor is null)
            return refusal!;
        db.Add(successor);
        afterCommit.Do(() => credentials.Forget(key.Hash));
        return TypedResults.Created($"/v1/api-keys/{successor.Id}", IssuedApiKeyResponse.From(successor, secret, now));
    }
}
