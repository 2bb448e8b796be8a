using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Access;

/// <summary>A new API key with its secret.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Key">The secret. It is shown only now; only its hash is kept.</param>
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
public sealed record IssuedApiKeyResponse(
    Guid Id,
    string Key,
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
) : IVersioned, IExample<IssuedApiKeyResponse>
{
    public static IssuedApiKeyResponse Example => Of(ApiKeyResponse.Example, "bitp_live_4fGh1K…");

    internal static IssuedApiKeyResponse From(ApiKey key, Secret secret, DateTimeOffset now) => Of(ApiKeyResponse.From(key, now), secret.Text);

    private static IssuedApiKeyResponse Of(ApiKeyResponse k, string secret) =>
        new(
            k.Id,
            secret,
            k.Name,
            k.Prefix,
            k.Kind,
            k.PartnerId,
            k.AgentId,
            k.Scopes,
            k.Status,
            k.CreatedAt,
            k.ExpiresAt,
            k.RevokedAt,
            k.LastUsedAt,
            k.ReplacedBy,
            k.Version
        );
}
