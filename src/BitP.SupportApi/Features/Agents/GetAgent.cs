using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>One agent is read.</summary>
public sealed class GetAgent : IEndpoint
{
    public static void Map(IEndpointRouteBuilder agents) =>
        agents
            .MapGet("/{agentId}", HandleAsync)
            .WithName(nameof(GetAgent))
            .RequireScope(Scopes.AgentsRead, Actors.Staff)
            .WithETag()
            .Fails(AgentErrors.NotFound);

    /// <summary>Get an agent</summary>
    internal static async Task<Results<Ok<AgentResponse>, Error>> HandleAsync(ResourceId agentId, SupportDbContext db, CancellationToken ct)
    {
        var agent = await db.Set<Agent>().Where(a => a.Id == agentId.Value).Select(AgentResponse.Projection).SingleOrDefaultAsync(ct);
        return agent is null ? AgentErrors.NotFound : TypedResults.Ok(agent);
    }
}
