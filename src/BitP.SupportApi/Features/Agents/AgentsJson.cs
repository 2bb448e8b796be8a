using System.Text.Json.Serialization;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Agents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CreateAgent.Request), TypeInfoPropertyName = "CreateAgentRequest")]
[JsonSerializable(typeof(UpdateAgent.Changes), TypeInfoPropertyName = "UpdateAgentChanges")]
[JsonSerializable(typeof(AgentResponse))]
[JsonSerializable(typeof(Page<AgentResponse>))]
[JsonSerializable(typeof(CreateTeam.Request), TypeInfoPropertyName = "CreateTeamRequest")]
[JsonSerializable(typeof(UpdateTeam.Changes), TypeInfoPropertyName = "UpdateTeamChanges")]
[JsonSerializable(typeof(TeamResponse))]
[JsonSerializable(typeof(Page<TeamResponse>))]
[JsonSerializable(typeof(AgentCreated))]
[JsonSerializable(typeof(AgentUpdated))]
[JsonSerializable(typeof(TeamCreated))]
[JsonSerializable(typeof(TeamUpdated))]
internal sealed partial class AgentsJson : JsonSerializerContext;
