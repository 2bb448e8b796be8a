using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>The queries by which tickets are loaded for a change, in SQL, since one comes with every message.</summary>
internal static class TicketQueries
{
    /// <summary>The ticket of a key, for a change; null when it is absent or not the actor's.</summary>
    public static async Task<Ticket?> LoadAsync(SupportDbContext db, TicketKey key, CancellationToken ct)
    {
        var query = Begin(db);
        if (key.Sought.Number is { } number)
            query.Add($" AND t.number = {number}");
        else
            query.Add($" AND t.id = {key.Id}");
        var ticket = (await db.Provider.ReadAsync<Ticket>(query, ct)).SingleOrDefault();
        if (ticket is not null)
            db.Attach(ticket);
        return ticket;
    }

    /// <summary>
    /// The ticket at which the chain of follow-ups of a closed one ends, for a change: the newest that is not closed, else the newest, which the closed ticket
    /// itself may be.
    /// </summary>
    public static async Task<Ticket> LoadEndOfChainAsync(SupportDbContext db, Ticket closed, CancellationToken ct)
    {
        var query = Begin(db).Add($" AND t.follow_up_root = {closed.ChainId}");
        query.Add($" ORDER BY CASE t.status WHEN {TicketStatus.Closed} THEN 1 ELSE 0 END, t.number DESC");
        db.Provider.AddLimit(query, 1);
        var end = (await db.Provider.ReadAsync<Ticket>(query, ct)).SingleOrDefault();
        if (end is null || end.Id == closed.Id)
            return closed;
        db.Attach(end);
        return end;
    }

    /// <summary>Tickets with an open clock that counts the working time of one of some schedules, for a change; those after a number, in its order.</summary>
    public static async Task<List<Ticket>> LoadCountedByAsync(
        SupportDbContext db,
        IReadOnlyList<Guid> scheduleIds,
        long after,
        int atOnce,
        CancellationToken ct
    )
    {
        var query = Begin(db).Add($" AND t.number IN (SELECT number FROM ticket_clocks WHERE number > {after} AND schedule_id IN {scheduleIds})");
        query.Add($" AND t.number > {after}").AddText(" ORDER BY t.number");
        db.Provider.AddLimit(query, atOnce);
        var tickets = await db.Provider.ReadAsync<Ticket>(query, ct);
        db.AttachRange(tickets);
        return tickets;
    }

    /// <summary>Unsolved tickets that were opened since an instant; those after a number, in its order. The context does not follow them.</summary>
    public static Task<List<Ticket>> ReadUnsolvedSinceAsync(SupportDbContext db, DateTimeOffset since, long after, int atOnce, CancellationToken ct)
    {
        var query = Begin(db).Add($" AND t.created_at >= {since} AND t.number > {after} AND t.status IN {Ticket.Unsolved}").AddText(" ORDER BY t.number");
        db.Provider.AddLimit(query, atOnce);
        return db.Provider.ReadAsync<Ticket>(query, ct);
    }

    private static SqlQuery Begin(SupportDbContext db) =>
        new SqlQuery(db.Provider).Select<Ticket>("t").AddText(" FROM tickets t WHERE 1 = 1").AddReach<Ticket>(db.Actor.Reach, "t");
}
