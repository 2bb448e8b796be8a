using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Agents;

internal sealed class AgentsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AgentsJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<IAgentDirectory, AgentDirectory>();

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(CreateAgent),
            typeof(ListAgents),
            typeof(GetAgent),
            typeof(UpdateAgent),
            typeof(CreateTeam),
            typeof(ListTeams),
            typeof(GetTeam),
            typeof(UpdateTeam),
        ];
}

internal sealed class AgentsGroup() : ApiGroup("agents", "Agents", "The people who work on cases.");

internal sealed class TeamsGroup() : ApiGroup("teams", "Teams", "The groups of agents that cases are assigned to.");
