using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Complaints.Regimes;

/// <summary>A complaint regime was made.</summary>
/// <param name="Key">Its key.</param>
/// <param name="EffectiveFrom">From when it is in force (UTC); null for ever since.</param>
public sealed record ComplaintRegimeCreated(string Key, DateTimeOffset? EffectiveFrom) : EventData("complaint_regime.created", EventVisibility.Staff);

/// <summary>A complaint regime got another version.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Changed">The names of the members that changed. What they were and are is in the versions.</param>
/// <param name="EffectiveFrom">From when the new version is in force (UTC).</param>
public sealed record ComplaintRegimeUpdated(string Key, IReadOnlyList<string> Changed, DateTimeOffset EffectiveFrom)
    : EventData("complaint_regime.updated", EventVisibility.Staff);

/// <summary>No complaint can be filed under a regime any more.</summary>
/// <param name="Key">Its key.</param>
public sealed record ComplaintRegimeRetired(string Key) : EventData("complaint_regime.retired", EventVisibility.Staff);
