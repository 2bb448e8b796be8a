using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Calendars;

/// <summary>A secret address at which a calendar program reads a schedule. Only the hash of the secret is stored.</summary>
public sealed class CalendarLink : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int MaxPerSchedule = 100;

    private CalendarLink() { }

    public Guid ScheduleId { get; private init; }

    /// <summary>Who uses it.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The language of its texts; null for that of whoever reads it.</summary>
    public string? Language { get; private init; }

    public byte[] Hash { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    internal override EventSubject About => new("calendar_link");

    public static CalendarLink Create(Guid scheduleId, Secret secret, string name, string? language, DateTimeOffset now)
    {
        var link = new CalendarLink
        {
            Id = Guid.CreateVersion7(now),
            ScheduleId = scheduleId,
            Name = name,
            Language = language,
            Hash = secret.Hash,
            CreatedAt = now,
        };
        link.Raise(new CalendarLinkCreated(scheduleId, name), now);
        return link;
    }

    /// <summary>Ends it at once.</summary>
    public void Revoke(DateTimeOffset now)
    {
        RevokedAt = now;
        Raise(new CalendarLinkRevoked(ScheduleId, Name), now);
    }
}

/// <summary>A calendar link was made.</summary>
/// <param name="ScheduleId">The id of the schedule that it shows.</param>
/// <param name="Name">Who uses it.</param>
public sealed record CalendarLinkCreated(Guid ScheduleId, string Name) : EventData("calendar_link.created", EventVisibility.Staff);

/// <summary>A calendar link was ended.</summary>
/// <param name="ScheduleId">The id of the schedule that it showed.</param>
/// <param name="Name">Who used it.</param>
public sealed record CalendarLinkRevoked(Guid ScheduleId, string Name) : EventData("calendar_link.revoked", EventVisibility.Staff);

internal sealed class CalendarLinkMapping : IEntityTypeConfiguration<CalendarLink>
{
    public void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        builder.ToTable("calendar_links");
        builder.HasKey(l => l.Id);
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Name).HasMaxLength(CalendarLink.NameMaxLength);
        builder.Property(l => l.Language).HasMaxLength(Platform.Localization.Languages.MaxLength);
        builder.Property(l => l.Hash).HasMaxLength(32);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.Ignore(l => l.About);
        builder.HasOne<Schedule>().WithMany().HasForeignKey(l => l.ScheduleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => l.Hash).IsUnique();
        builder.HasIndex(l => new { l.ScheduleId, l.Id });
    }
}
