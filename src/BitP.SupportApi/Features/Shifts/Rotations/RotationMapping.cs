using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Shifts.Rotations;

internal sealed class RotationMapping : IEntityTypeConfiguration<Rotation>, IEntityTypeConfiguration<RotationVersion>
{
    public void Configure(EntityTypeBuilder<Rotation> builder)
    {
        builder.ToTable("rotations");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Content).HasJsonConversion();
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.About);
        builder.HasMany(r => r.Versions).WithOne().HasForeignKey(v => v.RotationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.CreatedAt, r.Id });
    }

    public void Configure(EntityTypeBuilder<RotationVersion> builder)
    {
        builder.ToTable("rotation_versions");
        builder.HasKey(v => new { v.RotationId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Content).HasJsonConversion();
    }
}
