using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A team was added.</summary>
/// <param name="Key">The key that cases name it by.</param>
/// <param name="Name">Its name.</param>
public sealed record TeamCreated(string Key, string Name) : EventData("team.created", EventVisibility.Staff);

/// <summary>A team changed.</summary>
/// <param name="Changed">The names of the members that changed.</param>
/// <param name="Name">Its name.</param>
public sealed record TeamUpdated(IReadOnlyList<string> Changed, Change<string> Name) : EventData("team.updated", EventVisibility.Staff);
