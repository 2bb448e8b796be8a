using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>Finds the tickets about a transaction.</summary>
internal sealed class TicketTransaction
{
    public const int HashMaxLength = 128;

    /// <summary>The hash in the form in which two spellings of it are equal.</summary>
    public string Hash { get; init; } = "";

    public Guid TicketId { get; init; }
}

internal sealed class TicketTransactionMapping : IEntityTypeConfiguration<TicketTransaction>
{
    public void Configure(EntityTypeBuilder<TicketTransaction> builder)
    {
        builder.ToTable("ticket_transactions");
        builder.HasKey(t => new { t.Hash, t.TicketId });
        builder.Property(t => t.Hash).HasMaxLength(TicketTransaction.HashMaxLength);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(x => x.TicketId).HasPrincipalKey(t => t.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
