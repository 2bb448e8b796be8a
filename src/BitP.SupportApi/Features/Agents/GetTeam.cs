using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>One team is read.</summary>
public sealed class GetTeam(SupportDbContext db) : ApiEndpoint<Results<Ok<TeamResponse>, Error>>
{
    public override void Configure()
    {
        Get("/{teamId}");
        Group<TeamsGroup>();
        RequireScope(Scope.AgentsRead, Actors.Staff);
        WithETag();
        Fails(TeamErrors.NotFound);
    }

    /// <summary>Get a team</summary>
    public override async Task<Results<Ok<TeamResponse>, Error>> AnswerAsync(CancellationToken ct)
    {
        var teamId = Key("teamId");
        var team = await db.Set<Team>().Where(t => t.Id == teamId).Select(TeamResponse.Projection).SingleOrDefaultAsync(ct);
        return team is null ? TeamErrors.NotFound : TypedResults.Ok(team);
    }
}
