using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Shifts;

internal sealed class ShiftMapping : IEntityTypeConfiguration<Shift>, IEntityTypeConfiguration<ShiftLedger>, IEntityTypeConfiguration<TimeOff>
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

    public void Configure(EntityTypeBuilder<ShiftLedger> builder)
    {
        builder.ToTable("shift_ledgers");
        builder.HasKey(l => l.AgentId);
        builder.Property(l => l.AgentId).ValueGeneratedNever();
        builder.Property(l => l.Shifts).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<TimeOff> builder)
    {
        builder.ToTable("time_off");
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Reason).HasMaxLength(TimeOff.ReasonMaxLength);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.Ignore(t => t.About).Ignore(t => t.CountsUntil);
        builder.HasOne<Agent>().WithMany().HasForeignKey(t => t.AgentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => new { t.StartsAt, t.Id });
        builder.HasIndex(t => new { t.EndsAt });
        builder.HasIndex(t => new
        {
            t.AgentId,
            t.StartsAt,
            t.Id,
        });
    }
}
