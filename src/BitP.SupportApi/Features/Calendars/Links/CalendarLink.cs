using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A secret address at which a calendar program reads a schedule.</summary>
public sealed class CalendarLink : SecretLink
{
    public const int MaxPerSchedule = 100;

    private CalendarLink() { }

    public CalendarLink(Guid scheduleId, Secret secret, string name, string? language, DateTimeOffset now, Guid? id = null)
        : base(secret, name, language, now, id)
    {
        ScheduleId = scheduleId;
        Raise(new CalendarLinkCreated(scheduleId, name), now);
    }

    public Guid ScheduleId { get; private init; }

    internal override EventSubject About => new("calendar_link");

    private protected override EventData Revoked => new CalendarLinkRevoked(ScheduleId, Name);
}

/// <summary>A calendar link was made.</summary>
/// <param name="ScheduleId">The id of the schedule that it shows.</param>
/// <param name="Name">Who uses it.</param>
public sealed record CalendarLinkCreated(Guid ScheduleId, string Name) : EventData("calendar_link.created", EventVisibility.Staff);

/// <summary>A calendar link was ended.</summary>
/// <param name="ScheduleId">The id of the schedule that it showed.</param>
/// <param name="Name">Who used it.</param>
public sealed record CalendarLinkRevoked(Guid ScheduleId, string Name) : EventData("calendar_link.revoked", EventVisibility.Staff);

internal sealed class CalendarLinkMapping() : SecretLinkMapping<CalendarLink>("calendar_links", nameof(CalendarLink.ScheduleId))
{
    public override void Configure(EntityTypeBuilder<CalendarLink> builder)
    {
        base.Configure(builder);
        builder.HasOne<Schedule>().WithMany().HasForeignKey(l => l.ScheduleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.ScheduleId, l.Id });
    }
}
