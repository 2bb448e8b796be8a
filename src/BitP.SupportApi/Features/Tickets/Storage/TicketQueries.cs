using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>The query by which tickets are loaded for a change, in SQL, since it comes with every message.</summary>
internal static class TicketQueries
{
    private const string Select = """
        SELECT number, id, partner_id, customer_id, subject, description, category, channel, status, priority, priority_source, language, team, assignee_id,
            fields, evidence, tags, promises, follow_up_of, created_at, updated_at, first_replied_at, due_at, solved_at, closed_at, version
        FROM tickets WHERE 
        """;

    /// <summary>The ticket of a key, for a change; null when it is absent or not the actor's.</summary>
    public static async Task<Ticket?> LoadAsync(SupportDbContext db, TicketKey key, CancellationToken ct)
    {
        var query = new SqlQuery(db.Provider).AddText(Select);
        if (key.Sought.Number is { } number)
            query.Add($"number = {number}");
        else
            query.Add($"id = {key.Id}");
        if (db.Actor.Reach.PartnerId is { } partner)
            query.Add($" AND partner_id = {partner}");
        if (db.Actor.Reach.CustomerId is { } customer)
            query.Add($" AND customer_id = {customer}");
        var ticket = (await db.Provider.ReadAsync(query, row => Ticket.Stored(new(row, db.Provider)), ct)).SingleOrDefault();
        if (ticket is not null)
            db.AttachRange(ticket, ticket.Follow()); // Its activity says what the ticket says, so it need not be read.
        return ticket;
    }
}
