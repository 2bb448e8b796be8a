using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// The one model. A subclass per provider holds what differs and its migrations. Features reach rows through <see cref="Visible{T}"/>, which is
/// where tenancy is decided.
/// </summary>
public abstract class SupportDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>For whom this context reads and writes.</summary>
    public Actor Actor { get; internal set; } = Actor.System;

    /// <summary>The rows that the actor may know of: a partner's own, a customer's own, all for staff.</summary>
    public IQueryable<T> Visible<T>()
        where T : class, IOwned =>
        Actor switch
        {
            { IsStaff: true } => Set<T>(),
            { Kind: ActorKind.Partner, PartnerId: { } partner } => Set<T>().Where(row => row.PartnerId == partner),
            { Kind: ActorKind.Customer, CustomerId: { } customer } => HasCustomer<T>()
                ? Set<T>().Where(row => row.CustomerId == customer)
                : Set<T>().Where(row => EF.Property<Guid>(row, nameof(AggregateRoot.Id)) == customer),
            _ => Set<T>().Where(_ => false),
        };

    /// <summary>
    /// The same for compiled queries, which take the two ids as parameters: a row is visible when each is null or the row's own.
    /// </summary>
    internal (Guid? PartnerId, Guid? CustomerId) Reach =>
        Actor switch
        {
            { IsStaff: true } => (null, null),
            { Kind: ActorKind.Partner, PartnerId: { } partner } => (partner, null),
            { Kind: ActorKind.Customer, CustomerId: { } customer } => (null, customer),
            _ => (Guid.Empty, Guid.Empty),
        };

    /// <summary>Saves the changes and their events in one transaction.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        AddRange(TakeEvents());
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc cref="SaveChanges"/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AddRange(TakeEvents());
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SupportDbContext).Assembly);
        SnakeCaseNames.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // Readable rows, and members of an enum can be reordered.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);

    // What has no such column is either the customer itself or nobody's: ids are unique across tables.
    private bool HasCustomer<T>() => Model.FindEntityType(typeof(T))!.FindProperty(nameof(IOwned.CustomerId)) is not null;

    /// <summary>Takes what the tracked aggregates raised, to be written with them.</summary>
    internal List<StoredEvent> TakeEvents()
    {
        var events = new List<StoredEvent>();
        foreach (var entry in ChangeTracker.Entries<AggregateRoot>())
        foreach (var raised in entry.Entity.TakeRaised())
        {
            events.Add(StoredEvent.Of(entry.Entity, raised, Actor));
            Telemetry.Events.Add(1, new KeyValuePair<string, object?>("type", raised.Data.Type));
        }
        return events;
    }
}
