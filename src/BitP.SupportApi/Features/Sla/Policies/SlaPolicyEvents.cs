using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>A policy was made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="EffectiveFrom">From when it is in force (UTC); null for ever since.</param>
public sealed record SlaPolicyCreated(string Name, DateTimeOffset? EffectiveFrom) : EventData("sla_policy.created", EventVisibility.Staff);

/// <summary>A policy got another version.</summary>
/// <param name="Changed">The names of the members that changed. What they were and are is in the versions.</param>
/// <param name="EffectiveFrom">From when the new version is in force (UTC).</param>
public sealed record SlaPolicyUpdated(IReadOnlyList<string> Changed, DateTimeOffset EffectiveFrom) : EventData("sla_policy.updated", EventVisibility.Staff);

/// <summary>A policy matches nothing any more.</summary>
/// <param name="Name">What it is called.</param>
public sealed record SlaPolicyRetired(string Name) : EventData("sla_policy.retired", EventVisibility.Staff);

/// <summary>The order of policies changed: one was made, moved or retired, or all of it was set.</summary>
/// <param name="Order">The ids of the policies in their order from now on.</param>
public sealed record SlaPoliciesOrdered(IReadOnlyList<Guid> Order) : EventData("sla_policies.ordered", EventVisibility.Staff);

/// <summary>Old tickets are given the policies that are in force.</summary>
/// <param name="Since">Unsolved tickets opened at or after this instant (UTC).</param>
/// <param name="Reason">Why.</param>
public sealed record SlaPoliciesRecalculated(DateTimeOffset Since, string Reason) : EventData("sla_policies.recalculated", EventVisibility.Staff);
