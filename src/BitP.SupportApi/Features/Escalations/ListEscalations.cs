using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Escalations;

/// <summary>Escalations are listed.</summary>
public sealed class ListEscalations(SupportDbContext db) : ApiEndpoint<ListEscalations.Request, Results<Ok<Page<EscalationResponse>>, Error>>
{
    private const string Sort = "escalations";

    /// <summary>Which escalations to list.</summary>
    public sealed record Request
    {
        /// <summary>Only those of the ticket with this id or reference.</summary>
        public string? TicketId { get; init; }

        /// <summary>Only those that stand there: running, acknowledged, ended or exhausted.</summary>
        [CommaSeparated]
        public string? State { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many escalations to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.TicketId)
                .Must(id => id is null || TicketKey.Parse(id, null) != default)
                .Otherwise(
                    FieldProblems.Format.Expecting(
                        Expectation.Words(
                            $"the id of a ticket, which is a UUID, or its reference, such as {Ticket.ReferenceOf(100001)}",
                            $"工单的标识符（UUID）或编号，例如 {Ticket.ReferenceOf(100001)}",
                            $"l’identifiant d’un ticket, qui est un UUID, ou sa référence, par exemple {Ticket.ReferenceOf(100001)}",
                            $"die Id eines Tickets, also eine UUID, oder seine Nummer, zum Beispiel {Ticket.ReferenceOf(100001)}"
                        )
                    )
                );
            RuleFor(r => r.State).IsListOf<Request, EscalationState>();
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/escalations");
        Group<EscalationsGroup>();
        RequireScope(Scope.TicketsRead, Actors.Staff);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List escalations</summary>
    /// <remarks>The latest to begin first. Filters narrow each other down.</remarks>
    public override async Task<Results<Ok<Page<EscalationResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Cursor.TryRead(request.Cursor, Sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;
        var escalations = db.Set<Escalation>().AsNoTracking();
        if (request.TicketId is { } ticketId)
        {
            var number = await TicketKey.Parse(ticketId, null).In(db.Visible<Ticket>()).Select(t => t.Number).SingleOrDefaultAsync(ct);
            escalations = escalations.Where(e => e.TicketNumber == number);
        }
        if (ListFilters.Read<EscalationState>(request.State) is { } states)
            escalations = escalations.Where(e => states.Contains(e.State));
        if (cursor is { Instant: var at, Id: var id })
            escalations = escalations.Where(e => e.StartedAt <= at && (e.StartedAt < at || e.Id.CompareTo(id) < 0));

        var rows = escalations
            .OrderByDescending(e => e.StartedAt)
            .ThenByDescending(e => e.Id)
            .Take(limit + 1)
            .AsAsyncEnumerable()
            .Select(EscalationResponse.From);
        return TypedResults.Ok(await Page.ReadAsync(rows, limit, JsonLength.Of, last => Cursor.At(Sort, last.StartedAt, id: last.Id), ct));
    }
}
