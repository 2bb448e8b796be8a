using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>A long-lived credential of a partner, an agent or an operator. Only its hash is stored.</summary>
public sealed class ApiKey : AggregateRoot, IOwned
{
    public const int NameMaxLength = 100;
    public const int MaxScopes = 100;
    public const int MaxLifetimeYears = 5;

    public static readonly TimeSpan MaxOverlap = TimeSpan.FromDays(30);

    private ApiKey() { }

    public string Name { get; private set; } = "";

    /// <summary>The first characters of the key, by which people recognise it.</summary>
    public string Prefix { get; private init; } = "";

    public byte[] Hash { get; private init; } = [];

    public ActorKind Kind { get; private init; }

    public Guid? PartnerId { get; private init; }

    Guid? IOwned.CustomerId => null;

    public Guid? AgentId { get; private init; }

    /// <summary>Whose key it was when it was made. Its actions carry it, unless the partner or the agent has another name by then.</summary>
    public string? ActorName { get; private init; }

    /// <summary>Empty: all that its kind of caller may use.</summary>
    public IReadOnlyList<string> Scopes { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Kept to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    /// <summary>The key that took this one's place.</summary>
    public Guid? ReplacedBy { get; private set; }

    internal override EventSubject About => new("api_key", Prefix, PartnerId);

    /// <summary>Makes a key for a secret, which the caller shows once and forgets.</summary>
    public static ApiKey Create(
        Secret secret,
        string name,
        Actor owner,
        IReadOnlyList<string> scopes,
        DateTimeOffset? expiresAt,
        DateTimeOffset now,
        Guid? id = null
    )
    {
        var key = new ApiKey
        {
            Id = id ?? Guid.CreateVersion7(now),
            Name = name,
            Prefix = secret.Prefix,
            Hash = secret.Hash,
            Kind = owner.Kind,
            PartnerId = owner.PartnerId,
            AgentId = owner.PartnerId is null ? owner.Id : null,
            ActorName = owner.Name,
            Scopes = scopes,
            CreatedAt = now,
            ExpiresAt = expiresAt,
        };
        key.Raise(new ApiKeyCreated(name, key.Kind, scopes, expiresAt), now);
        return key;
    }

    /// <summary>A new key with the same rights; this one goes on working for the overlap, so that nothing stands still while it is exchanged.</summary>
    public (ApiKey? Successor, Error? Error) Rotate(Secret secret, TimeSpan overlap, Actor by, DateTimeOffset now)
    {
        if (RevokedAt is not null || ReplacedBy is not null || ExpiresAt <= now)
            return (null, ApiKeyErrors.NotActive);
        if (RefuseScopes(by, Scopes) is { } lacking)
            return (null, lacking);
        if (overlap == TimeSpan.Zero && LocksOut(by))
            return (null, ApiKeyErrors.InUse);
        var lifetime = ExpiresAt - CreatedAt;
        var successor = Create(secret, Name, new(Kind, AgentId ?? PartnerId, ActorName) { PartnerId = PartnerId }, Scopes, now + lifetime, now);
        var ends = now + overlap;
        ExpiresAt = ExpiresAt < ends ? ExpiresAt : ends;
        ReplacedBy = successor.Id;
        Raise(new ApiKeyRotated(successor.Id, ExpiresAt.Value), now);
        return (successor, null);
    }

    /// <summary>Ends the key at once.</summary>
    public Error? Revoke(Actor by, DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return ApiKeyErrors.NotActive;
        if (LocksOut(by))
            return ApiKeyErrors.InUse;
        RevokedAt = now;
        Raise(new ApiKeyRevoked(), now);
        return null;
    }

    /// <summary>Why a caller may not hand out scopes: it lacks some of them itself. None stands for all.</summary>
    public static Error? RefuseScopes(Actor giver, IReadOnlyList<string> scopes)
    {
        var lacking = (scopes.Count > 0 ? scopes : Scope.All).Where(scope => !giver.Scopes.Contains(scope)).ToArray();
        return lacking.Length > 0 ? ApiKeyErrors.ScopesNotHeld.For(string.Join(", ", lacking)) : null;
    }

    // An operator who ends the key in hand may have no other way in. A partner has its operator to turn to, and may have to end a key that leaked.
    private bool LocksOut(Actor by) => by.Kind is ActorKind.Admin && by.CredentialId == Id;

    internal Actor ToActor(string? name) =>
        new(Kind, AgentId ?? PartnerId, name)
        {
            PartnerId = PartnerId,
            CredentialId = Id,
            Scopes = [.. Scopes.Count > 0 ? Scopes : Scope.All],
        };
}

public static class ApiKeyErrors
{
    public static readonly Error NotFound = new(
        "api_key_not_found",
        404,
        new("There is no such API key.", "没有此 API 密钥。", "Cette clé API n’existe pas.", "Diesen API-Schlüssel gibt es nicht.")
    );

