using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// The one model. A subclass per provider holds what differs and its migrations. Features reach rows through <see cref="Visible{T}"/>, and in SQL
/// through what <see cref="Visibility"/> adds.
/// </summary>
public abstract class SupportDbContext(DbContextOptions options) : DbContext(options)
{
    private readonly List<object> _inserted = [];
    private readonly List<AggregateRoot> _told = [];

    /// <summary>For whom this context reads and writes.</summary>
    public Actor Actor { get; private set; } = Actor.System;

    private IEventRecorder? _recorder;

    /// <summary>The database that this context reads and writes.</summary>
    internal DatabaseProvider Provider { get; private set; } = null!;

    /// <summary>The rows that the actor may know of: a partner's own, a customer's own, all for staff.</summary>
    public IQueryable<T> Visible<T>()
        where T : class, IOwned => Set<T>().Within(Actor.Reach, Model);

    /// <summary>New rows that are not tracked.</summary>
    internal IReadOnlyList<object> Inserted => _inserted;

    /// <summary>
    /// Adds a row that will only be written. It costs less than <see cref="DbContext.Add(object)"/>, which goes on to look for changes of it: for rows
    /// that nothing finds through this context before the commit. Until then they may still be changed.
    /// </summary>
    internal void Insert(object row) => _inserted.Add(row);

    /// <summary>Adds the events of something that has no row of its own.</summary>
    internal void Tell(AggregateRoot aggregate) => _told.Add(aggregate);

    /// <summary>Adds words by which a resource with a number is found.</summary>
    internal virtual void Index(SearchEntry entry)
    {
        if (entry.Words.Length > 0)
            Insert(entry);
    }

    /// <summary>Whether an entry is there, so that it cannot be added again.</summary>
    internal virtual Task<bool> IsIndexedAsync(SearchEntry entry, CancellationToken ct) =>
        Set<SearchEntry>().AnyAsync(e => e.Number == entry.Number && e.Sequence == entry.Sequence, ct);

    /// <summary>Goes on for somebody else: for a request of which something else than its credential says who acts, such as the secret of a link.</summary>
    internal void ActAs(Actor actor) => Actor = actor;

    // What the pool does not know of must not come along from whoever had the context before.
    internal void BeginFor(Actor actor, DatabaseProvider provider, IEventRecorder? recorder)
    {
        Actor = actor;
        Provider = provider;
        _recorder = recorder;
        _inserted.Clear();
        _told.Clear();
    }

    /// <summary>Forgets all rows, with what was changed.</summary>
    internal void Forget()
    {
        ChangeTracker.Clear();
        _inserted.Clear();
        _told.Clear();
    }

    /// <summary>Saves the changes and their events in one transaction.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        TrackAll();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc cref="SaveChanges"/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        TrackAll();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SupportDbContext).Assembly);
        foreach (var table in modelBuilder.Model.GetEntityTypes().ToArray())
            if (RowOrder.Take(table) is { } instant)
                Keep(table, instant);
        SnakeCaseNames.Apply(modelBuilder);
    }

    /// <summary>Keeps rows in the order in which they come, where a database would otherwise keep them in that of a key which is another.</summary>
    protected virtual void Keep(IMutableEntityType table, IMutableProperty inOrderOf) { }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        // Readable rows, and members of an enum can be reordered.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);

    /// <summary>The companions of the aggregates that would be written now.</summary>
    internal IEnumerable<Companion> Companions() =>
        ChangeTracker
            .Entries<AggregateRoot>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .SelectMany(entry => entry.Entity.Companions(entry.State is EntityState.Added))
            .Concat(_inserted.OfType<AggregateRoot>().SelectMany(aggregate => aggregate.Companions(isNew: true)));

    /// <summary>Takes what aggregates raised, to be written with them, and has the companions of those that are written join them.</summary>
    internal List<StoredEvent> TakeEvents()
    {
        var taken = new List<StoredEvent>();
        foreach (var companion in Companions().ToArray())
            Accompany(companion);
        foreach (var entry in ChangeTracker.Entries<AggregateRoot>().ToArray())
        {
            var events = Stored(entry.Entity);
            // What is recorded of it may change the entity after the tracker has looked.
            if (entry.State is not EntityState.Deleted && Record(entry.Entity, events))
                entry.DetectChanges();
        }
        foreach (var aggregate in _inserted.OfType<AggregateRoot>().ToArray())
            Record(aggregate, Stored(aggregate));
        foreach (var aggregate in _told)
            Stored(aggregate);
        return taken;

        StoredEvent[] Stored(AggregateRoot aggregate)
        {
            var raised = aggregate.TakeRaised();
            if (raised.Count == 0)
                return [];
            StoredEvent[] events = [.. raised.Select(r => StoredEvent.Of(aggregate, r, Actor))];
            taken.AddRange(events);
            foreach (var e in events)
                EventMetrics.Count(e.Type);
            return events;
        }
    }

    private bool Record(AggregateRoot aggregate, IReadOnlyList<StoredEvent> events) => events.Count > 0 && _recorder?.Record(aggregate, events, this) is true;

    private void Accompany(Companion companion)
    {
        switch (companion)
        {
            case { Before: null, After: { } made }:
                Insert(made);
                break;
            case { Before: { } all } when all == companion.After:
                Entry(all).State = EntityState.Modified;
                break;
            case { Before: { } before, After: { } after }:
                Attach(before);
                Entry(before).CurrentValues.SetValues(after);
                break;
            case { Before: { } gone }:
                Entry(gone).State = EntityState.Deleted;
                break;
        }
    }

    private void TrackAll()
    {
        var events = TakeEvents();
        AddRange(_inserted);
        _inserted.Clear();
        AddRange(events);
    }
}
