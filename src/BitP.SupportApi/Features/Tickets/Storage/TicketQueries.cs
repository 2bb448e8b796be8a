using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Due;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Tickets.Storage;

/// <summary>The queries by which tickets are loaded for a change, in SQL, since one comes with every message.</summary>
internal static class TicketQueries
{
    private const int LookedAtOnce = 200;

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

    /// <summary>Tickets by their numbers, for a change.</summary>
    public static async Task<List<Ticket>> LoadAsync(SupportDbContext db, IReadOnlyList<long> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0)
            return [];
        var tickets = await db.Provider.ReadAsync<Ticket>(Begin(db).Add($" AND t.number IN {numbers}").AddText(" ORDER BY t.number"), ct);
        db.AttachRange(tickets);
        return tickets;
    }

    /// <summary>Unsolved tickets that were opened since an instant, in the order in which they were opened. The context does not follow them.</summary>
    public static Task<List<Ticket>> ReadUnsolvedSinceAsync(SupportDbContext db, DateTimeOffset since, int atMost, CancellationToken ct)
    {
        var query = Begin(db).Add($" AND t.created_at >= {since} AND t.status IN {Ticket.Unsolved}").AddText(" ORDER BY t.created_at, t.number");
        db.Provider.AddLimit(query, atMost);
        return db.Provider.ReadAsync<Ticket>(query, ct);
    }

    /// <summary>Of the tickets that were opened since an instant, in that order, the next ones that are not solved. So many are looked at that it never takes long.</summary>
    /// <param name="db">Where they are.</param>
    /// <param name="since">The instant.</param>
    /// <param name="after">The number of the last one that was looked at; 0 in the beginning.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<Stretch> FindUnsolvedSinceAsync(SupportDbContext db, DateTimeOffset since, long after, int atMost, CancellationToken ct)
    {
        var from = after == 0 ? since : await db.Visible<Ticket>().Where(t => t.Number == after).Select(t => t.CreatedAt).SingleAsync(ct);
        // Looked at in their order: to pick the unsolved ones by their status, a database would collect and sort all of them each time.
        var query = new SqlQuery(db.Provider)
            .Add($"SELECT t.number, CASE WHEN t.status IN {Ticket.Unsolved} THEN 1 ELSE 0 END FROM tickets t WHERE 1 = 1")
            .AddReach<Ticket>(db.Actor.Reach, "t")
            .Add($" AND t.created_at >= {from} AND (t.created_at > {from} OR t.number > {after}) ORDER BY t.created_at, t.number");
        db.Provider.AddLimit(query, LookedAtOnce);
        var seen = await db.Provider.ReadAsync(query, row => (Number: row.GetInt64(0), IsUnsolved: row.GetInt32(1) == 1), ct);
        List<long> unsolved = [.. seen.Where(t => t.IsUnsolved).Select(t => t.Number).Take(atMost)];
        return new(
            unsolved,
            unsolved.Count == atMost ? unsolved[^1]
                : seen.Count == LookedAtOnce ? seen[^1].Number
                : null
        );
    }

    private static SqlQuery Begin(SupportDbContext db) =>
        new SqlQuery(db.Provider).Select<Ticket>("t").AddText(" FROM tickets t WHERE 1 = 1").AddReach<Ticket>(db.Actor.Reach, "t");
}
