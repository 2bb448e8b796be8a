using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>A team is formed.</summary>
public sealed class CreateTeam(SupportDbContext db, TimeProvider clock) : ApiEndpoint<CreateTeam.Request, Results<Created<TeamResponse>, Error>>
{
    /// <summary>What the team is.</summary>
    /// <param name="Key">
    /// The short name that agents and cases name it by: 2 to 32 lower-case letters, digits and underscores, a letter first;
    /// <c>none</c> is taken. It cannot change later.
    /// </param>
    /// <param name="Name">Its name.</param>
    public sealed record Request(string? Key, string? Name) : IExample<Request>
    {
        public static Request Example => new("disputes", "Disputes");
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Key).NotNull().IsTeamKey();
            RuleFor(r => r.Name).IsTeamName();
        }
    }

    public override void Configure()
    {
        Post("/");
        Group<TeamsGroup>();
        RequireScope(Scope.AgentsWrite, Actors.Admin);
        Validated<Validator>();
        Transactional();
        WithETag();
        Fails(TeamErrors.Exists);
    }

    /// <summary>Create a team</summary>
    public override async Task<Results<Created<TeamResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (await db.Set<Team>().AnyAsync(t => t.Key == request.Key, ct))
            return TeamErrors.Exists;

        var team = Team.Create(request.Key!, request.Name!, clock.GetUtcNow());
        db.Add(team);
        return TypedResults.Created($"/v1/teams/{team.Id}", TeamResponse.From(team));
    }
}
