using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Sla.Policies;

internal sealed class SlaPolicyMapping
    : IEntityTypeConfiguration<SlaPolicy>,
        IEntityTypeConfiguration<SlaPolicyVersion>,
        IEntityTypeConfiguration<SlaPolicyOrder>
{
    public void Configure(EntityTypeBuilder<SlaPolicy> builder)
    {
        builder.ToTable("sla_policies");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Content).HasJsonConversion();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.Ignore(p => p.About);
        builder.HasMany(p => p.Versions).WithOne().HasForeignKey(v => v.PolicyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SlaPolicyVersion> builder)
    {
        builder.ToTable("sla_policy_versions");
        builder.HasKey(v => new { v.PolicyId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Content).HasJsonConversion();
        builder.Ignore(v => v.Key);
    }

    public void Configure(EntityTypeBuilder<SlaPolicyOrder> builder)
    {
        builder.ToTable("sla_policy_order");
        // By its name: there is one, whichever node makes it.
        builder.HasKey(o => o.Name);
        builder.Property(o => o.Name).HasMaxLength(SlaPolicyOrder.NameMaxLength);
        builder.Property(o => o.Policies).HasJsonConversion();
        // The version counts changes of the order; each change of a policy raises the stamp.
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.Property(o => o.Stamp).IsConcurrencyToken();
        builder.Ignore(o => o.About);
    }
}
