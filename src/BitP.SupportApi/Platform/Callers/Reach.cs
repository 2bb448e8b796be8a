namespace BitP.SupportApi.Platform.Callers;

/// <summary>Which rows of an <see cref="IOwned"/> an actor may know of. Queries are narrowed by it alone.</summary>
/// <param name="PartnerId">Only what belongs to this partner; null for any partner's.</param>
/// <param name="CustomerId">Only what belongs to this customer; null for any customer's.</param>
internal readonly record struct Reach(Guid? PartnerId, Guid? CustomerId)
{
    public static Reach Everything => new(null, null);

    /// <summary>Nobody has this id.</summary>
    public static Reach Nothing => new(Guid.Empty, Guid.Empty);
}
