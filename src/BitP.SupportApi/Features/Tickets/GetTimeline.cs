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
public sealed class GetTimeline(SupportDbContext db) : ApiEndpoint<GetTimeline.Request, Results<Ok<Page<EventResponse>>, Error>>
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
    /// <remarks>All its events, oldest first: who did what and when, with the values before and after. Partners and customers have <c>progress</c>.</remarks>
    public override async Task<Results<Ok<Page<EventResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var ticket = await ticketId.In(db.Visible<Ticket>()).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;

        var limit = request.Limit ?? Page.DefaultLimit;
        var after = cursor?.Number ?? 0;
        var rows = db.Visible<StoredEvent>()
            .AsNoTracking()
            .Where(e => e.SubjectId == ticket && e.Sequence > after)
            .OrderBy(e => e.Sequence)
            .Take(limit + 1)
            .AsAsyncEnumerable();
        var page = await Page.ReadAsync(rows, limit, e => JsonLength.OfText(e.Data), last => new Cursor(Sort, 0, last.Sequence), ct);
        return TypedResults.Ok(new Page<EventResponse>([.. page.Items.Select(e => EventResponse.From(e, Actor))], page.NextCursor));
    }
}
