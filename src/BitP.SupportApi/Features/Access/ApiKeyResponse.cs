using System.Linq.Expressions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Access;

/// <summary>Whether a key works.</summary>
public enum ApiKeyStatus
{
    /// <summary>It works.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was ended.</summary>
    Revoked,
}

/// <summary>An API key, without its secret.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">What it is for.</param>
/// <param name="Prefix">Its first characters, by which people recognise it.</param>
/// <param name="Kind">As whom it acts.</param>
/// <param name="PartnerId">The partner that it acts for; only for kinds <c>partner</c> and <c>publishable</c>.</param>
/// <param name="AgentId">The agent that it acts as; null where no agent is named.</param>
/// <param name="Scopes">What it may be used for; empty: all that its kind may use.</param>
/// <param name="Status">Whether it works now.</param>
/// <param name="CreatedAt">When it was made (UTC).</param>
/// <param name="ExpiresAt">When it ends (UTC); null: never.</param>
/// <param name="RevokedAt">When it was ended (UTC).</param>
/// <param name="LastUsedAt">When it was last used (UTC), to the minute.</param>
/// <param name="ReplacedBy">The key that takes its place, after it was rotated.</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record ApiKeyResponse(
    Guid Id,
    string Name,
    string Prefix,
    ApiKeyKind Kind,
    Guid? PartnerId,
    Guid? AgentId,
    IReadOnlyList<string> Scopes,
    ApiKeyStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt,
    Guid? ReplacedBy,
    long Version
) : IVersioned, IExample<ApiKeyResponse>
{
    public static ApiKeyResponse Example =>
        new(
            Examples.ApiKey,
            "Production back end",
            "bitp_live_4fGh1K",
            ApiKeyKind.Partner,
            Examples.Partner,
            null,
            [Scope.TicketsRead, Scope.TicketsWrite],
            ApiKeyStatus.Active,
            Examples.At,
            Examples.At.AddYears(1),
            null,
            null,
            null,
            1
        );

    internal static Expression<Func<ApiKey, ApiKeyResponse>> Projection(DateTimeOffset now) =>
        k =>
            new(
                k.Id,
                k.Name,
                k.Prefix,
                ApiKeyKinds.Of(k.Kind),
                k.PartnerId,
                k.AgentId,
                k.Scopes,
                StatusOf(k.RevokedAt, k.ExpiresAt, now),
                k.CreatedAt,
                k.ExpiresAt,
                k.RevokedAt,
                k.LastUsedAt,
                k.ReplacedBy,
                k.Version
            );

    internal static ApiKeyResponse From(ApiKey key, DateTimeOffset now) => Projection(now).Compile(preferInterpretation: true)(key);

    private static ApiKeyStatus StatusOf(DateTimeOffset? revokedAt, DateTimeOffset? expiresAt, DateTimeOffset now) =>
        revokedAt is not null ? ApiKeyStatus.Revoked
        : expiresAt <= now ? ApiKeyStatus.Expired
        : ApiKeyStatus.Active;
}
