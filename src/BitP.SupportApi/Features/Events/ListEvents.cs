using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Events;

/// <summary>The change feed.</summary>
public sealed partial class ListEvents(SupportDbContext db, DatabaseProvider provider)
    : ApiEndpoint<ListEvents.Request, Results<Ok<ListEvents.Response>, Error>>
{
    private const string Sort = "feed";
    private const int MaxTypes = 20;

    /// <summary>Which events to read.</summary>
    public sealed record Request
    {
        /// <summary>Where to go on: the <c>nextCursor</c> of the read before, or the id of the last event that was handled. Absent: from the beginning.</summary>
        public string? After { get; init; }

        /// <summary>Only events of these types, separated by commas; <c>ticket.*</c> takes all of a noun.</summary>
        public string? Types { get; init; }

        /// <summary>How many events to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    /// <summary>A stretch of the change feed.</summary>
    /// <param name="Items">Events in the order in which they are to be handled; empty when there is nothing new.</param>
    /// <param name="NextCursor">The <c>after</c> of the next read. It is never null: what has not happened yet comes after it.</param>
    public new sealed record Response(IReadOnlyList<EventResponse> Items, string NextCursor) : IExample<Response>
    {
        public static Response Example => new([EventResponse.Example], new Cursor(Sort, 0, 3).ToString());
    }

    internal sealed partial class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
            RuleFor(r => r.After).HasAtMostCharacters(128);
            RuleFor(r => r.Types)
                .Must(types =>
                    types!.Split(',') is { Length: <= MaxTypes } all && all.All(t => t.Length <= StoredEvent.TypeMaxLength && TypeOrNoun().IsMatch(t))
                )
                .When(r => r.Types is not null)
                .Otherwise(FieldProblems.Format);
        }

        [GeneratedRegex(@"^[a-z_]+\.([a-z_]+|\*)\z")]
        private static partial Regex TypeOrNoun();
    }

    public override void Configure()
    {
        Get("/events");
        Group<EventsGroup>();
        RequireScope(Scope.EventsRead, Actors.Partner | Actors.Staff);
        Validated<Validator>();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>Read the change feed</summary>
    /// <remarks>
    /// All changes of state in one order, for integrators who keep a copy or react to what happens. Handle the items, keep <c>nextCursor</c>, ask
    /// again with <c>after</c>. Nothing is ever inserted before a cursor that was given out, however many nodes write at the same time; an event
    /// therefore appears only when all transactions that began before its own have ended. A partner sees the events of its own customers that
    /// customers may see; staff see all.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (await ReadPositionAsync(request.After, db, ct) is not { } after)
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var events = Filtered(db.Visible<StoredEvent>().AsNoTracking(), request.Types);
        if (!db.Actor.IsStaff)
            events = events.Where(e => e.Visibility == EventVisibility.Customer);

        // Taken before the events: when there are fewer than a page of them, a filter need not look again at all that it passed over.
        var end = request.Types is null ? after : await provider.FeedEndAsync(db, ct);
        var feed = await provider.FeedAsync(db, events, after, ct);
        var rows = await feed.Take(limit).ToListAsync(ct);
        var next = rows.Count > 0 ? new FeedPosition(rows[^1].CommitOrder, rows[^1].Position) : after;
        if (rows.Count < limit && Compare(end, next) > 0)
            next = end;
        return TypedResults.Ok(new Response([.. rows.Select(EventResponse.From)], new Cursor(Sort, next.CommitOrder, next.Position).ToString()));
    }

    private static async Task<FeedPosition?> ReadPositionAsync(string? after, SupportDbContext db, CancellationToken ct)
    {
        if (Guid.TryParse(after, out var id))
        {
            var known = await db.Visible<StoredEvent>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct);
            return known is null ? null : new FeedPosition(known.CommitOrder, known.Position);
        }
        if (!Cursor.TryRead(after, Sort, out var cursor))
            return null;
        return cursor is { } c ? new FeedPosition(c.Value, c.Number) : new FeedPosition(0, 0);
    }

    private static IQueryable<StoredEvent> Filtered(IQueryable<StoredEvent> events, string? types)
    {
        if (types is null)
            return events;
        var all = types.Split(',');
        var nouns = all.Where(t => t.EndsWith(".*", StringComparison.Ordinal)).Select(t => t[..^2]).ToList();
        var exact = all.Where(t => !t.EndsWith(".*", StringComparison.Ordinal)).ToList();
        return events.Where(e => exact.Contains(e.Type) || nouns.Contains(e.SubjectKind));
    }

    private static int Compare(FeedPosition a, FeedPosition b) =>
        a.CommitOrder != b.CommitOrder ? a.CommitOrder.CompareTo(b.CommitOrder) : a.Position.CompareTo(b.Position);
}
