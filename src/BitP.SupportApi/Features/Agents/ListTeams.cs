using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Agents;

/// <summary>Teams are listed.</summary>
public sealed class ListTeams(SupportDbContext db) : ApiEndpoint<ListTeams.Request, Results<Ok<Page<TeamResponse>>, Error>>
{
    private const string Sort = "teams";

    /// <summary>Which teams to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many teams to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/");
        Group<TeamsGroup>();
        RequireScope(Scope.AgentsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List teams</summary>
    /// <remarks>Newest first.</remarks>
    public override async Task<Results<Ok<Page<TeamResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var teams = db.Set<Team>().AsNoTracking();
        if (cursor is { Instant: var at, Id: var id })
            teams = teams.Where(t => t.CreatedAt <= at && (t.CreatedAt < at || t.Id.CompareTo(id) < 0));

        var rows = await teams.OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(limit + 1).Select(TeamResponse.Projection).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows, limit, last => Cursor.At(Sort, last.CreatedAt, id: last.Id)));
    }
}
