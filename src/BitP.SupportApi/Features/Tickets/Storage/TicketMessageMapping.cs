using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

internal sealed class TicketMessageMapping : IEntityTypeConfiguration<TicketMessage>
{
    public void Configure(EntityTypeBuilder<TicketMessage> builder)
    {
        builder.ToTable("ticket_messages");
        builder.HasKey(m => m.Id);
        builder.ComesInOrderOf(m => m.CreatedAt);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Body).HasMaxLength(TicketMessage.BodyMaxLength);
        builder.Property(m => m.AuthorName).HasMaxLength(200);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).HasPrincipalKey(t => t.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.TicketId, m.Sequence }).IsUnique();
    }
}
