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
public sealed partial class ListEvents(SupportDbContext db, DatabaseProvider provider, EventsInFull events)
    : ApiEndpoint<ListEvents.Request, Results<Ok<ListEvents.Response>, Error>>
{
    private const string Sort = "feed";
    private const int MaxTypes = 20;

    /// <summary>Which events to read.</summary>
    public sealed record Request
    {
        /// <summary>Where to go on: the <c>nextCursor</c> of the read before, or the id of the last event that was handled. Absent: from the beginning.</summary>
        public string? After { get; init; }

        /// <summary>Only events of these types; <c>ticket.*</c> takes all of a noun.</summary>
        [CommaSeparated]
        public string? Types { get; init; }

        /// <summary>How many events to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
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
                .Otherwise(
                    FieldProblems.Format.Expecting(
                        Expectation.Words(
                            $"at most {MaxTypes} types with commas between them, such as ticket.closed,complaint.*",
                            $"以逗号分隔的最多 {MaxTypes} 个类型，例如 ticket.closed,complaint.*",
                            $"au plus {MaxTypes} types séparés par des virgules, par exemple ticket.closed,complaint.*",
                            $"höchstens {MaxTypes} Arten mit Kommas dazwischen, zum Beispiel ticket.closed,complaint.*"
                        )
                    )
                );
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
    /// customers may see, and its cursors name one of those: what names another event is refused with <c>cursor_invalid</c>. Staff see all.
    /// </remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var visible = db.Visible<StoredEvent>().AsNoTracking();
        if (!Actor.IsStaff)
            visible = visible.Where(e => e.Visibility == EventVisibility.Customer);
        if (await ReadPlaceAsync(request.After, visible, ct) is not { } after)
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;

        // Taken before the events: when there are fewer than a page of them, a filter need not look again at all that it passed over.
        var end = request.Types is null ? after : await FindEndAsync(visible, after, ct);
        var feed = await provider.FeedAsync(db, Filtered(visible, request.Types), after.Position, ct);
        var room = new PageRoom(limit);
        var rows = new List<StoredEvent>();
        await foreach (var row in feed.Take(limit).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!room.Take(JsonLength.OfText(row.Data)))
                break;
            rows.Add(row);
        }
        var next = rows.Count > 0 ? Place.Of(rows[^1]) : after;
        if (rows.Count < limit && !room.IsExceeded && Compare(end.Position, next.Position) > 0)
            next = end;
        return TypedResults.Ok(new Response(await events.ForAsync(HttpContext.Audience(), rows, ct), CursorAt(next).ToString()));
    }

    /// <summary>A place in the feed, and the event that is there when it is known.</summary>
    private readonly record struct Place(FeedPosition Position, Guid Id = default)
    {
        public static Place Of(StoredEvent e) => new(new(e.CommitOrder, e.Position), e.Id);
    }

    // Positions count everybody's events. To those who do not see all of them a cursor names the event itself, which tells nothing of what is between.
    private Cursor CursorAt(Place place) =>
        Actor.IsStaff || place.Id == Guid.Empty ? new(Sort, place.Position.CommitOrder, place.Position.Position) : new(Sort, 0, 0, place.Id);

    private async Task<Place> FindEndAsync(IQueryable<StoredEvent> visible, Place after, CancellationToken ct)
    {
        if (Actor.IsStaff)
            return new(await provider.FeedEndAsync(db, ct));
        var feed = await provider.FeedAsync(db, visible, after.Position, ct);
        return await feed.Reverse().FirstOrDefaultAsync(ct) is { } last ? Place.Of(last) : after;
    }

    private async Task<Place?> ReadPlaceAsync(string? after, IQueryable<StoredEvent> visible, CancellationToken ct)
    {
        if (!Guid.TryParse(after, out var id))
        {
            if (!Cursor.TryRead(after, Sort, out var cursor))
                return null;
            var place = cursor ?? new(Sort, 0);
            if (place.Id == Guid.Empty)
            {
                // From made-up places somebody could tell how many events that they may not see are in between.
                var position = new FeedPosition(place.Value, place.Number);
                return Actor.IsStaff || position == default ? new(position) : null;
            }
            id = place.Id;
        }
        return await visible.SingleOrDefaultAsync(e => e.Id == id, ct) is { } known ? Place.Of(known) : null;
    }

    private static IQueryable<StoredEvent> Filtered(IQueryable<StoredEvent> events, string? types)
    {
        if (types is null)
            return events;
        var all = types.Split(',');
        // What stands for any character in a pattern is part of some nouns.
        var nouns = all.Where(t => t.EndsWith(".*", StringComparison.Ordinal))
            .Select(t => $"{t[..^1].Replace("_", @"\_", StringComparison.Ordinal)}%")
            .ToList();
        var exact = all.Where(t => !t.EndsWith(".*", StringComparison.Ordinal)).ToList();
        return events.Where(e => exact.Contains(e.Type) || nouns.Any(noun => EF.Functions.Like(e.Type, noun, @"\")));
    }

    private static int Compare(FeedPosition a, FeedPosition b) =>
        a.CommitOrder != b.CommitOrder ? a.CommitOrder.CompareTo(b.CommitOrder) : a.Position.CompareTo(b.Position);
}
