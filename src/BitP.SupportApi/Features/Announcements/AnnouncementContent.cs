using BitP.SupportApi.Features.Categories;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>What an announcement is about.</summary>
public enum AnnouncementKind
{
    /// <summary>Other hours, or none, because of a holiday.</summary>
    Holiday,

    /// <summary>Support itself: hours, channels, waiting times.</summary>
    Service,

    /// <summary>Planned work on the platform.</summary>
    Maintenance,

    /// <summary>Something that does not work.</summary>
    Incident,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What an announcement says. Texts are by canonical language tag, in the same languages.</summary>
public sealed record AnnouncementContent(
    AnnouncementKind Kind,
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyDictionary<string, string> Body,
    IReadOnlyList<Channel>? Channels,
    IReadOnlyList<string>? Regions,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil
);

/// <summary>The dates of a schedule that an announcement is about, so that they are not proposed again.</summary>
/// <param name="ScheduleId">The id of the schedule.</param>
/// <param name="Date">The first date in the time zone of the schedule: <c>2026-12-25</c>.</param>
/// <param name="LastDate">The last date, at most 60 days later; the first one when absent.</param>
public sealed record AnnouncedDates(Guid? ScheduleId, string? Date, string? LastDate = null)
{
    internal LocalDate First => LocalDatePattern.Iso.Parse(Date!).Value;

    internal LocalDate Last => LastDate is null ? First : LocalDatePattern.Iso.Parse(LastDate).Value;
}
