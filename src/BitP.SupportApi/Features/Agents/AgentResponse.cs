using System.Linq.Expressions;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A support agent, as staff see it.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">The name that customers are shown.</param>
/// <param name="Email">E-mail address; only staff see it.</param>
/// <param name="ExternalId">The agent's id at the identity provider: the subject of its tokens.</param>
/// <param name="Languages">BCP 47 tags of the languages that the agent works in.</param>
/// <param name="Team">The key of the team that the agent belongs to; null when it belongs to none.</param>
/// <param name="Active">Whether the agent is given cases.</param>
/// <param name="ReportsToId">The id of the agent whom this one reports to; null when it reports to none.</param>
/// <param name="CreatedAt">When it was added (UTC).</param>
/// <param name="UpdatedAt">When it last changed (UTC).</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>.</param>
public sealed record AgentResponse(
    Guid Id,
    string Name,
    string? Email,
    string? ExternalId,
    IReadOnlyList<string> Languages,
    string? Team,
    bool Active,
    Guid? ReportsToId,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<AgentResponse>
{
    public static AgentResponse Example =>
        new(
            Examples.Agent,
            "Mei Lin",
            "mei.lin@support.example",
            "auth0|7f3c91",
            ["zh-CN", "en"],
            "accounts",
            true,
            Examples.OtherAgent,
            Examples.At,
            Examples.At,
            1
        );

    internal static readonly Expression<Func<Agent, AgentResponse>> Projection = a =>
        new(a.Id, a.Name, a.Email, a.ExternalId, a.Languages, a.Team == null ? null : a.Team.Key, a.Active, a.ReportsToId, a.CreatedAt, a.UpdatedAt, a.Version);

    internal static readonly Func<Agent, AgentResponse> From = Projection.Compile();
}
