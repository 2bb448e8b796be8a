using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets.Storage;

internal sealed class TicketMapping : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> builder)
    {
        builder.ToTable("tickets");
        // Numbers rise, so that new rows come last in the table wherever it is kept in the order of its key; on SQLite it is the row's own number.
        builder.HasKey(t => t.Number);
        builder.HasAlternateKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Number).ValueGeneratedNever();
        builder.Property(t => t.Subject).HasMaxLength(Ticket.SubjectMaxLength);
        builder.Property(t => t.Description).HasMaxLength(Ticket.DescriptionMaxLength);
        builder.Property(t => t.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(t => t.Team).HasMaxLength(Ticket.TeamMaxLength);
        builder.Property(t => t.Priority).HasConversion<short>(); // a number, since lists are sorted by it
        builder.Property(t => t.Evidence).HasJsonConversion();
        builder.Property(t => t.Tags).HasJsonConversion();
        builder.Property(t => t.Promises).HasJsonConversion();
        builder.Property(t => t.OwedExplanation).HasJsonConversion();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder
            .Ignore(t => t.About)
            .Ignore(t => t.Reference)
            .Ignore(t => t.PromisedBy)
            .Ignore(t => t.Details)
            .Ignore(t => t.ChainId)
            .Ignore(t => t.Clocks)
            .Ignore(t => t.Facts);
        builder.HasOne<Customer>().WithMany().HasForeignKey(t => t.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(t => t.AssigneeId).OnDelete(DeleteBehavior.Restrict);

        // UpdatedAt is in no index here: see TicketActivity.
        // The orders of ListTickets: for staff, for a partner, and behind each filter that picks few rows out of many.
        builder.HasIndex(t => new { t.CreatedAt, t.Number });
        builder.HasIndex(t => new
        {
            t.PartnerId,
            t.CreatedAt,
            t.Number,
        });
        builder.HasIndex(t => new
        {
            t.Status,
            t.CreatedAt,
            t.Number,
        });
        builder
            .HasIndex(t => new
            {
                t.AssigneeId,
                t.CreatedAt,
                t.Number,
            })
            .HasFilter("assignee_id IS NOT NULL");
        builder
            .HasIndex(t => new
            {
                t.Team,
                t.CreatedAt,
                t.Number,
            })
            .HasFilter("team IS NOT NULL");
        builder.HasIndex(t => new { t.FollowUpRoot, t.Number }).HasFilter("follow_up_root IS NOT NULL");
        // The category and the status are there for the duplicate guard, which so reads no tickets.
        builder.HasIndex(t => new
        {
            t.CustomerId,
            t.CreatedAt,
            t.Number,
            t.Category,
            t.Status,
        });
        builder.HasIndex(t => new { t.DueAt, t.Number });
        builder.HasIndex(t => new
        {
            t.PartnerId,
            t.DueAt,
            t.Number,
        });
        builder.HasIndex(t => new { t.Priority, t.Number });
        builder.HasIndex(t => new
        {
            t.PartnerId,
            t.Priority,
            t.Number,
        });
    }
}
