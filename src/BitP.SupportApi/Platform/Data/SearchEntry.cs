using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Words by which a resource with a number is found. It has as many entries as texts were added to it, and is found by the words of all of them.</summary>
/// <remarks>
/// On PostgreSQL the entries stay and have an index. On SQLite they wait here until there are enough of them to be added to the full-text index
/// (<c>SqliteWriterConnection</c>). On SQL Server each word is a row (<see cref="SearchWord"/>).
/// </remarks>
internal sealed class SearchEntry
{
    public const string Table = "search_entries";

    private SearchEntry() { }

    public SearchEntry(long number, long sequence, IEnumerable<string> words) => (Number, Sequence, Words) = (number, sequence, string.Join(' ', words));

    public long Number { get; private init; }

    /// <summary>Tells the entries of a resource apart.</summary>
    public long Sequence { get; private init; }

    /// <summary>The words, with spaces between them.</summary>
    public string Words { get; private init; } = "";
}

/// <summary>A word of an entry, where each is a row of its own: found by the word, and then by the number.</summary>
internal sealed class SearchWord
{
    public const string Table = "search_words";

    public string Word { get; init; } = "";

    public long Number { get; init; }

    public long Sequence { get; init; }
}

internal sealed class SearchEntryMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable(SearchEntry.Table);
        builder.HasKey(e => new { e.Number, e.Sequence });
    }
}
