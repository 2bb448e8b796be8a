using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Escalations;

internal sealed class EscalationMapping : IEntityTypeConfiguration<Escalation>
{
    public void Configure(EntityTypeBuilder<Escalation> builder)
    {
        builder.ToTable("escalations");
        builder.HasKey(e => e.Id);
        builder.ComesInOrderOf(e => e.StartedAt);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Policy).HasJsonConversion();
        builder.Property(e => e.Cause).HasJsonConversion();
        builder.Property(e => e.StartedBy).HasJsonConversion();
        builder.Property(e => e.AcknowledgedBy).HasJsonConversion();
        builder.Property(e => e.Taken).HasJsonConversion();
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.Ignore(e => e.About).Ignore(e => e.Next).Ignore(e => e.TicketReference).Ignore(e => e.MayBeAcknowledged);
        // One that is running for each ticket and policy, whoever starts two at once.
        builder.HasIndex(e => new { e.TicketId, e.PolicyId }).IsUnique().HasFilter("next_step_at IS NOT NULL");
        builder.HasIndex(e => new { e.StartedAt, e.Id });
        builder.HasIndex(e => new
        {
            e.TicketNumber,
            e.StartedAt,
            e.Id,
        });
        builder.HasIndex(e => new
        {
            e.State,
            e.StartedAt,
            e.Id,
        });
    }
}
