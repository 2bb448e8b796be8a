using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

/// <summary>An escalation policy was made.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">Who is called on, in order.</param>
/// <param name="Repeats">How often all of it starts over.</param>
public sealed record EscalationPolicyCreated(string Name, IReadOnlyList<EscalationStep> Steps, int Repeats)
    : EventData("escalation_policy.created", EventVisibility.Staff);

/// <summary>An escalation policy says something else; members that did not change are absent.</summary>
public sealed record EscalationPolicyUpdated() : EventData("escalation_policy.updated", EventVisibility.Staff)
{
    /// <summary>What it is called.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<string>? Name { get; init; }

    /// <summary>Who is called on, in order.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<IReadOnlyList<EscalationStep>>? Steps { get; init; }

    /// <summary>How often all of it starts over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<int>? Repeats { get; init; }
}

/// <summary>An escalation policy was deleted.</summary>
/// <param name="Name">What it was called.</param>
public sealed record EscalationPolicyDeleted(string Name) : EventData("escalation_policy.deleted", EventVisibility.Staff);
