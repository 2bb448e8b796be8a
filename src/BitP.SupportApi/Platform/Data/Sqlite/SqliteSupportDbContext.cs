using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BitP.SupportApi.Platform.Data.Sqlite;

internal sealed class SqliteSupportDbContext(DbContextOptions<SqliteSupportDbContext> options) : SupportDbContext(options)
{
    /// <summary>Takes the context back instead of ending it; false when it is not wanted any more.</summary>
    public Func<SqliteSupportDbContext, bool>? GiveBack { get; set; }

    // Words that are added again are the same words in the full-text index, and an entry does not stay.
    internal override Task<bool> IsIndexedAsync(SearchEntry entry, CancellationToken ct) => Task.FromResult(false);

    public override void Dispose()
    {
        if (GiveBack?.Invoke(this) is not true)
            base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        if (GiveBack?.Invoke(this) is not true)
            return base.DisposeAsync();
        return ValueTask.CompletedTask;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite has no type for instants that it could compare.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<StoredEvent>(events =>
        {
            events.Ignore(e => e.CommitOrder);
            events.HasIndex(e => new { e.PartnerId, e.Position }).HasDatabaseName("ix_events_partner_id_position");
            events.HasIndex(e => new { e.Type, e.Position }).HasDatabaseName("ix_events_type_position");
        });
    }

    internal sealed class UnixMillisecondsConverter()
        : Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<DateTimeOffset, long>(
            value => value.ToUnixTimeMilliseconds(),
            value => DateTimeOffset.FromUnixTimeMilliseconds(value)
        );
}

/// <summary>For dotnet ef, which compares models and writes migrations and connects to nothing.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteSupportDbContext>
{
    public SqliteSupportDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSupportDbContext>().UseSqlite("Data Source=design-time.db").Options);
}
