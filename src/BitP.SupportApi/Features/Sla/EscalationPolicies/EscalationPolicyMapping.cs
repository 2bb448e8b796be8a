using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

internal sealed class EscalationPolicyMapping : IEntityTypeConfiguration<EscalationPolicy>
{
    public void Configure(EntityTypeBuilder<EscalationPolicy> builder)
    {
        builder.ToTable("escalation_policies");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Content).HasJsonConversion();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.About);
        // One for each purpose, whichever node brings it.
        builder.HasIndex(p => p.Purpose).IsUnique();
        builder.HasIndex(p => new { p.CreatedAt, p.Id }).HasFilter("deleted_at IS NULL");
    }
}
