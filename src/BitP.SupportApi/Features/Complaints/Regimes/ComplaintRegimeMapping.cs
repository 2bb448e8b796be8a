using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Complaints.Regimes;

internal sealed class ComplaintRegimeMapping : IEntityTypeConfiguration<ComplaintRegime>, IEntityTypeConfiguration<ComplaintRegimeVersion>
{
    public void Configure(EntityTypeBuilder<ComplaintRegime> builder)
    {
        builder.ToTable("complaint_regimes");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.RegimeKey).HasMaxLength(ComplaintRegime.KeyMaxLength);
        builder.Property(r => r.Content).HasJsonConversion();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.About);
        builder.HasMany(r => r.Versions).WithOne().HasForeignKey(v => v.RegimeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.RegimeKey).IsUnique();
        builder.HasIndex(r => new
        {
            r.RetiredAt,
            r.CreatedAt,
            r.Id,
        });
    }

    public void Configure(EntityTypeBuilder<ComplaintRegimeVersion> builder)
    {
        builder.ToTable("complaint_regime_versions");
        builder.HasKey(v => new { v.RegimeId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Content).HasJsonConversion();
    }
}
