using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Complaints are listed.</summary>
public sealed class ListComplaints(SupportDbContext db, ComplaintDesk desk) : ApiEndpoint<ListComplaints.Request, Results<Ok<Page<ComplaintResponse>>, Error>>
{
    private const string Latest = "-receivedAt";
    private const string Earliest = "receivedAt";
    private const string ByLimit = "decideBy";
    private const string ByDue = "dueAt";
    private const string Me = "me";
    private const string None = "none";

    /// <summary>Which complaints to list, and in which order.</summary>
    public sealed record Request
    {
        /// <summary>Only complaints in one of these statuses.</summary>
        [CommaSeparated]
        public string? Status { get; init; }

        /// <summary>Only complaints of one of these kinds.</summary>
        [CommaSeparated]
        public string? Kind { get; init; }

        /// <summary>Only complaints that came from one of these causes, as staff found them. For staff.</summary>
        [CommaSeparated]
        public string? Cause { get; init; }

        /// <summary>Only complaints that reached support through one of these channels.</summary>
        [CommaSeparated]
        public string? Channel { get; init; }

        /// <summary>Only complaints under the regime with this key.</summary>
        public string? Regime { get; init; }

        /// <summary>Only complaints of the agent with this id; <c>me</c> for the caller's own, <c>none</c> for those that nobody handles. For staff.</summary>
        public string? Handler { get; init; }

        /// <summary>Only complaints of the department with this key.</summary>
        public string? Department { get; init; }

        /// <summary>Only complaints of this customer.</summary>
        public Guid? CustomerId { get; init; }

        /// <summary>Only complaints about the ticket with this id or reference.</summary>
        public string? TicketId { get; init; }

        /// <summary>Only complaints received at or after this instant (RFC 3339).</summary>
        public string? ReceivedAfter { get; init; }

        /// <summary>Only complaints received before this instant (RFC 3339).</summary>
        public string? ReceivedBefore { get; init; }

        /// <summary>Only open complaints of which something is due before this instant (RFC 3339).</summary>
        public string? DueBefore { get; init; }

        /// <summary>
        /// The order: <c>-receivedAt</c> (the latest first, the default), <c>receivedAt</c>, <c>dueAt</c> (what is due first of anything first) or <c>decideBy</c> (what has to be
        /// decided first). The last two leave out what has no such limit, and what is not open any more.
        /// </summary>
        public string? Sort { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many complaints to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
        public int? Limit { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Status).IsListOf<Request, ComplaintStatus>();
            RuleFor(r => r.Kind).IsListOf<Request, ComplaintKind>();
            RuleFor(r => r.Cause).IsListOf<Request, ComplaintKind>();
            RuleFor(r => r.Channel).IsListOf<Request, Channel>();
            RuleFor(r => r.Regime).IsLine(ComplaintRegime.KeyMaxLength);
            RuleFor(r => r.Handler)
                .Must(h => h is null or Me or None || Guid.TryParseExact(h, "D", out _))
                .Otherwise(FieldProblems.Format.Expecting(Expectation.IdOr(Me, None)));
            RuleFor(r => r.Department).IsOneOf([.. Complaints.Department.All.Select(d => d.Key)]);
            RuleFor(r => r.TicketId)
                .Must(id => id is null || TicketKey.Parse(id, null) != default)
                .Otherwise(FieldProblems.Format.Expecting(ComplaintExpectations.NameOfTicket));
            RuleFor(r => r.ReceivedAfter).IsInstant();
            RuleFor(r => r.ReceivedBefore).IsInstant();
            RuleFor(r => r.DueBefore).IsInstant();
            RuleFor(r => r.Sort).IsOneOf(Latest, Earliest, ByLimit, ByDue);
            RuleFor(r => r.Limit).InclusiveBetween(1, Page.MaxLimit);
        }
    }

