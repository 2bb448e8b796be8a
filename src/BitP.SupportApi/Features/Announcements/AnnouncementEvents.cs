using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>An announcement was made.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="ValidFrom">From when it is shown (UTC).</param>
/// <param name="ValidUntil">Until when it is shown (UTC); null for no end.</param>
public sealed record AnnouncementCreated(AnnouncementKind Kind, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil)
    : EventData("announcement.created", EventVisibility.Staff);

/// <summary>An announcement changed.</summary>
/// <param name="Changed">The names of the members that changed.</param>
public sealed record AnnouncementUpdated(IReadOnlyList<string> Changed) : EventData("announcement.updated", EventVisibility.Staff);

/// <summary>An announcement was taken back.</summary>
/// <param name="Kind">What it is about.</param>
public sealed record AnnouncementWithdrawn(AnnouncementKind Kind) : EventData("announcement.withdrawn", EventVisibility.Staff);
