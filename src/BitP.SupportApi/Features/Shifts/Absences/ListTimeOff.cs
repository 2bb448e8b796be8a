using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Absences;

/// <summary>Time off is listed.</summary>
public sealed class ListTimeOff(SupportDbContext db) : ApiEndpoint<ListTimeOff.Request, Results<Ok<Page<TimeOffResponse>>, Error>>
{
    private const string Sort = "time-off";

    /// <summary>Which time off to list.</summary>
    public sealed record Request
    {
        /// <summary>Only what ends after this instant (RFC 3339).</summary>
        public string? From { get; init; }

        /// <summary>Only what begins before this instant (RFC 3339).</summary>
        public string? To { get; init; }

        /// <summary>Only that of the agent with this id.</summary>
        public Guid? AgentId { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).IsInstant();
            RuleFor(r => r.To).IsInstant();
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<TimeOffGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List time off</summary>
    /// <remarks>In the order in which it begins, also what was cancelled. Filters narrow each other down.</remarks>
    public override async Task<Results<Ok<Page<TimeOffResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var timeOff = db.Set<TimeOff>().AsNoTracking();
        if (Instants.TryParse(request.From, out var from))
            timeOff = timeOff.Where(t => t.EndsAt > from);
        if (Instants.TryParse(request.To, out var to))
            timeOff = timeOff.Where(t => t.StartsAt < to);
        if (request.AgentId is { } agentId)
            timeOff = timeOff.Where(t => t.AgentId == agentId);
        if (cursor is { Instant: var at, Id: var id })
            timeOff = timeOff.Where(t => t.StartsAt >= at && (t.StartsAt > at || t.Id.CompareTo(id) > 0));

        var rows = await timeOff.OrderBy(t => t.StartsAt).ThenBy(t => t.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(t => TimeOffResponse.For(Actor, t)), limit, last => Cursor.At(Sort, last.From, id: last.Id)));
    }
}
