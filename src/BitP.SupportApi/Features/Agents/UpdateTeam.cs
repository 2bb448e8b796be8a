using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A team is renamed.</summary>
public sealed class UpdateTeam : IEndpoint
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

    public static void Map(IEndpointRouteBuilder teams) =>
        teams
            .MapPatch("/{teamId}", HandleAsync)
            .WithName(nameof(UpdateTeam))
            .RequireScope(Scopes.AgentsWrite, Actors.Admin)
            .ValidatePatch(() => new Validator())
            .RequireIfMatch()
            .Transactional()
            .WithETag()
            .Fails(TeamErrors.NotFound);

    /// <summary>Update a team</summary>
    /// <remarks>A JSON Merge Patch (RFC 7396): absent members stay. <c>key</c> cannot change.</remarks>
    internal static async Task<Results<Ok<TeamResponse>, Error>> HandleAsync(
        ResourceId teamId,
        MergePatch<Changes> patch,
        IfMatch ifMatch,
        SupportDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var team = await db.Set<Team>().SingleOrDefaultAsync(t => t.Id == teamId.Value, ct);
        if (team is null)
            return TeamErrors.NotFound;
        if (ifMatch.Refuses(team) is { } stale)
            return stale;

        var (changed, error) = patch.ApplyTo(new(team.Name), new Validator());
        if (changed is null)
            return error!;
        team.Rename(changed.Name!, clock.GetUtcNow());
        return TypedResults.Ok(TeamResponse.From(team));
    }
}
