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
    Agent = 4,
    Supervisor = 8,
    Admin = 16,
    Leads = Supervisor | Admin,
    Staff = Agent | Leads,
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
/// <param name="Id">The partner, customer or agent; null for an operator's key and for the system.</param>
/// <param name="Name">The name shown with what it does; null where there is none to show.</param>
public sealed record Actor(ActorKind Kind, Guid? Id, string? Name)
{
    public const int NameMaxLength = 200;

    public static readonly Actor System = new(ActorKind.System, null, null);

    /// <summary>The tenant it is bound to; null for staff.</summary>
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
