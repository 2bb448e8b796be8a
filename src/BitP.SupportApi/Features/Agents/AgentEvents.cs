using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Agents;

/// <summary>An agent was added.</summary>
/// <param name="Team">The key of the team.</param>
/// <param name="Languages">The languages that the agent works in.</param>
/// <param name="Active">Whether the agent is given cases.</param>
public sealed record AgentCreated(string? Team, IReadOnlyList<string> Languages, bool Active) : EventData("agent.created", EventVisibility.Staff)
{
    /// <summary>The agent whom this one reports to, when there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ReportsToId { get; init; }
}

/// <summary>What is known about an agent changed.</summary>
/// <param name="Changed">The names of the members that changed. Of name, e-mail address and external id, which are personal data, events repeat no values.</param>
public sealed record AgentUpdated(IReadOnlyList<string> Changed) : EventData("agent.updated", EventVisibility.Staff)
{
    /// <summary>The keys of the teams, when the agent moved from one to another.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<string?>? Team { get; init; }

    /// <summary>The languages that the agent works in, when they changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<IReadOnlyList<string>>? Languages { get; init; }

    /// <summary>Whether the agent is given cases, when that changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<bool>? Active { get; init; }

    /// <summary>The agent whom this one reports to, when that changed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Change<Guid?>? ReportsToId { get; init; }
}
