using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BitP.SupportApi.Platform.Data.SqlServer;

internal sealed class SqlServerSupportDbContext(DbContextOptions<SqlServerSupportDbContext> options) : SupportDbContext(options)
{
    private const int ClusteredKeyMaxBytes = 900;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("Latin1_General_100_BIN2");
        configurationBuilder.Properties<DateTimeOffset>().HavePrecision(3);
    }

    internal override void Index(SearchEntry entry)
    {
        foreach (var word in entry.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Insert(
                new SearchWord
                {
                    Word = word,
                    Number = entry.Number,
                    Sequence = entry.Sequence,
                }
            );
    }

    internal override Task<bool> IsIndexedAsync(SearchEntry entry, CancellationToken ct)
    {
        var word = entry.Words.Split(' ')[0];
        return Set<SearchWord>().AnyAsync(w => w.Word == word && w.Number == entry.Number && w.Sequence == entry.Sequence, ct);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SearchWord>(words =>
        {
            words.ToTable(SearchWord.Table);
            words.Property(w => w.Word).HasMaxLength(SearchText.MaxWordLength * 2); // with its mark, and a pair of surrogates at its end
            words.HasKey(w => new
            {
                w.Word,
                w.Number,
                w.Sequence,
            });
        });
        base.OnModelCreating(modelBuilder);
        modelBuilder.Model.RemoveEntityType(typeof(SearchEntry));
        MakeRoomForAllCharacters(modelBuilder);
        modelBuilder.Entity<StoredEvent>(events =>
        {
            // The type has to be named: by convention only a concurrency token is a rowversion.
            events.Property(e => e.CommitOrder).HasConversion<byte[]>().HasColumnType("rowversion").IsRowVersion().IsConcurrencyToken(false);
            events.HasIndex(e => e.CommitOrder).HasDatabaseName("ix_events_commit_order");
            events.HasIndex(e => new { e.PartnerId, e.CommitOrder }).HasDatabaseName("ix_events_partner_id_commit_order");
        });
    }

    // Ids rise by their first bytes, and SQL Server sorts them by their last, which are random. A table that is kept in the order of such a key takes new rows
    // anywhere, each with a page that is read, split and written.
    protected override void Keep(IMutableEntityType table, IMutableProperty inOrderOf)
    {
        table.FindPrimaryKey()!.SetIsClustered(false);
        (table.FindIndex(inOrderOf) ?? table.AddIndex(inOrderOf)).SetIsClustered(true);
    }

    // Lengths are in characters, those of nvarchar in UTF-16 units, of which a character has at most two. Where a clustered key would not hold as much,
    // the text is ASCII.
    private static void MakeRoomForAllCharacters(ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetDeclaredProperties()).Where(p => p.ClrType == typeof(string)))
            if (property.GetMaxLength() is { } characters && !(property.IsPrimaryKey() && 2 * sizeof(char) * characters > ClusteredKeyMaxBytes))
                property.SetMaxLength(2 * characters);
    }
}

/// <summary>For dotnet ef, which compares models and writes migrations and connects to nothing.</summary>
internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerSupportDbContext>
{
    public SqlServerSupportDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerSupportDbContext>();
        SqlServerProvider.Configure(options, "Server=design-time");
        return new(options.Options);
    }
}
