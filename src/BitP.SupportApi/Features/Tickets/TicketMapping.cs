using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Tickets;

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
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Ignore(t => t.About).Ignore(t => t.Reference).Ignore(t => t.PromisedBy).Ignore(t => t.Activity);
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

internal sealed class TicketMessageMapping : IEntityTypeConfiguration<TicketMessage>
{
    public void Configure(EntityTypeBuilder<TicketMessage> builder)
    {
        builder.ToTable("ticket_messages");
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Body).HasMaxLength(TicketMessage.BodyMaxLength);
        builder.Property(m => m.AuthorName).HasMaxLength(200);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).HasPrincipalKey(t => t.Id).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => new { m.TicketId, m.Sequence }).IsUnique();
    }
}

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

/// <summary>The words by which a ticket is found; apart from the ticket, so that reading one does not read them.</summary>
internal sealed class TicketSearchEntry : ISearchEntry
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
