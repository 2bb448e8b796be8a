using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.Providers;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Security;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Tickets are listed.</summary>
public sealed class ListTickets : IEndpoint
{
    private const int QueryMaxLength = 200;
    private const string DefaultSort = "-createdAt";
    private const string CreatedAt = "createdAt";
    private const string UpdatedAt = "-updatedAt";
    private const string DueAt = "dueAt";
    private const string ByPriority = "-priority";

    /// <summary>Which tickets to list, and in which order.</summary>
    public sealed record Request
    {
        /// <summary>Only tickets in one of these statuses, separated by commas.</summary>
        public string? Status { get; init; }

        /// <summary>Only tickets of one of these priorities, separated by commas.</summary>
        public string? Priority { get; init; }

        /// <summary>Only tickets of one of these categories, separated by commas.</summary>
        public string? Category { get; init; }

        /// <summary>Only tickets from one of these channels, separated by commas.</summary>
        public string? Channel { get; init; }

        /// <summary>Only tickets in this language (BCP 47).</summary>
        public string? Language { get; init; }

        /// <summary>Only tickets of the team with this key; <c>none</c> for those without a team.</summary>
        public string? Team { get; init; }

        /// <summary>Only tickets of the agent with this id; <c>me</c> for the caller's own, <c>none</c> for those that nobody has.</summary>
        public string? Assignee { get; init; }

        /// <summary>Only tickets of this customer.</summary>
        public Guid? CustomerId { get; init; }

        /// <summary>Only tickets with this tag.</summary>
        public string? Tag { get; init; }

        /// <summary>Only tickets opened at or after this instant (RFC 3339).</summary>
        public string? CreatedAfter { get; init; }

        /// <summary>Only tickets opened before this instant (RFC 3339).</summary>
        public string? CreatedBefore { get; init; }

        /// <summary>Only tickets changed at or after this instant (RFC 3339).</summary>
        public string? UpdatedAfter { get; init; }

        /// <summary>Only unsolved tickets that are due before this instant (RFC 3339).</summary>
        public string? DueBefore { get; init; }

        /// <summary>
        /// Only tickets that hold all of these words in their reference, subject, description, transaction hashes and addresses, or the customer's
        /// external id. Upper and lower case and accents make no difference; Chinese, Japanese and Korean text needs no spaces.
        /// </summary>
        public string? Q { get; init; }

        /// <summary>
        /// The order: <c>-createdAt</c> (newest first, the default), <c>createdAt</c>, <c>-updatedAt</c>, <c>dueAt</c> (soonest first, only tickets that are
        /// due), <c>-priority</c> (most urgent first).
        /// </summary>
        public string? Sort { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many tickets to return, 1 to 200; 50 when absent.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
            RuleFor(r => r.Status).IsListOf<Request, TicketStatus>();
            RuleFor(r => r.Priority).IsListOf<Request, Priority>();
            RuleFor(r => r.Category).IsListOf<Request, TicketCategory>();
            RuleFor(r => r.Channel).IsListOf<Request, Channel>();
            RuleFor(r => r.Language).IsLanguage();
            RuleFor(r => r.Team).MaximumLength(Ticket.TeamMaxLength);
            RuleFor(r => r.Assignee).Must(a => a is null or "me" or "none" || Guid.TryParse(a, out _)).Otherwise(FieldProblems.Format);
            RuleFor(r => r.Tag).MaximumLength(Ticket.TagMaxLength);
            RuleFor(r => r.CreatedAfter).IsInstant();
            RuleFor(r => r.CreatedBefore).IsInstant();
            RuleFor(r => r.UpdatedAfter).IsInstant();
            RuleFor(r => r.DueBefore).IsInstant();
            RuleFor(r => r.Q).MaximumLength(QueryMaxLength);
            RuleFor(r => r.Sort).IsOneOf(DefaultSort, CreatedAt, UpdatedAt, DueAt, ByPriority);
        }
    }

    public static void Map(IEndpointRouteBuilder tickets) =>
        tickets
            .MapGet("/", HandleAsync)
            .WithName(nameof(ListTickets))
            .RequireScope(Scopes.TicketsRead)
            .Validate(new Validator())
            .WithPaging()
            .Fails(PlatformErrors.CursorInvalid);

