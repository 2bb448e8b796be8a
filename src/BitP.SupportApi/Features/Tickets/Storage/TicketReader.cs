using System.Text.Json;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>Reads tickets as they are shown; stored ones with SQL, since of all that is asked for these are asked for most.</summary>
internal static class TicketReader
{
    // Names from elsewhere as queries of their own. For a join PostgreSQL prepares to remember every customer there is, also for a page of twenty.
    private const string Select = """
        SELECT t.id, t.number, t.subject, t.description, t.category, t.channel, t.status, t.priority, t.priority_source, t.language, t.team, t.assignee_id,
            (SELECT a.name FROM agents a WHERE a.id = t.assignee_id), t.customer_id,
            (SELECT c.external_id FROM customers c WHERE c.id = t.customer_id), (SELECT c.name FROM customers c WHERE c.id = t.customer_id),
            t.fields, t.evidence, t.tags, t.promises, t.follow_up_of, t.created_at, t.updated_at, t.first_replied_at, t.due_at, t.solved_at, t.closed_at, t.version
        """;

    private const string Tickets = " FROM tickets t WHERE 1 = 1";
    private const string ByActivity = " FROM ticket_activity u JOIN tickets t ON t.number = u.number WHERE 1 = 1";

    private static readonly JsonElement NoFields = JsonSerializer.Deserialize<JsonElement>("{}", ApiJson.Options);

    /// <summary>A query for the tickets that the actor may see; conditions are added with <c>AND</c>, the table is <c>t</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="provider">The database.</param>
    /// <param name="byActivity">Whether it asks when they last changed: <see cref="TicketActivity"/> is there as <c>u</c>.</param>
    public static SqlQuery Begin(Actor actor, DatabaseProvider provider, bool byActivity = false)
    {
        var query = new SqlQuery(provider).AddText(Select).AddText(byActivity ? ByActivity : Tickets);
        if (actor.Reach.PartnerId is { } partner)
        {
            query.Add($" AND t.partner_id = {partner}");
            if (byActivity)
                query.Add($" AND u.partner_id = {partner}");
        }
        if (actor.Reach.CustomerId is { } customer)
            query.Add($" AND t.customer_id = {customer}");
        return query;
    }

    public static Task<List<TicketResponse>> ReadAsync(Actor actor, DatabaseProvider provider, SqlQuery query, DateTimeOffset now, CancellationToken ct) =>
        provider.ReadAsync(query, row => Read(new(row, provider), actor, now), ct);

    /// <summary>The answer for a ticket that was just changed and is not saved yet.</summary>
    public static async Task<TicketResponse> RespondAsync(this SupportDbContext db, Ticket ticket, DateTimeOffset now, CancellationToken ct)
    {
        var shown = await db.Set<Customer>()
            .Where(c => c.Id == ticket.CustomerId)
            .Select(c => new
            {
                c.ExternalId,
                c.Name,
                Assignee = db.Set<Agent>().Where(a => a.Id == ticket.AssigneeId).Select(a => a.Name).FirstOrDefault(),
            })
            .SingleAsync(ct);
        var view = new TicketView
        {
            Ticket = ticket,
            CustomerExternalId = shown.ExternalId,
            CustomerName = shown.Name,
            AssigneeName = shown.Assignee,
        };
        return TicketResponse.From(view, db.Actor, now);
    }

    // In the order of the columns above.
    private static TicketResponse Read(RowReader row, Actor actor, DateTimeOffset now)
    {
        var id = row.Guid();
        var number = row.Number();
        var subject = row.Text();
        var description = row.Text();
        var category = row.Name<TicketCategory>();
        var channel = row.Name<Channel>();
        var status = row.Name<TicketStatus>();
        var priority = (Priority)row.Number();
        var source = row.Name<PrioritySource>();
        var language = row.Text();
        var team = row.TextOrNull();
        var assigneeId = row.GuidOrNull();
        var assigneeName = row.TextOrNull();
        var customer = new TicketCustomer(row.Guid(), row.Text(), row.TextOrNull());
        var fields = row.Text();
        var evidence = row.List<TransactionEvidence>();
        var tags = row.List<string>();
        var promises = row.List<StatedPromise>();
        var followUpOf = row.GuidOrNull();
        var createdAt = row.Instant();
        var updatedAt = row.Instant();
        var firstRepliedAt = row.InstantOrNull();
        var dueAt = row.InstantOrNull();
        var solvedAt = row.InstantOrNull();
        var closedAt = row.InstantOrNull();
        return new(
            id,
            Ticket.ReferenceOf(number),
            subject,
            description,
            category,
            channel,
            status,
            priority,
            PriorityReasons.Of(source, category),
            source,
            language,
            team,
            assigneeId is { } assignee ? new(assignee, assigneeName) : null,
            customer,
            fields == "{}" ? NoFields : JsonSerializer.Deserialize<JsonElement>(fields, ApiJson.Options),
            evidence,
            tags,
            TicketPromise.Of(promises, solvedAt, now),
            followUpOf,
            TicketLifeCycle.AllowedFrom(status, actor),
            createdAt,
            updatedAt,
            firstRepliedAt,
            dueAt,
            solvedAt,
            closedAt,
            row.Number()
        );
    }
}
