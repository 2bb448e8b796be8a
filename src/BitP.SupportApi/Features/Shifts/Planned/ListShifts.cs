using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Shifts.Planned;

/// <summary>Shifts are listed.</summary>
public sealed class ListShifts(SupportDbContext db) : ApiEndpoint<ListShifts.Request, Results<Ok<Page<ShiftResponse>>, Error>>
{
    private const string Sort = "shifts";

    /// <summary>Which shifts to list.</summary>
    public sealed record Request
    {
        /// <summary>Only shifts that end after this instant (RFC 3339).</summary>
        public string? From { get; init; }

        /// <summary>Only shifts that begin before this instant (RFC 3339).</summary>
        public string? To { get; init; }

        /// <summary>Only shifts of the agent with this id.</summary>
        public Guid? AgentId { get; init; }

        /// <summary>Only overrides of the rotation with this id.</summary>
        public Guid? RotationId { get; init; }

        /// <summary>Only shifts of these kinds: shift or override.</summary>
        [CommaSeparated]
        public string? Kind { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many shifts to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.From).IsInstant();
            RuleFor(r => r.To).IsInstant();
            RuleFor(r => r.Kind).IsListOf<Request, ShiftKind>();
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<ShiftsGroup>();
        RequireScope(Scope.ShiftsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List shifts</summary>
    /// <remarks>In the order in which they begin, also those that were cancelled. Filters narrow each other down.</remarks>
    public override async Task<Results<Ok<Page<ShiftResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var shifts = db.Set<Shift>().AsNoTracking();
        if (Instants.TryParse(request.From, out var from))
            shifts = shifts.Where(s => s.EndsAt > from);
        if (Instants.TryParse(request.To, out var to))
            shifts = shifts.Where(s => s.StartsAt < to);
        if (request.AgentId is { } agentId)
            shifts = shifts.Where(s => s.AgentId == agentId);
        if (request.RotationId is { } rotationId)
            shifts = shifts.Where(s => s.RotationId == rotationId);
        if (ListFilters.Read<ShiftKind>(request.Kind) is { } kinds)
            shifts = shifts.Where(s => kinds.Contains(s.Kind));
        if (cursor is { Instant: var at, Id: var id })
            shifts = shifts.Where(s => s.StartsAt >= at && (s.StartsAt > at || s.Id.CompareTo(id) > 0));

        var rows = await shifts.OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of(rows.ConvertAll(ShiftResponse.Of), limit, last => Cursor.At(Sort, last.From, id: last.Id)));
    }
}
