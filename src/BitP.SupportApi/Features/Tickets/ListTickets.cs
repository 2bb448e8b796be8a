using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Sla.Clocks;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Tickets are listed.</summary>
public sealed class ListTickets(DatabaseProvider provider, SlaPolicies policies, TimeProvider clock)
    : ApiEndpoint<ListTickets.Request, Results<Ok<Page<TicketResponse>>, Error>>
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
        /// <summary>Only tickets in one of these statuses.</summary>
        [CommaSeparated]
        public string? Status { get; init; }

        /// <summary>Only tickets of one of these priorities.</summary>
        [CommaSeparated]
        public string? Priority { get; init; }

        /// <summary>Only tickets of one of these categories.</summary>
        [CommaSeparated]
        public string? Category { get; init; }

        /// <summary>Only tickets from one of these channels.</summary>
        [CommaSeparated]
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

        /// <summary>Only tickets that are due before this instant (RFC 3339): by their promise while they are not solved, or by <c>clock</c>; a solved one may owe an explanation.</summary>
        public string? DueBefore { get; init; }

        /// <summary>
        /// Only tickets whose open clocks stand so: by the worst of them, or by <c>clock</c>. A clock that was missed is <c>breached</c> until it is
        /// stopped, whatever target it has by now. By the worst of them, what falls due shows within two seconds. For staff.
        /// </summary>
        [CommaSeparated]
        public string? SlaState { get; init; }

        /// <summary>
        /// Only tickets of which this clock is open and is due at a time, which one that stands is not unless it was missed. <c>dueBefore</c>, <c>slaState</c> and the
        /// order <c>dueAt</c>, which is then the default, are about this clock; one that was missed and has another target by now counts as due when it was missed.
        /// For staff.
        /// </summary>
        public string? Clock { get; init; }

        internal ClockName? TheClock => Clock is null ? null : EnumNames<ClockName>.Values[Clock];

        /// <summary>
        /// Only tickets that hold all of these words, taken together in what the caller may read of them: reference, subject and earlier subjects, description,
        /// transaction hashes and addresses, the customer's external id, and messages; internal notes for staff only. Upper and lower case (by Unicode's full
        /// case folding), accents, vowel points of Hebrew and Arabic and invisible format characters make no difference, nor whether a hash or an address of 40
        /// digits begins with <c>0x</c>. Whole words are found; Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese text needs no spaces. Everything that was
        /// written is found at once. A search that the database cannot do in a few seconds is refused with <c>search_too_broad</c>.
        /// </summary>
        public string? Q { get; init; }

        /// <summary>
        /// The order: <c>-createdAt</c> (newest first, the default), <c>createdAt</c>, <c>-updatedAt</c>, <c>dueAt</c> (soonest first, only tickets that are
        /// due), <c>-priority</c> (most urgent first).
        /// </summary>
        public string? Sort { get; init; }

        /// <summary>Where the page begins: the <c>nextCursor</c> of the page before.</summary>
        public string? Cursor { get; init; }

        /// <summary>How many tickets to return, 1 to 200; 50 when absent. Fewer of long ones: a page ends once it has about 1,000,000 bytes.</summary>
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
            RuleFor(r => r.Team).HasAtMostCharacters(Ticket.TeamMaxLength);
            RuleFor(r => r.Assignee)
                .Must(a => a is null or "me" or "none" || Guid.TryParse(a, out _))
                .Otherwise(FieldProblems.Format.Expecting(Expectation.IdOr("me", "none")));
            RuleFor(r => r.Tag).HasAtMostCharacters(Ticket.TagMaxLength);
            RuleFor(r => r.CreatedAfter).IsInstant();
            RuleFor(r => r.CreatedBefore).IsInstant();
            RuleFor(r => r.UpdatedAfter).IsInstant();
            RuleFor(r => r.DueBefore).IsInstant();
            RuleFor(r => r.SlaState).IsListOf<Request, SlaState>();
            RuleFor(r => r.Clock).IsOneOf([.. EnumNames<ClockName>.Values.Keys]);
            RuleFor(r => r.Q).HasAtMostCharacters(QueryMaxLength);
            RuleFor(r => r.Sort).IsOneOf(DefaultSort, CreatedAt, UpdatedAt, DueAt, ByPriority);
        }
    }

    public override void Configure()
    {
        Get("/");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead);
        Validated<Validator>();
        Paged();
        Fails(PlatformErrors.CursorInvalid, TicketErrors.SearchTooBroad);
    }

    /// <summary>List tickets</summary>
    /// <remarks>
    /// A partner sees its customers' tickets, a customer its own, staff all. Filters narrow together. Pages are read by <c>cursor</c>: nothing is
    /// skipped or repeated while tickets are being opened, and the last page costs what the first one costs.
    /// </remarks>
    public override async Task<Results<Ok<Page<TicketResponse>>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (!Actor.IsStaff && (request.SlaState ?? request.Clock) is not null)
            return Validation.Refuse(request.SlaState is null ? "clock" : "slaState", MessageProblems.ByStaffOnly);
        var sort = request.Sort ?? (request.Clock is null ? DefaultSort : DueAt);
        var byClocks = request.SlaState is not null || request.Clock is not null;
        if (!Platform.Http.Cursor.TryRead(request.Cursor, NameOf(sort, request.TheClock), out var cursor))
            return PlatformErrors.CursorInvalid;
        var limit = request.Limit ?? Page.DefaultLimit;

        var now = clock.GetUtcNow();
        var query = TicketReader.Begin(Actor, provider, byActivity: sort is UpdatedAt || request.UpdatedAfter is not null, byClocks);
        var activity = TicketReader.ActivityOf(Actor);
        Filter(query, request, Actor, activity, now);
        if (request.Q is { } q)
        {
            if (TicketWords.Sought(q, Actor) is not { } terms)
                return Validation.Refuse(
                    "q",
                    FieldProblems.Format.Expecting(
                        Expectation.Words(
                            "at least one word with letters or digits",
                            "至少一个含字母、文字或数字的词",
                            "au moins un mot avec des lettres ou des chiffres",
                            "mindestens ein Wort mit Buchstaben oder Ziffern"
                        )
                    )
                );
            try
            {
                await provider.AddSearchAsync(query, "t.number", terms, ct);
                return await ReadAsync();
            }
            catch (Exception exception) when (provider.GaveUp(exception))
            {
                return TicketErrors.SearchTooBroad.For(DatabaseProvider.LongestSearch.TotalSeconds);
            }
        }
        return await ReadAsync();

        async Task<Ok<Page<TicketResponse>>> ReadAsync()
        {
            Order(query, sort, cursor, activity, byClocks ? "k" : "t", request.TheClock is { } one ? TicketClocks.DueColumnOf(one) : "t.due_at");
            provider.AddLimit(query, limit + 1);
            var room = new PageRoom(limit);
            var rows = await TicketReader.ReadAsync(Actor, provider, policies, query, now, room, ct);
            return TypedResults.Ok(Page.Of(rows, room, last => CursorAfter(last, sort, request.TheClock)));
        }
    }

    // Where a page of an order by a clock goes on, that order by another clock cannot.
    private static string NameOf(string sort, ClockName? clock) => sort is DueAt && clock is { } one ? $"{sort} {EnumNames<ClockName>.Of(one)}" : sort;

    private static void Filter(SqlQuery query, Request request, Actor actor, string activity, DateTimeOffset now)
    {
        if (ListFilters.Read<TicketStatus>(request.Status) is { } statuses)
            query.Add($" AND t.status IN {statuses}");
        if (ListFilters.Read<Priority>(request.Priority) is { } priorities)
            query.Add($" AND t.priority IN {priorities.Select(p => (short)p).ToList()}");
        if (ListFilters.Read<TicketCategory>(request.Category) is { } categories)
            query.Add($" AND t.category IN {categories}");
        if (ListFilters.Read<Channel>(request.Channel) is { } channels)
            query.Add($" AND t.channel IN {channels}");
        if (request.Language is not null)
            query.Add($" AND t.language = {Languages.Canonical(request.Language)}");
        if (request.Team is "none")
            query.AddText(" AND t.team IS NULL");
        else if (request.Team is { } team)
            query.Add($" AND t.team = {team}");
        if (request.Assignee is "none")
            query.AddText(" AND t.assignee_id IS NULL");
        else if (request.Assignee is { } assignee)
            query.Add($" AND t.assignee_id = {(assignee == "me" ? actor.Id ?? Guid.Empty : Guid.Parse(assignee))}");
        if (request.CustomerId is { } customer)
            query.Add($" AND t.customer_id = {customer}");
        if (request.Tag is { } tag)
            query.Add($" AND EXISTS (SELECT 1 FROM ticket_tags x WHERE x.tag IN {Texts.Spellings(tag.Trim())} AND x.ticket_id = t.id)");
        if (Instants.TryParse(request.CreatedAfter, out var createdAfter))
            query.Add($" AND t.created_at >= {createdAfter}");
        if (Instants.TryParse(request.CreatedBefore, out var createdBefore))
            query.Add($" AND t.created_at < {createdBefore}");
        if (Instants.TryParse(request.UpdatedAfter, out var updatedAfter))
            query.AddText($" AND {activity}").Add($" >= {updatedAfter}");
        if (Instants.TryParse(request.DueBefore, out var dueBefore))
            query.AddText($" AND {(request.TheClock is { } due ? TicketClocks.DueColumnOf(due) : "t.due_at")}").Add($" < {dueBefore}");
        var states = ListFilters.Read<SlaState>(request.SlaState);
        if (request.TheClock is { } clock)
            TicketClocks.AddClock(query, clock, states, now);
        else if (states is not null)
            query.Add($" AND k.state IN {states}");
    }

    // The redundant first comparison is what lets a database enter its index at the cursor.
    private static void Order(SqlQuery query, string sort, Cursor? cursor, string activity, string created, string dueAt)
    {
        switch (sort)
        {
            case CreatedAt:
                if (cursor is { } oldest)
                    AddAfter(query, $"{created}.created_at", $"{created}.number", '>', oldest);
                query.AddText($" ORDER BY {created}.created_at, {created}.number");
                break;
            case UpdatedAt:
                if (cursor is { } updated)
                {
                    query.AddText($" AND {activity}").Add($" <= {updated.Instant}");
                    query.AddText($" AND ({activity}").Add($" < {updated.Instant} OR u.number < {updated.Number})");
                }
                query.AddText($" ORDER BY {activity} DESC, u.number DESC");
                break;
            case DueAt:
                query.AddText($" AND {dueAt} IS NOT NULL");
                var number = $"{dueAt[0]}.number";
                if (cursor is { } due)
                    AddAfter(query, dueAt, number, '>', due);
                query.AddText($" ORDER BY {dueAt}, {number}");
                break;
            case ByPriority:
                if (cursor is { Number: var last, Value: var value })
                {
                    var priority = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
                    query.Add($" AND t.priority <= {priority} AND (t.priority < {priority} OR t.number < {last})");
                }
                query.AddText(" ORDER BY t.priority DESC, t.number DESC");
                break;
            default:
                if (cursor is { } newest)
                    AddAfter(query, $"{created}.created_at", $"{created}.number", '<', newest);
                query.AddText($" ORDER BY {created}.created_at DESC, {created}.number DESC");
                break;
        }
    }

    private static void AddAfter(SqlQuery query, string column, string number, char direction, Cursor cursor)
    {
        query.AddText($" AND {column} {direction}=").Add($" {cursor.Instant}");
        query.AddText($" AND ({column} {direction}").Add($" {cursor.Instant}").AddText($" OR {number} {direction}").Add($" {cursor.Number})");
    }

    private static Cursor CursorAfter(TicketResponse last, string sort, ClockName? clock)
    {
        var number = TicketKey.Parse(last.Reference, null).Number;
        return sort switch
        {
            UpdatedAt => Platform.Http.Cursor.At(sort, last.UpdatedAt, number),
            DueAt when clock is { } one => Platform.Http.Cursor.At(NameOf(sort, one), last.Sla!.Clocks.First(c => c.Name == one).DueInLists!.Value, number),
            DueAt => Platform.Http.Cursor.At(sort, last.DueAt!.Value, number),
            ByPriority => new(sort, (long)last.Priority, number),
            _ => Platform.Http.Cursor.At(sort, last.CreatedAt, number),
        };
    }
}