    public static readonly Error NotActive = new(
        "api_key_not_active",
        409,
        new(
            "The API key is expired, revoked or replaced.",
            "该 API 密钥已过期、已撤销或已被替换。",
            "La clé API est expirée, révoquée ou remplacée.",
            "Der API-Schlüssel ist abgelaufen, widerrufen oder ersetzt."
        )
    );

    public static readonly Error InUse = new(
        "api_key_in_use",
        409,
        new(
            "This is the API key that you are using.",
            "这是您正在使用的 API 密钥。",
            "C’est la clé API que vous utilisez en ce moment.",
            "Das ist der API-Schlüssel, den Sie gerade verwenden."
        ),
        new(
            "End it with another one, so that you do not lock yourself out.",
            "请使用另一个密钥来停用它，以免失去访问权限。",
            "Mettez-y fin avec une autre clé, pour ne pas perdre votre accès.",
            "Beenden Sie ihn mit einem anderen Schlüssel, damit Sie sich nicht aussperren."
        )
    );

    public static readonly Error ScopesNotHeld = new(
        "api_key_scopes_not_held",
        403,
        new(
            "The key would have scopes that your own credential lacks.",
            "该密钥将拥有您自己的凭证所没有的权限范围。",
            "Cette clé aurait des portées que vos propres identifiants n’ont pas.",
            "Der Schlüssel hätte Scopes, die Ihrem eigenen Zugang fehlen."
        ),
        new("You lack: {0}.", "您缺少：{0}。", "Il vous manque : {0}.", "Ihnen fehlen: {0}.")
    );
}

/// <summary>An API key was made.</summary>
public sealed record ApiKeyCreated(string Name, ActorKind Kind, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt)
    : EventData("api_key.created", EventVisibility.Staff);

/// <summary>An API key was replaced by a new one and ends after the overlap.</summary>
public sealed record ApiKeyRotated(Guid ReplacedBy, DateTimeOffset ExpiresAt) : EventData("api_key.rotated", EventVisibility.Staff);

/// <summary>An API key was ended.</summary>
public sealed record ApiKeyRevoked() : EventData("api_key.revoked", EventVisibility.Staff);

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.HasKey(k => k.Id);
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.Property(k => k.Name).HasMaxLength(ApiKey.NameMaxLength);
        builder.Property(k => k.Prefix).HasMaxLength(32);
        builder.Property(k => k.Hash).HasMaxLength(32);
        builder.Property(k => k.ActorName).HasMaxLength(Actor.NameMaxLength);
        builder.Property(k => k.Scopes).HasJsonConversion();
        builder.Property(k => k.Version).IsConcurrencyToken();
        builder.Ignore(k => k.About);
        builder.HasIndex(k => k.Hash).IsUnique();
        builder.HasIndex(k => new { k.CreatedAt, k.Id });
        builder.HasIndex(k => new
        {
            k.PartnerId,
            k.CreatedAt,
            k.Id,
        });
        builder.HasIndex(k => new
        {
            k.Kind,
            k.CreatedAt,
            k.Id,
        });
        builder.HasOne<Partner>().WithMany().HasForeignKey(k => k.PartnerId).OnDelete(DeleteBehavior.Restrict);
    }
}
