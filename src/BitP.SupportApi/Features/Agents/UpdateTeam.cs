using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A team is renamed.</summary>
public sealed class UpdateTeam(SupportDbContext db, TimeProvider clock) : ApiEndpoint<MergePatch<UpdateTeam.Changes>, Results<Ok<TeamResponse>, Error>>
{
    /// <summary>The changeable part of a team.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Changes(string? Name = null) : IExample<Changes>
    {
        public static Changes Example => new("Accounts, login and security");
    }

    internal sealed class Validator : AbstractValidator<Changes>
    {
        public Validator() => RuleFor(c => c.Name).IsTeamName();
    }

    public override void Configure()
    {
        Patch("/{teamId}");
        Group<TeamsGroup>();
        RequireScope(Scope.AgentsWrite, Actors.Admin);
        ValidatedPatch(() => new Validator());
        RequireIfMatch();
        Transactional();
        WithETag();
        Fails(TeamErrors.NotFound);
    }

    /// <summary>Update a team</summary>
    /// <remarks>A JSON Merge Patch (RFC 7396): absent members stay. <c>key</c> cannot change.</remarks>
    public override async Task<Results<Ok<TeamResponse>, Error>> AnswerAsync(MergePatch<Changes> patch, CancellationToken ct)
    {
        var teamId = Key("teamId");
        var team = await db.Set<Team>().SingleOrDefaultAsync(t => t.Id == teamId, ct);
        if (team is null)
            return TeamErrors.NotFound;
        if (IfMatch.Refuses(team) is { } stale)
            return stale;

        var (changed, error) = patch.ApplyTo(new(team.Name), new Validator());
        if (changed is null)
            return error!;
        team.Rename(changed.Name!, clock.GetUtcNow());
        return TypedResults.Ok(TeamResponse.From(team));
    }
}
