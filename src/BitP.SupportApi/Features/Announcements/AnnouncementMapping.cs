using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Announcements;

internal sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.ToTable("announcements");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Content).HasJsonConversion();
        builder.Property(a => a.Dates).HasJsonConversion();
        builder.PrimitiveCollection(a => a.ChannelNames).ElementType(name => name.HasMaxLength(32));
        builder.PrimitiveCollection(a => a.RegionKeys).ElementType(key => key.HasMaxLength(Schedule.RegionMaxLength));
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Ignore(a => a.About);
        builder.HasOne<Schedule>().WithMany().HasForeignKey(a => a.ScheduleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.ValidFrom, a.Id });
        builder.HasIndex(a => a.LastDateAt);
    }
}
