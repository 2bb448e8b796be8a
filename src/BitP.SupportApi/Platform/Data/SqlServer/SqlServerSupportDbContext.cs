using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BitP.SupportApi.Platform.Data.SqlServer;

internal sealed class SqlServerSupportDbContext(DbContextOptions<SqlServerSupportDbContext> options) : SupportDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("Latin1_General_100_BIN2");
        configurationBuilder.Properties<DateTimeOffset>().HavePrecision(3);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<StoredEvent>(events =>
        {
            // The type has to be named: by convention only a concurrency token is a rowversion.
            events.Property(e => e.CommitOrder).HasConversion<byte[]>().HasColumnType("rowversion").IsRowVersion().IsConcurrencyToken(false);
            events.HasIndex(e => e.CommitOrder).HasDatabaseName("ix_events_commit_order");
            events.HasIndex(e => new { e.PartnerId, e.CommitOrder }).HasDatabaseName("ix_events_partner_id_commit_order");
        });
    }
}

/// <summary>For dotnet ef, which compares models and writes migrations and connects to nothing.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerSupportDbContext>
{
    public SqlServerSupportDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerSupportDbContext>().UseSqlServer("Server=design-time").Options);
}
