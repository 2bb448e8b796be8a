using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Shifts.Rotations;

/// <summary>A rotation was made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TimeZone">Its time zone, an IANA id.</param>
/// <param name="StartsOn">The day on which the first turn begins.</param>
public sealed record RotationCreated(string Name, string TimeZone, string StartsOn) : EventData("rotation.created", EventVisibility.Staff);

/// <summary>A rotation got another version.</summary>
/// <param name="Changed">The names of the members that changed. What they were and are is in the versions.</param>
/// <param name="EffectiveFrom">From when the new version holds (UTC).</param>
public sealed record RotationUpdated(IReadOnlyList<string> Changed, DateTimeOffset EffectiveFrom) : EventData("rotation.updated", EventVisibility.Staff);
