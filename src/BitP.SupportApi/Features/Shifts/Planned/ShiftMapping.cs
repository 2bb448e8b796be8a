using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Shifts.Planned;

internal sealed class ShiftMapping : IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Shift> builder)
    {
        builder.ToTable("shifts");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Channels).HasJsonConversion();
        builder.Property(s => s.Languages).HasJsonConversion();
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.About).Ignore(s => s.CountsUntil);
        builder.HasOne<Agent>().WithMany().HasForeignKey(s => s.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Rotation>().WithMany().HasForeignKey(s => s.RotationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.StartsAt, s.Id });
        builder.HasIndex(s => new { s.EndsAt });
        builder.HasIndex(s => new
        {
            s.AgentId,
            s.StartsAt,
            s.Id,
        });
        builder.HasIndex(s => s.SwapId);
    }
}
