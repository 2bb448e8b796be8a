using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>Agents are listed.</summary>
public sealed class ListAgents(SupportDbContext db) : ApiEndpoint<ListAgents.Request, Results<Ok<Page<AgentResponse>>, Error>>
{
    private const string Sort = "agents";

    /// <summary>Which agents to list.</summary>
    public sealed record Request
    {
        /// <summary>Only agents of the team with this key.</summary>
        public string? Team { get; init; }

        /// <summary>Only agents who work in this language, a BCP 47 tag; <c>zh</c> is taken as <c>zh-CN</c>.</summary>
        public string? Language { get; init; }

        /// <summary>Only agents who are given cases, or only those who are not.</summary>
        public bool? Active { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many agents to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
            RuleFor(r => r.Team).IsTeamKey();
            RuleFor(r => r.Language).IsAskedLanguage();
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<AgentsGroup>();
        RequireScope(Scope.AgentsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List agents</summary>
    /// <remarks>Newest first. Filters narrow each other down; a team that does not exist is refused.</remarks>
    public override async Task<Results<Ok<Page<AgentResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var agents = db.Set<Agent>().AsNoTracking();
        if (request.Team is { } key)
        {
            if (await db.Set<Team>().Where(t => t.Key == key).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct) is not { } teamId)
                return Validation.Refuse("team", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/teams")));
            agents = agents.Where(a => a.TeamId == teamId);
        }
        if (request.Language is { } tag)
        {
            var language = Languages.Canonical(tag);
            agents = agents.Where(a => a.Languages.Contains(language));
        }
        if (request.Active is { } active)
            agents = agents.Where(a => a.Active == active);
        if (cursor is { Instant: var at, Id: var id })
            agents = agents.Where(a => a.CreatedAt <= at && (a.CreatedAt < at || a.Id.CompareTo(id) < 0));

        var rows = await agents
            .OrderByDescending(a => a.CreatedAt)
            .ThenByDescending(a => a.Id)
            .Take(limit + 1)
            .Select(AgentResponse.Projection)
            .ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, limit, last => Cursor.At(Sort, last.CreatedAt, id: last.Id)));
    }
}
