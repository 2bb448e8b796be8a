using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BitP.SupportApi.Platform.Data.PostgreSql;

internal sealed class PostgreSqlSupportDbContext(DbContextOptions<PostgreSqlSupportDbContext> options) : SupportDbContext(options)
{
    /// <summary>The oldest transaction that is still open, as the database sees it in the statement that asks.</summary>
    public static long OldestOpenTransaction() => throw new NotSupportedException("Only in queries.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("C");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasDbFunction(() => OldestOpenTransaction()).HasName("oldest_open_transaction").HasSchema("public");
        modelBuilder.Entity<StoredEvent>(events =>
        {
            events.Property(e => e.CommitOrder).HasDefaultValueSql("pg_current_xact_id()::text::bigint").ValueGeneratedOnAdd();
            events.HasIndex(e => new { e.CommitOrder, e.Position }).HasDatabaseName("ix_events_commit_order_position");
            events
                .HasIndex(e => new
                {
                    e.PartnerId,
                    e.CommitOrder,
                    e.Position,
                })
                .HasDatabaseName("ix_events_partner_id_commit_order_position");
        });
    }
}

/// <summary>For dotnet ef, which compares models and writes migrations and connects to nothing.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlSupportDbContext>
{
    public PostgreSqlSupportDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlSupportDbContext>().UseNpgsql("Host=design-time").Options);
}
