using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Schedules;

internal sealed class ScheduleMapping : IEntityTypeConfiguration<Schedule>, IEntityTypeConfiguration<ScheduleVersion>
{
    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.ToTable("schedules");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Content).HasJsonConversion();
        builder.Property(s => s.RegionKey).HasMaxLength(Schedule.RegionMaxLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Ignore(s => s.About);
        builder.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.ScheduleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.CreatedAt, s.Id });
        builder.HasIndex(s => new
        {
            s.RegionKey,
            s.CreatedAt,
            s.Id,
        });
    }

    public void Configure(EntityTypeBuilder<ScheduleVersion> builder)
    {
        builder.ToTable("schedule_versions");
        builder.HasKey(v => new { v.ScheduleId, v.Number });
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.Content).HasJsonConversion();
    }
}
