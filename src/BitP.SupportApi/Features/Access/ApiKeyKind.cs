using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Features.Access;

/// <summary>As whom a key acts.</summary>
public enum ApiKeyKind
{
    /// <summary>The back end of a partner app, for its own customers.</summary>
    Partner,

    /// <summary>The pages of a partner, in which it may stand for all to see: it reads contact options and categories, and nothing of anybody.</summary>
    Publishable,

    /// <summary>A support agent.</summary>
    Agent,

    /// <summary>A team lead.</summary>
    Supervisor,

    /// <summary>An operator.</summary>
    Admin,
}

internal static class ApiKeyKinds
{
    public static ActorKind ToActorKind(this ApiKeyKind kind) =>
        kind switch
        {
            ApiKeyKind.Partner => ActorKind.Partner,
            ApiKeyKind.Publishable => ActorKind.Publishable,
            ApiKeyKind.Agent => ActorKind.Agent,
            ApiKeyKind.Supervisor => ActorKind.Supervisor,
            _ => ActorKind.Admin,
        };

    public static ApiKeyKind Of(ActorKind kind) =>
        kind switch
        {
            ActorKind.Partner => ApiKeyKind.Partner,
            ActorKind.Publishable => ApiKeyKind.Publishable,
            ActorKind.Agent => ApiKeyKind.Agent,
            ActorKind.Supervisor => ApiKeyKind.Supervisor,
            ActorKind.Admin => ApiKeyKind.Admin,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No key is of this kind."),
        };
}
