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
    )
    {
        Cause = new(
            "The id is misspelt, is the prefix or the secret of the key instead of its id, or belongs to a key of another partner, which is not told apart on purpose.",
            "id 拼写有误，或误用了密钥的前缀或密钥本身，或属于另一个合作方的密钥；后者有意不加区分。",
            "L’id est mal écrit, est le préfixe ou le secret de la clé au lieu de son id, ou désigne la clé d’un autre partenaire, ce qui n’est volontairement pas distingué.",
            "Die id ist falsch geschrieben, ist das Präfix oder das Geheimnis des Schlüssels statt seiner id, oder gehört zum Schlüssel eines anderen Partners, was absichtlich nicht unterschieden wird."
        ),
        Remedy = new(
            "Take the id from GET /v1/api-keys, where prefix shows the beginning of each key. Keys that have ended are listed too.",
            "请从 GET /v1/api-keys 获取 id，其中 prefix 是每个密钥的开头部分。已停用的密钥也会列出。",
            "Prenez l’id dans GET /v1/api-keys, où prefix montre le début de chaque clé. Les clés terminées y figurent aussi.",
            "Nehmen Sie die id aus GET /v1/api-keys, wo prefix den Anfang jedes Schlüssels zeigt. Auch beendete stehen darin."
        ),
    };

    public static readonly Error NotActive = new(
        "api_key_not_active",
        409,
        new(
            "The API key is expired, revoked or replaced.",
            "该 API 密钥已过期、已撤销或已被替换。",
            "La clé API est expirée, révoquée ou remplacée.",
            "Der API-Schlüssel ist abgelaufen, widerrufen oder ersetzt."
        )
    )
    {
        Cause = new(
            "A key that has expired, was revoked, or was rotated before cannot be rotated; one that was revoked cannot be revoked once more.",
            "已过期、已撤销或先前已轮换的密钥不能再轮换；已撤销的密钥不能再次撤销。",
            "Une clé expirée, révoquée ou déjà remplacée ne peut plus être remplacée ; une clé révoquée ne peut l’être de nouveau.",
            "Ein abgelaufener, widerrufener oder schon gewechselter Schlüssel kann nicht gewechselt werden; ein widerrufener kann nicht noch einmal widerrufen werden."
        ),
        Remedy = new(
            "Look at it in GET /v1/api-keys/{id}: replacedBy names the key that took its place. When there is none, an admin makes one with POST /v1/api-keys.",
            "请通过 GET /v1/api-keys/{id} 查看：replacedBy 给出了替代它的密钥。如没有替代密钥，请管理员通过 POST /v1/api-keys 创建。",
            "Regardez-la dans GET /v1/api-keys/{id} : replacedBy nomme la clé qui l’a remplacée. S’il n’y en a pas, un administrateur en crée une par POST /v1/api-keys.",
            "Sehen Sie ihn in GET /v1/api-keys/{id} an: replacedBy nennt den Schlüssel an seiner Stelle. Gibt es keinen, legt ein Administrator mit POST /v1/api-keys einen an."
        ),
    };

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
    )
    {
        Cause = new(
            "An admin revokes the key that the request shows, or rotates it with an overlap of zero, and might have no other way in.",
            "管理员正在撤销当前请求所用的密钥，或以零重叠期轮换它，这样可能再无其他途径登录。",
            "Un administrateur révoque la clé que montre la requête, ou la remplace avec un overlap nul, et n’aurait peut-être plus d’autre accès.",
            "Ein Administrator widerruft den Schlüssel, den die Anfrage zeigt, oder wechselt ihn mit einem overlap von null, und käme vielleicht nicht mehr herein."
        ),
        Remedy = new(
            "Rotate it with an overlap, such as PT1H, begin to use the new key, and revoke the old one with that.",
            "请以一定的重叠期（如 PT1H）轮换，改用新密钥，再用新密钥撤销旧密钥。",
            "Remplacez-la avec un overlap, par exemple PT1H, passez à la nouvelle clé et révoquez l’ancienne avec celle-ci.",
            "Wechseln Sie ihn mit einem overlap, etwa PT1H, verwenden Sie den neuen Schlüssel und widerrufen Sie mit diesem den alten."
        ),
    };

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
    )
    {
        Cause = new(
            "Nobody hands out more than they have. A key that is made or rotated has scopes that your credential lacks; a key without scopes of its own has all of them.",
            "任何人都不能授予自己没有的权限。要创建或轮换的密钥含有您的凭证所没有的权限范围；未单独限定权限范围的密钥拥有全部权限范围。",
            "Nul ne donne plus qu’il n’a. Une clé créée ou remplacée a des portées que vos identifiants n’ont pas ; une clé sans portées propres les a toutes.",
            "Niemand gibt mehr, als er hat. Ein Schlüssel, der angelegt oder gewechselt wird, hat Scopes, die Ihrem Zugang fehlen; einer ohne eigene Scopes hat alle."
        ),
        Remedy = new(
            "Leave the scopes that detail names out of scopes in POST /v1/api-keys, or have an admin do it whose credential has them.",
            "请在 POST /v1/api-keys 的 scopes 中去掉 detail 所列的权限范围，或请凭证含有这些权限范围的管理员操作。",
            "Retirez de scopes, dans POST /v1/api-keys, les portées que nomme detail, ou confiez-le à un administrateur dont les identifiants les ont.",
            "Lassen Sie in POST /v1/api-keys die Scopes, die detail nennt, aus scopes weg, oder lassen Sie es einen Administrator tun, dessen Zugang sie hat."
        ),
    };
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
