using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>
/// When a ticket last changed, for lists in that order. It is apart from the ticket, since it changes with everything that happens to it: when an indexed
/// column changes, PostgreSQL makes another entry for the row in each of its indexes, and of those the ticket has many. No foreign key: it is written with
/// its ticket and never without, tickets are not deleted, and PostgreSQL looks and locks for one, which is a twentieth of opening a ticket.
/// </summary>
internal sealed class TicketActivity
{
    private TicketActivity() { }

    public TicketActivity(Ticket ticket) =>
        (Number, PartnerId, UpdatedAt, PublicUpdatedAt) = (ticket.Number, ticket.PartnerId, ticket.UpdatedAt, ticket.PublicUpdatedAt);

    public long Number { get; private init; }

    public Guid PartnerId { get; private init; }

    public DateTimeOffset UpdatedAt { get; private init; }

    public DateTimeOffset PublicUpdatedAt { get; private init; }
}

internal sealed class TicketActivityMapping : IEntityTypeConfiguration<TicketActivity>
{
    public void Configure(EntityTypeBuilder<TicketActivity> builder)
    {
        builder.ToTable("ticket_activity");
        builder.HasKey(a => a.Number);
        builder.Property(a => a.Number).ValueGeneratedNever();
        builder.Property(a => a.PartnerId).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore); // it never changes
        // For staff; and for a partner, who sees less. A customer has few enough to be sorted.
        builder.HasIndex(a => new { a.UpdatedAt, a.Number });
        builder.HasIndex(a => new
        {
            a.PartnerId,
            a.PublicUpdatedAt,
            a.Number,
        });
    }
}
