using BitP.SupportApi.Features.Agents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Shifts.Absences;

internal sealed class TimeOffMapping : IEntityTypeConfiguration<TimeOff>
{
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
