using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Security;

namespace BitP.SupportApi.Features.Agents;

internal sealed class AgentsFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AgentsJson.Default;

    public static void AddServices(IServiceCollection services) => services.AddSingleton<IAgentDirectory, AgentDirectory>();

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGroup("/agents").WithTags("Agents").Add<CreateAgent>().Add<ListAgents>().Add<GetAgent>().Add<UpdateAgent>();
        api.MapGroup("/teams").WithTags("Teams").Add<CreateTeam>().Add<ListTeams>().Add<GetTeam>().Add<UpdateTeam>();
    }
}
