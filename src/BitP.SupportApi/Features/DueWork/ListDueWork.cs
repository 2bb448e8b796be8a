using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.DueWork;

/// <summary>Due work is listed.</summary>
public sealed class ListDueWork(SupportDbContext db, DueHandlers handlers, TimeProvider clock)
    : ApiEndpoint<ListDueWork.Request, Results<Ok<Page<DueWorkResponse>>, Error>>
{
    /// <summary>Which due work to list.</summary>
    public sealed record Request
    {
        /// <summary>What stands there: waiting, due or failed; failed when absent.</summary>
        public string? State { get; init; }

        /// <summary>Only work of this kind, such as <c>ticket.clocks</c>. A kind that no node of this release does is refused.</summary>
        public string? Kind { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before, of the same state.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.State).IsOneOf([.. Enum.GetValues<DueState>().Select(EnumNames<DueState>.Of)]);
            RuleFor(r => r.Kind).HasAtMostCharacters(DueItem.KindMaxLength);
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<DueWorkGroup>();
        RequireScope(Scope.DueWorkRead, Actors.Admin);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List due work</summary>
    /// <remarks>
    /// What was set aside comes with the latest first, the rest in the order in which it is done or tried again. Work that was dropped is in no list.
    /// </remarks>
    public override async Task<Results<Ok<Page<DueWorkResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var state = request.State is { } asked ? EnumNames<DueState>.Values[asked] : DueState.Failed;
        var sort = $"due-work-{state}";
        if (!Cursor.TryRead(request.Cursor, sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        if (request.Kind is { } sought && !handlers.Kinds.Contains(sought))
            return Validation.Refuse("kind", FieldProblems.Unknown.OneOf(handlers.Kinds.Order(StringComparer.Ordinal)));
        var limit = request.Limit ?? Page.DefaultLimit;
        var now = clock.GetUtcNow();
        var items = db.Set<DueItem>().AsNoTracking();
        if (request.Kind is { } kind)
            items = items.Where(d => d.Kind == kind);
        items = state is DueState.Failed ? FailedAfter(items, cursor) : WakingAfter(In(items, state, now), cursor);
        var rows = await items.Take(limit + 1).ToListAsync(ct);
        return TypedResults.Ok(
            Page.Of([.. rows.Select(d => DueWorkResponse.From(d, now))], limit, last => Cursor.At(sort, (last.FailedAt ?? last.NextTryAt)!.Value, id: last.Id))
        );
    }

    // What has fallen due and is not set aside wakes within a pause or a lease.
    private static IQueryable<DueItem> In(IQueryable<DueItem> items, DueState state, DateTimeOffset now)
    {
        var latest = now + DueItem.LongestPause;
        return state is DueState.Waiting ? items.Where(d => d.WakeAt > now && d.DueAt > now) : items.Where(d => d.WakeAt <= latest && d.DueAt <= now);
    }

    private static IQueryable<DueItem> WakingAfter(IQueryable<DueItem> items, Cursor? cursor)
    {
        if (cursor is { Instant: var after, Id: var id })
            items = items.Where(d => d.WakeAt >= after && (d.WakeAt > after || d.Id.CompareTo(id) > 0));
        return items.OrderBy(d => d.WakeAt).ThenBy(d => d.Id);
    }

    private static IQueryable<DueItem> FailedAfter(IQueryable<DueItem> items, Cursor? cursor)
    {
        items = items.Where(d => d.FailedAt != null);
        if (cursor is { Instant: var before, Id: var id })
            items = items.Where(d => d.FailedAt <= before && (d.FailedAt < before || d.Id.CompareTo(id) < 0));
        return items.OrderByDescending(d => d.FailedAt).ThenByDescending(d => d.Id);
    }
}
