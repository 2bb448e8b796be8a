using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>The query by which tickets are loaded for a change, in SQL, since it comes with every message.</summary>
internal static class TicketQueries
{
    /// <summary>The ticket of a key, for a change; null when it is absent or not the actor's.</summary>
    public static async Task<Ticket?> LoadAsync(SupportDbContext db, TicketKey key, CancellationToken ct)
    {
        var query = new SqlQuery(db.Provider).Select<Ticket>("t").AddText(" FROM tickets t WHERE 1 = 1").AddReach<Ticket>(db.Actor.Reach, "t");
        if (key.Sought.Number is { } number)
            query.Add($" AND t.number = {number}");
        else
            query.Add($" AND t.id = {key.Id}");
        var ticket = (await db.Provider.ReadAsync<Ticket>(query, ct)).SingleOrDefault();
        if (ticket is not null)
            db.Attach(ticket);
        return ticket;
    }
}
