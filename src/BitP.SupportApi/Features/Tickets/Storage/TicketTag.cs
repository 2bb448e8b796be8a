using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>Finds the tickets that carry a tag. The ticket itself holds its tags for reading.</summary>
internal sealed class TicketTag
{
    public string Tag { get; init; } = "";

    public Guid TicketId { get; init; }
}

internal sealed class TicketTagMapping : IEntityTypeConfiguration<TicketTag>
{
    public void Configure(EntityTypeBuilder<TicketTag> builder)
    {
        builder.ToTable("ticket_tags");
        builder.HasKey(t => new { t.Tag, t.TicketId });
        builder.Property(t => t.Tag).HasMaxLength(Ticket.TagMaxLength);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(x => x.TicketId).HasPrincipalKey(t => t.Id).OnDelete(DeleteBehavior.Cascade);
    }
}
