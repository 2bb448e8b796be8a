using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>The words by which a ticket is found; apart from the ticket, so that reading one does not read them.</summary>
internal sealed class TicketSearchEntry
{
    public long Number { get; init; }

    public string Words { get; set; } = "";
}

internal sealed class TicketSearchEntryMapping : IEntityTypeConfiguration<TicketSearchEntry>
{
    public void Configure(EntityTypeBuilder<TicketSearchEntry> builder)
    {
        builder.ToTable("ticket_search_entries");
        builder.HasKey(e => e.Number);
        builder.Property(e => e.Number).ValueGeneratedNever();
        builder.Property(e => e.Words).HasMaxLength(SearchText.MaxLength);
    }
}
