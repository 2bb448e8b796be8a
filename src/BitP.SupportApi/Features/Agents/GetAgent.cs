using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>One agent is read.</summary>
public sealed class GetAgent(SupportDbContext db) : ApiEndpoint<Results<Ok<AgentResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{agentId}");
        Group<AgentsGroup>();
        RequireScope(Scope.AgentsRead, Actors.Staff);
        WithETag();
        Fails(AgentErrors.NotFound);
    }

    /// <summary>Get an agent</summary>
    public override async Task<Results<Ok<AgentResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var agentId = Key("agentId");
        var agent = await db.Set<Agent>().Where(a => a.Id == agentId).Select(AgentResponse.Projection).SingleOrDefaultAsync(ct);
        return agent is null ? AgentErrors.NotFound : TypedResults.Ok(agent);
    }
}
