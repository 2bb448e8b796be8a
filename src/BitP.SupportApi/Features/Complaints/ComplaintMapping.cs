using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Complaints;

internal sealed class ComplaintMapping : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaints");
        builder.HasKey(c => c.Number);
        builder.HasAlternateKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).ValueGeneratedNever();
        builder.Property(c => c.Subject).HasMaxLength(Complaint.SubjectMaxLength);
        builder.Property(c => c.Description).HasMaxLength(Complaint.DescriptionMaxLength);
        builder.Property(c => c.DesiredOutcome).HasMaxLength(Complaint.DesiredOutcomeMaxLength);
        builder.Property(c => c.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(c => c.Country).HasMaxLength(Countries.CodeLength);
        builder.Property(c => c.AdmissibilityReasons).HasMaxLength(Complaint.ReasonMaxLength);
        builder.Property(c => c.Department).HasMaxLength(Department.KeyMaxLength);
        builder.Property(c => c.RegimeKeys).HasMaxLength(Complaint.MaxRegimes * (ComplaintRegime.KeyMaxLength + 2));
        builder.Property(c => c.Evidence).HasJsonConversion();
        builder.Property(c => c.Representative).HasJsonConversion();
        builder.Property(c => c.PublicPost).HasJsonConversion();
        builder.Property(c => c.Damage).HasJsonConversion();
        builder.Property(c => c.Points).HasJsonConversion();
        builder.Property(c => c.Submissions).HasJsonConversion();
        builder.Property(c => c.Escalations).HasJsonConversion();
        builder.Property(c => c.InformationRequests).HasJsonConversion();
        builder.Property(c => c.Updates).HasJsonConversion();
        builder.Property(c => c.Delays).HasJsonConversion();
        builder.Property(c => c.Decision).HasJsonConversion();
        builder.Property(c => c.EarlierDecisions).HasJsonConversion();
        builder.Property(c => c.Done).HasJsonConversion();
        builder.Property(c => c.Redress).HasJsonConversion();
        builder.Property(c => c.ExternalStages).HasJsonConversion();
        builder.Property(c => c.InvestigationSteps).HasJsonConversion();
        builder.Property(c => c.Regimes).HasJsonConversion();
        builder.Property(c => c.IndependenceExceptions).HasJsonConversion();
        builder.Property(c => c.Holds).HasJsonConversion();
        builder.Property(c => c.ChainHead).HasJsonConversion();
        builder.Property(c => c.MissedLimits).HasJsonConversion();
        builder.Property(c => c.RegisterFacts).HasJsonConversion();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder
            .Ignore(c => c.About)
            .Ignore(c => c.Reference)
            .Ignore(c => c.IsOpen)
            .Ignore(c => c.HasEnded)
            .Ignore(c => c.OpenPoints)
            .Ignore(c => c.Form)
            .Ignore(c => c.ShowsFindings);
        builder.HasOne<Customer>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(c => c.HandlerId).OnDelete(DeleteBehavior.Restrict);
        // The orders of ListComplaints: for staff, for a partner, and behind each filter that picks few rows out of many. The register is read by the first two.
        builder.HasIndex(c => new { c.ReceivedAt, c.Number });
        builder.HasIndex(c => new
        {
            c.PartnerId,
            c.ReceivedAt,
            c.Number,
        });
        builder.HasIndex(c => new
        {
            c.Status,
            c.ReceivedAt,
            c.Number,
        });
        // What is done to all open ones goes by their numbers.
        builder.HasIndex(c => new { c.Status, c.Number });
        builder
            .HasIndex(c => new
            {
                c.HandlerId,
                c.ReceivedAt,
                c.Number,
            })
            .HasFilter("handler_id IS NOT NULL");
        builder
            .HasIndex(c => new
            {
                c.Department,
                c.ReceivedAt,
                c.Number,
            })
            .HasFilter("department IS NOT NULL");
        // The kind and the status are there for what joins an open one.
        builder.HasIndex(c => new
        {
            c.CustomerId,
            c.ReceivedAt,
            c.Number,
            c.Kind,
            c.Status,
        });
        builder.HasIndex(c => new { c.TicketId, c.Number }).HasFilter("ticket_id IS NOT NULL");
        builder.HasIndex(c => new { c.DecideBy, c.Number }).HasFilter("decide_by IS NOT NULL");
        builder
            .HasIndex(c => new
            {
                c.PartnerId,
                c.DecideBy,
                c.Number,
            })
            .HasFilter("decide_by IS NOT NULL");
        builder.HasIndex(c => new { c.EarliestDueAt, c.Number }).HasFilter("earliest_due_at IS NOT NULL");
        builder
            .HasIndex(c => new
            {
                c.PartnerId,
                c.EarliestDueAt,
                c.Number,
            })
            .HasFilter("earliest_due_at IS NOT NULL");
        // Those of a kind that were decided last, for what is similar.
        builder
            .HasIndex(c => new
            {
                c.Kind,
                c.DecidedAt,
                c.Number,
            })
            .HasFilter("decided_at IS NOT NULL");
        // What is to be deleted next.
        builder.HasIndex(c => new { c.RetainUntil, c.Number }).HasFilter("retain_until IS NOT NULL AND held_since IS NULL AND pending_since IS NULL");
    }
}
