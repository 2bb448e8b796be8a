using System.Collections.Frozen;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Platform.Callers;

/// <summary>Who acts.</summary>
public enum ActorKind
{
    /// <summary>The back end of a partner app: it acts for its own customers.</summary>
    Partner,

    /// <summary>One customer, by a short-lived token.</summary>
    Customer,

    /// <summary>Anybody who looks at a page of a partner, by the publishable key that stands in it.</summary>
    Publishable,

    /// <summary>A support agent.</summary>
    Agent,

    /// <summary>A team lead.</summary>
    Supervisor,

    /// <summary>An operator.</summary>
    Admin,

    /// <summary>The product itself.</summary>
    System,
}

/// <summary>Kinds of callers, for what a route allows.</summary>
[Flags]
public enum Actors
{
    None = 0,
    Partner = 1,
    Customer = 2,
    Publishable = 4,
    Agent = 8,
    Supervisor = 16,
    Admin = 32,
    Leads = Supervisor | Admin,
    Staff = Agent | Leads,

    /// <summary>All who are known; a publishable key is known to anybody, so that a route has to name it beside these.</summary>
    Everyone = Partner | Customer | Staff,
}

internal static class ActorsExtensions
{
    /// <summary>What the kinds of callers are called, separated by commas.</summary>
    public static string Names(this Actors actors) =>
        string.Join(", ", Enum.GetValues<ActorKind>().Where(kind => ((int)actors & (1 << (int)kind)) != 0).Select(EnumNames<ActorKind>.Of));
}

/// <summary>The caller of a request, or the product itself.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The partner (also of a publishable key), customer or agent; null for an operator's key and for the system.</param>
/// <param name="Name">The name shown with what it does; null where there is none to show.</param>
public sealed record Actor(ActorKind Kind, Guid? Id, string? Name)
{
    public const int NameMaxLength = 200;

    public static readonly Actor System = new(ActorKind.System, null, null);

    /// <summary>The tenant it is bound to; null for staff. Whoever has no more than a publishable key reaches nothing of it.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>The customer it is bound to; only for customers.</summary>
    public Guid? CustomerId { get; init; }

    /// <summary>The credential that was shown.</summary>
    public Guid? CredentialId { get; init; }

    /// <summary>What the credential may be used for.</summary>
    public FrozenSet<string> Scopes { get; init; } = [];

    public bool IsStaff => Kind is ActorKind.Agent or ActorKind.Supervisor or ActorKind.Admin or ActorKind.System;

    public bool IsAmong(Actors allowed) => Kind is not ActorKind.System && ((int)allowed & (1 << (int)Kind)) != 0;

    /// <summary>Which rows it may know of.</summary>
    internal Reach Reach =>
        this switch
        {
            { IsStaff: true } => Reach.Everything,
            { Kind: ActorKind.Partner, PartnerId: { } partner } => new(partner, null),
            { Kind: ActorKind.Customer, CustomerId: { } customer } => new(null, customer),
            _ => Reach.Nothing,
        };

    public static Actor? Of(HttpContext context) => context.Features.Get<Actor>();
}
