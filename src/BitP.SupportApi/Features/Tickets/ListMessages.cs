using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>The conversation of a ticket is read.</summary>
public sealed class ListMessages(SupportDbContext db) : ApiEndpoint<ListMessages.Request, Results<Ok<Page<MessageResponse>>, Error>>
{
    private const string Sort = "messages";

    /// <summary>Which messages to list.</summary>
    public sealed record Request
    {
        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many messages to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
    }

    public override void Configure()
    {
        Get("/{ticketId}/messages");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead);
        Validated<Validator>();
        Paged();
        Fails(TicketErrors.NotFound, PlatformErrors.CursorInvalid);
    }

    /// <summary>List the messages of a ticket</summary>
    /// <remarks>Oldest first. The description is not repeated as a message. Internal notes are there for staff only.</remarks>
    public override async Task<Results<Ok<Page<MessageResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var ticket = await ticketId.In(db.Visible<Ticket>()).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;

        var limit = request.Limit ?? Page.DefaultLimit;
        var messages = db.Set<TicketMessage>().Where(m => m.TicketId == ticket);
        if (!Actor.IsStaff)
            messages = messages.Where(m => m.Visibility == MessageVisibility.Public);
        // The sequence is in the index, and never below the public one.
        if (cursor is { Number: var after })
            messages = messages.Where(Actor.IsStaff ? m => m.Sequence > after : m => m.Sequence > after && (m.PublicSequence ?? m.Sequence) > after);
        var rows = messages.OrderBy(m => m.Sequence).Take(limit + 1).Select(MessageResponse.ProjectionFor(Actor)).AsAsyncEnumerable();
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, m => JsonLength.OfText(m.Body), last => new Cursor(Sort, 0, last.Sequence), ct));
    }
}
