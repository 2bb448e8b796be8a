using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Schedules;

/// <summary>A schedule was made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TimeZone">Its time zone, an IANA id.</param>
/// <param name="EffectiveFrom">From when it holds (UTC); null for ever since.</param>
public sealed record ScheduleCreated(string Name, string TimeZone, DateTimeOffset? EffectiveFrom) : EventData("schedule.created", EventVisibility.Staff);

/// <summary>A schedule got another version.</summary>
/// <param name="Changed">The names of the members that changed. What they were and are is in the versions.</param>
/// <param name="EffectiveFrom">From when the new version holds (UTC).</param>
public sealed record ScheduleUpdated(IReadOnlyList<string> Changed, DateTimeOffset EffectiveFrom) : EventData("schedule.updated", EventVisibility.Staff);
