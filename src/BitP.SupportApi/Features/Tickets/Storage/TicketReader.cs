using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Sla.Policies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>Reads tickets as they are shown; stored ones with SQL, since of all that is asked for these are asked for most.</summary>
internal static class TicketReader
{
    // Names from elsewhere as queries of their own. For a join PostgreSQL prepares to remember every customer there is, also for a page of twenty.
    private const string Elsewhere = """
        , (SELECT a.name FROM agents a WHERE a.id = t.assignee_id), (SELECT c.external_id FROM customers c WHERE c.id = t.customer_id),
        (SELECT c.name FROM customers c WHERE c.id = t.customer_id)
        """;

    private const string Tickets = " FROM tickets t";
    private const string ByActivity = " FROM ticket_activity u JOIN tickets t ON t.number = u.number";
    private const string ByClocks = " JOIN ticket_clocks k ON k.number = t.number";

    /// <summary>A query for the tickets that the actor may see; conditions are added with <c>AND</c>, the table is <c>t</c>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="provider">The database.</param>
    /// <param name="byActivity">Whether it asks when they last changed: <see cref="TicketActivity"/> is there as <c>u</c>.</param>
    /// <param name="byClocks">Whether it asks how clocks stand: <see cref="TicketClocks"/> is there as <c>k</c>, and only tickets that have it are.</param>
    public static SqlQuery Begin(Actor actor, DatabaseProvider provider, bool byActivity = false, bool byClocks = false)
    {
        var query = new SqlQuery(provider)
            .Select(RowsFor(actor, provider), "t")
            .AddText(Elsewhere)
            .AddText(byActivity ? ByActivity : Tickets)
            .AddText(byClocks ? ByClocks : "")
            .AddText(" WHERE 1 = 1")
            .AddReach<Ticket>(actor.Reach, "t");
        // Said of both, so that the activity is found in its order among those of the partner.
        if (byActivity && actor.Reach.PartnerId is { } partner)
            query.Add($" AND u.partner_id = {partner}");
        return query;
    }

    /// <summary>The column of <see cref="TicketActivity"/> that tells when a ticket last changed for the actor.</summary>
    public static string ActivityOf(Actor actor) => actor.IsStaff ? "u.updated_at" : "u.public_updated_at";

    /// <summary>Reads the tickets of a query, until there is no room for the last one that was read.</summary>
    public static async Task<List<TicketResponse>> ReadAsync(
        Actor actor,
        DatabaseProvider provider,
        SlaPolicies policies,
        SqlQuery query,
        DateTimeOffset now,
        PageRoom? room,
        CancellationToken ct
    )
    {
        var tickets = RowsFor(actor, provider);
        var elsewhere = tickets.ColumnCount;
        var isLast = false;
        var views = await provider.ReadAsync(
            query,
            row =>
            {
                var ticket = tickets.Read(row);
                isLast = room?.Take(LengthOf(ticket)) is false;
                return new TicketView
                {
                    Ticket = ticket,
                    AssigneeName = row.IsDBNull(elsewhere) ? null : row.GetString(elsewhere),
                    CustomerExternalId = row.GetString(elsewhere + 1),
                    CustomerName = row.IsDBNull(elsewhere + 2) ? null : row.GetString(elsewhere + 2),
                };
            },
            () => isLast,
            ct
        );
        var shown = new List<TicketResponse>(views.Count);
        foreach (var view in views)
            shown.Add(TicketResponse.From(actor.IsStaff ? view with { Terms = await policies.TermsOfAsync(view.Ticket, ct) } : view, actor, now));
        return shown;
    }

    // Its clocks are for the staff, and take as much room as all the rest.
    private static EntityReader<Ticket> RowsFor(Actor actor, DatabaseProvider provider) => provider.Reads.Of<Ticket>(actor.IsStaff ? null : nameof(Ticket.Sla));

    // What may be long of it.
    private static long LengthOf(Ticket ticket)
    {
        var bytes = JsonLength.OfText(ticket.Subject) + JsonLength.OfText(ticket.Description) + JsonLength.OfText(ticket.Fields);
        foreach (var tag in ticket.Tags)
            bytes += JsonLength.OfText(tag);
        return bytes;
    }

    /// <summary>By what the clocks of a ticket are counted; null when it has none, or no policy.</summary>
    public static ValueTask<SlaTerms?> TermsOfAsync(this SlaPolicies policies, Ticket ticket, CancellationToken ct) =>
        ticket.Clocks?.Version is { } version ? policies.FindAsync(version, ct) : default;

    /// <summary>The answer for a ticket that was just changed and is not saved yet.</summary>
    public static async Task<TicketResponse> RespondAsync(this SupportDbContext db, Ticket ticket, SlaTerms? terms, DateTimeOffset now, CancellationToken ct)
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
            Terms = terms,
        };
        return TicketResponse.From(view, db.Actor, now);
    }
}