    /// <summary>List tickets</summary>
    /// <remarks>
    /// A partner sees its customers' tickets, a customer its own, staff all. Filters narrow together. Pages are read by <c>cursor</c>: nothing is
    /// skipped or repeated while tickets are being opened, and the last page costs what the first one costs.
    /// </remarks>
    internal static async Task<Results<Ok<Page<TicketResponse>>, Error>> HandleAsync(
        [AsParameters] Request request,
        Actor actor,
        SupportDbContext db,
        DatabaseProvider provider,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var sort = request.Sort ?? DefaultSort;
        if (!Platform.Http.Cursor.TryRead(request.Cursor, sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;

        var tickets = Filter(db.Visible<Ticket>(), request, actor, db);
        if (request.Q is { } q)
        {
            var words = SearchText.Query(q);
            if (words.Count == 0)
                return Validation.Refuse("q", FieldProblems.Format);
            var found = provider.Search(db, "ticket_search_entries", words);
            tickets = tickets.Where(t => found.Contains(t.Number));
        }
        var page = InOrder(tickets, sort, cursor).Take(limit + 1);
        var rows = await InOrder(db.Views(page), sort).ToListAsync(ct);
        var now = clock.GetUtcNow();
        var result = Page.Of(rows, limit, last => CursorAfter(last.Ticket, sort));
        return TypedResults.Ok(new Page<TicketResponse>([.. result.Items.Select(view => TicketResponse.From(view, actor, now))], result.NextCursor));
    }

    private static IQueryable<Ticket> Filter(IQueryable<Ticket> tickets, Request request, Actor actor, SupportDbContext db)
    {
        if (ListFilters.Read<TicketStatus>(request.Status) is { } statuses)
            tickets = tickets.Where(t => statuses.Contains(t.Status));
        if (ListFilters.Read<Priority>(request.Priority) is { } priorities)
            tickets = tickets.Where(t => priorities.Contains(t.Priority));
        if (ListFilters.Read<TicketCategory>(request.Category) is { } categories)
            tickets = tickets.Where(t => categories.Contains(t.Category));
        if (ListFilters.Read<Channel>(request.Channel) is { } channels)
            tickets = tickets.Where(t => channels.Contains(t.Channel));
        if (request.Language is not null)
        {
            var language = Languages.Canonical(request.Language);
            tickets = tickets.Where(t => t.Language == language);
        }
        if (request.Team is "none")
            tickets = tickets.Where(t => t.Team == null);
        else if (request.Team is { } team)
            tickets = tickets.Where(t => t.Team == team);
        if (request.Assignee is "none")
            tickets = tickets.Where(t => t.AssigneeId == null);
        else if (request.Assignee is { } assignee)
        {
            var agent = assignee == "me" ? actor.Id ?? Guid.Empty : Guid.Parse(assignee);
            tickets = tickets.Where(t => t.AssigneeId == agent);
        }
        if (request.CustomerId is { } customer)
            tickets = tickets.Where(t => t.CustomerId == customer);
        if (request.Tag is { } tag)
        {
            var normal = tag.Trim().ToLowerInvariant();
            tickets = tickets.Where(t => db.Set<TicketTag>().Any(x => x.Tag == normal && x.TicketId == t.Id));
        }
        if (Instants.TryParse(request.CreatedAfter, out var createdAfter))
            tickets = tickets.Where(t => t.CreatedAt >= createdAfter);
        if (Instants.TryParse(request.CreatedBefore, out var createdBefore))
            tickets = tickets.Where(t => t.CreatedAt < createdBefore);
        if (Instants.TryParse(request.UpdatedAfter, out var updatedAfter))
            tickets = tickets.Where(t => t.UpdatedAt >= updatedAfter);
        if (Instants.TryParse(request.DueBefore, out var dueBefore))
            tickets = tickets.Where(t => t.DueAt < dueBefore);
        return tickets;
    }

    // The redundant first comparison is what lets a database enter its index at the cursor.
    private static IQueryable<Ticket> InOrder(IQueryable<Ticket> tickets, string sort, Cursor? cursor)
    {
        var (at, number, value) = cursor is { } c ? (c.Instant, c.Number, c.Value) : default;
        switch (sort)
        {
            case CreatedAt:
                if (cursor is not null)
                    tickets = tickets.Where(t => t.CreatedAt >= at && (t.CreatedAt > at || t.Number > number));
                return tickets.OrderBy(t => t.CreatedAt).ThenBy(t => t.Number);
            case UpdatedAt:
                if (cursor is not null)
                    tickets = tickets.Where(t => t.UpdatedAt <= at && (t.UpdatedAt < at || t.Number < number));
                return tickets.OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Number);
            case DueAt:
                tickets = tickets.Where(t => t.DueAt != null);
                if (cursor is not null)
                    tickets = tickets.Where(t => t.DueAt >= at && (t.DueAt > at || t.Number > number));
                return tickets.OrderBy(t => t.DueAt).ThenBy(t => t.Number);
            case ByPriority:
                var priority = (Priority)Math.Clamp(value, short.MinValue, short.MaxValue);
                if (cursor is not null)
                    tickets = tickets.Where(t => t.Priority <= priority && (t.Priority < priority || t.Number < number));
                return tickets.OrderByDescending(t => t.Priority).ThenByDescending(t => t.Number);
            default:
                if (cursor is not null)
                    tickets = tickets.Where(t => t.CreatedAt <= at && (t.CreatedAt < at || t.Number < number));
                return tickets.OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Number);
        }
    }

    // A join need not keep the order of its input, so that it is asked for again on the few rows of the page.
    private static IQueryable<TicketView> InOrder(IQueryable<TicketView> views, string sort) =>
        sort switch
        {
            CreatedAt => views.OrderBy(v => v.Ticket.CreatedAt).ThenBy(v => v.Ticket.Number),
            UpdatedAt => views.OrderByDescending(v => v.Ticket.UpdatedAt).ThenByDescending(v => v.Ticket.Number),
            DueAt => views.OrderBy(v => v.Ticket.DueAt).ThenBy(v => v.Ticket.Number),
            ByPriority => views.OrderByDescending(v => v.Ticket.Priority).ThenByDescending(v => v.Ticket.Number),
            _ => views.OrderByDescending(v => v.Ticket.CreatedAt).ThenByDescending(v => v.Ticket.Number),
        };

    private static Cursor CursorAfter(Ticket last, string sort) =>
        sort switch
        {
            UpdatedAt => Platform.Http.Cursor.At(sort, last.UpdatedAt, last.Number),
            DueAt => Platform.Http.Cursor.At(sort, last.DueAt!.Value, last.Number),
            ByPriority => new(sort, (long)last.Priority, last.Number),
            _ => Platform.Http.Cursor.At(sort, last.CreatedAt, last.Number),
        };
}
