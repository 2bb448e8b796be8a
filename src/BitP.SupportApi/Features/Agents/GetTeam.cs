using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>One team is read.</summary>
public sealed class GetTeam : IEndpoint
{
    public static void Map(IEndpointRouteBuilder teams) =>
        teams.MapGet("/{teamId}", HandleAsync).WithName(nameof(GetTeam)).RequireScope(Scopes.AgentsRead, Actors.Staff).WithETag().Fails(TeamErrors.NotFound);

    /// <summary>Get a team</summary>
    internal static async Task<Results<Ok<TeamResponse>, Error>> HandleAsync(ResourceId teamId, SupportDbContext db, CancellationToken ct)
    {
        var team = await db.Set<Team>().Where(t => t.Id == teamId.Value).Select(TeamResponse.Projection).SingleOrDefaultAsync(ct);
        return team is null ? TeamErrors.NotFound : TypedResults.Ok(team);
    }
}
