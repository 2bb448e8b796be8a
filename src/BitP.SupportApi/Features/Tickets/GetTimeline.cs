using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Everything that happened to a ticket is read.</summary>
public sealed class GetTimeline(SupportDbContext db, IEnumerable<ITimelineSubjects> besides)
    : ApiEndpoint<GetTimeline.Request, Results<Ok<Page<EventResponse>>, Error>>
{
    private const string Sort = "timeline";

    /// <summary>Which part of the timeline.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many events to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/{ticketId}/timeline");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(TicketErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>Get the timeline of a ticket</summary>
    /// <remarks>
    /// All its events and those of its escalations and complaints, oldest first: who did what and when, with the values before and after. Of what happened at the same instant, what
    /// happened to the ticket comes first. <c>sequence</c> counts the events of each <c>subject</c>. Partners and customers have <c>progress</c>.
    /// </remarks>
    public override async Task<Results<Ok<Page<EventResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var ticket = await ticketId.In(db.Visible<Ticket>()).Select(t => new { t.Id, t.Number }).SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;

        var limit = request.Limit ?? Page.DefaultLimit;
        var (after, besidesAfter) = (cursor?.Number ?? 0, cursor?.Value ?? 0);
        var events = db.Visible<StoredEvent>().AsNoTracking();
        var subjects = besides.Select(b => b.Of(db, ticket.Number)).Aggregate(Queryable.Concat);
        // Few and short, so that they are in memory while the others are read.
        var beside = await events
            .Where(e => subjects.Contains(e.SubjectId) && e.Position > besidesAfter)
            .OrderBy(e => e.Position)
            .Take(limit + 1)
            .ToListAsync(ct);
        var own = events.Where(e => e.SubjectId == ticket.Id && e.Sequence > after).OrderBy(e => e.Sequence).Take(limit + 1).AsAsyncEnumerable();
        var page = await Page.ReadAsync(
            MergeAsync(own, beside, after, besidesAfter),
            limit,
            told => JsonLength.OfText(told.Event.Data),
            last => new Cursor(Sort, last.Beside, last.Own),
            ct
        );
        return TypedResults.Ok(new Page<EventResponse>([.. page.Items.Select(told => EventResponse.From(told.Event, Actor))], page.NextCursor));
    }

    private static async IAsyncEnumerable<Told> MergeAsync(IAsyncEnumerable<StoredEvent> own, List<StoredEvent> beside, long after, long besidesAfter)
    {
        var next = 0;
        await foreach (var e in own)
        {
            for (; next < beside.Count && beside[next].At < e.At; next++)
                yield return new(beside[next], after, besidesAfter = beside[next].Position);
            yield return new(e, after = e.Sequence, besidesAfter);
        }
        for (; next < beside.Count; next++)
            yield return new(beside[next], after, besidesAfter = beside[next].Position);
    }

    /// <summary>An event of the timeline, and up to where it has then been told: the number of an event of the ticket, and the position of one beside it.</summary>
    private readonly record struct Told(StoredEvent Event, long Own, long Beside);
}
