using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Agents;

internal sealed class AgentsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AgentsJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<IAgentDirectory, AgentDirectory>();

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGroup("/agents").WithTag("Agents", "The people who work on cases.").Add<CreateAgent>().Add<ListAgents>().Add<GetAgent>().Add<UpdateAgent>();
        api.MapGroup("/teams")
            .WithTag("Teams", "The groups of agents that cases are assigned to.")
            .Add<CreateTeam>()
            .Add<ListTeams>()
            .Add<GetTeam>()
            .Add<UpdateTeam>();
    }
}
