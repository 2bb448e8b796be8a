using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Everything that happened to a ticket is read.</summary>
public sealed class GetTimeline(SupportDbContext db, EventsInFull events, IEnumerable<ITimelineSubjects> besides)
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
    /// All its events and those of its escalations, complaints and surveys, oldest first: who did what and when, with the values before and after. Of what happened at the same instant,
    /// what happened to the ticket comes first. <c>sequence</c> counts the events of each <c>subject</c>. Partners and customers have <c>progress</c>.
    /// </remarks>
    public override async Task<Results<Ok<Page<EventResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var ticket = await ticketId.In(db.Visible<Ticket>()).Select(t => new { t.Id, t.Number }).SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;

        var timeline = new Timeline(Sort, ticket.Id, besides.Select(b => b.Of(db, ticket.Number)).Aggregate(Queryable.Concat));
        var page = await timeline.ReadAsync(db, cursor, request.Limit ?? Page.DefaultLimit, ct);
        return TypedResults.Ok(new Page<EventResponse>(await events.ForAsync(HttpContext.Audience(), page.Items, ct), page.NextCursor));
    }
}