    public override void Configure()
    {
        Get("/complaints");
        Group<ComplaintsGroup>();
        RequireScope(Scope.ComplaintsRead);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid);
    }

    /// <summary>List complaints</summary>
    /// <remarks>Filters narrow each other down. Partners and customers see their own.</remarks>
    public override async Task<Results<Ok<Page<ComplaintResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        var sort = request.Sort ?? Latest;
        if (!Cursor.TryRead(request.Cursor, sort, out var cursor))
            return PlatformErrors.CursorInvalid;
        if (request.Handler is not null && !Actor.IsStaff)
            return Validation.Refuse("handler", FieldProblems.NotApplicable.Expecting(Expectation.OnlyFromStaff));
        if (request.Cause is not null && !Actor.IsStaff)
            return Validation.Refuse("cause", FieldProblems.NotApplicable.Expecting(Expectation.OnlyFromStaff));
        var limit = request.Limit ?? Page.DefaultLimit;
        var rows = Ordered(Filtered(db.Visible<Complaint>().AsNoTracking(), request), sort, cursor).Take(limit + 1).AsAsyncEnumerable();
        var page = await Page.ReadAsync(rows, limit, LengthOf, last => EndOf(sort, last), ct);
        return TypedResults.Ok(new Page<ComplaintResponse>(await desk.RespondAsync(page.Items, ct), page.NextCursor));
    }

    private IQueryable<Complaint> Filtered(IQueryable<Complaint> complaints, Request request)
    {
        if (ListFilters.Read<ComplaintStatus>(request.Status) is { } statuses)
            complaints = complaints.Where(c => statuses.Contains(c.Status));
        if (ListFilters.Read<ComplaintKind>(request.Kind) is { } kinds)
            complaints = complaints.Where(c => kinds.Contains(c.Kind));
        if (ListFilters.Read<ComplaintKind>(request.Cause) is { } causes)
            complaints = complaints.Where(c => c.Cause != null && causes.Contains(c.Cause.Value));
        if (ListFilters.Read<Channel>(request.Channel) is { } channels)
            complaints = complaints.Where(c => channels.Contains(c.Channel));
        if (request.Regime is { } regime)
        {
            var mark = ComplaintRegimeMark.Of(regime);
            complaints = complaints.Where(c => c.RegimeKeys.Contains(mark));
        }
        if (request.Handler is { } handler)
        {
            Guid? agent = handler switch
            {
                None => null,
                Me => Actor.Id ?? Guid.Empty,
                _ => Guid.ParseExact(handler, "D"),
            };
            complaints = complaints.Where(c => c.HandlerId == agent);
        }
        if (request.Department is { } department)
            complaints = complaints.Where(c => c.Department == department);
        if (request.CustomerId is { } customer)
            complaints = complaints.Where(c => c.CustomerId == customer);
        if (request.TicketId is { } ticketId)
        {
            var ticket = TicketKey.Parse(ticketId, null).In(db.Visible<Ticket>()).Select(t => (Guid?)t.Id);
            complaints = complaints.Where(c => ticket.Contains(c.TicketId));
        }
        if (Instants.TryParse(request.ReceivedAfter, out var receivedAfter))
            complaints = complaints.Where(c => c.ReceivedAt >= receivedAfter);
        if (Instants.TryParse(request.ReceivedBefore, out var receivedBefore))
            complaints = complaints.Where(c => c.ReceivedAt < receivedBefore);
        if (request.DueBefore is { } before && Instants.TryParse(before, out var due))
            complaints = complaints.Where(c => c.EarliestDueAt < due);
        return complaints;
    }

    private static IQueryable<Complaint> Ordered(IQueryable<Complaint> complaints, string sort, Cursor? cursor)
    {
        switch (sort)
        {
            case Earliest:
                if (cursor is { Instant: var from, Number: var first })
                    complaints = complaints.Where(c => c.ReceivedAt >= from && (c.ReceivedAt > from || c.Number > first));
                return complaints.OrderBy(c => c.ReceivedAt).ThenBy(c => c.Number);
            case ByLimit:
                complaints = complaints.Where(c => c.DecideBy != null);
                if (cursor is { Instant: var after, Number: var number })
                    complaints = complaints.Where(c => c.DecideBy >= after && (c.DecideBy > after || c.Number > number));
                return complaints.OrderBy(c => c.DecideBy).ThenBy(c => c.Number);
            case ByDue:
                complaints = complaints.Where(c => c.EarliestDueAt != null);
                if (cursor is { Instant: var due, Number: var passed })
                    complaints = complaints.Where(c => c.EarliestDueAt >= due && (c.EarliestDueAt > due || c.Number > passed));
                return complaints.OrderBy(c => c.EarliestDueAt).ThenBy(c => c.Number);
            default:
                if (cursor is { Instant: var until, Number: var last })
                    complaints = complaints.Where(c => c.ReceivedAt <= until && (c.ReceivedAt < until || c.Number < last));
                return complaints.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Number);
        }
    }

    private static Cursor EndOf(string sort, Complaint last)
    {
        var at = sort switch
        {
            ByLimit => last.DecideBy!.Value,
            ByDue => last.EarliestDueAt!.Value,
            _ => last.ReceivedAt,
        };
        return Cursor.At(sort, at, last.Number);
    }

    // What may be long of it.
    private static long LengthOf(Complaint c) =>
        JsonLength.OfText(c.Description)
        + JsonLength.OfText(c.DesiredOutcome ?? "")
        + JsonLength.Of(c.Form)
        + JsonLength.Of(c.Points)
        + JsonLength.Of(c.Submissions)
        + JsonLength.Of(c.Updates)
        + JsonLength.Of(c.InformationRequests)
        + JsonLength.Of(c.Redress)
        + JsonLength.Of(c.ExternalStages)
        + JsonLength.Of(c.Delays)
        + JsonLength.Of(c.Escalations)
        + JsonLength.Of(c.IndependenceExceptions)
        + JsonLength.Of(c.InvestigationSteps)
        + JsonLength.OfText(c.Decision?.Reasons ?? "")
        + JsonLength.Of(c.EarlierDecisions)
        + JsonLength.Of(c.Holds);
}
