using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Due;

/// <summary>What the runner asks and notes about the table.</summary>
public sealed class DueQueries(SupportDbContextFactory databases, DatabaseProvider provider)
{
    /// <summary>What may be taken now, in the order in which it is to be done.</summary>
    // Rows that nobody has touched wake at their due time, so that of those the earlier one of a subject comes first. One that somebody has a lease on wakes
    // later, and later ones of its subject wait for it. What has failed waits for none. Said so, PostgreSQL
    // looks that up for each row; a mere NOT EXISTS is a join to it, for which it may read the whole table.
    internal Task<List<DueItem>> FindAsync(IReadOnlyList<string> kinds, DateTimeOffset now, int rows, CancellationToken ct)
    {
        var query = new SqlQuery(provider)
            .Select<DueItem>("d")
            .Add($" FROM due_work d WHERE d.wake_at IS NOT NULL AND d.wake_at <= {now} AND d.kind IN {kinds}")
            .AddText(" AND (d.attempts > 0 OR NOT EXISTS (SELECT 1 FROM due_work e WHERE e.subject = d.subject AND e.lease IS NOT NULL AND e.attempts = 0")
            .AddText(" AND (e.due_at < d.due_at OR (e.due_at = d.due_at AND e.kind < d.kind))))")
            .AddText(" ORDER BY d.wake_at, d.due_at, d.kind");
        provider.AddLimit(query, rows);
        return provider.ReadAsync<DueItem>(query, ct);
    }

    /// <summary>All rows of a subject.</summary>
    internal Task<List<DueItem>> OfAsync(string subject, CancellationToken ct) =>
        provider.ReadAsync<DueItem>(new SqlQuery(provider).Select<DueItem>("d").Add($" FROM due_work d WHERE d.subject = {subject}"), ct);

    /// <summary>Since when the oldest row could be taken, of whatever kind; null when nothing is due.</summary>
    internal async Task<DateTimeOffset?> OldestAsync(DateTimeOffset now, CancellationToken ct)
    {
        var query = new SqlQuery(provider)
            .Select<DueItem>("d")
            .Add($" FROM due_work d WHERE d.wake_at IS NOT NULL AND d.wake_at <= {now} ORDER BY d.wake_at, d.due_at, d.kind");
        provider.AddLimit(query, 1);
        return (await provider.ReadAsync<DueItem>(query, ct)).FirstOrDefault()?.WakeAt;
    }

    /// <summary>Takes those of the rows that are still as they were found.</summary>
    internal async Task<int> TakeAsync(IReadOnlyList<DueItem> found, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        var (subjects, ids) = (found.Select(d => d.Subject).ToArray(), found.Select(d => d.Id).ToArray());
        await using var db = databases.CreateFor(Actor.System);
        try
        {
            return await db.Set<DueItem>()
                .Where(d => subjects.Contains(d.Subject) && ids.Contains(d.Id) && d.WakeAt <= now)
                .ExecuteUpdateAsync(row => row.SetProperty(d => d.Lease, lease).SetProperty(d => d.WakeAt, until), ct);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node was taking the same ones.
            return 0;
        }
    }

    /// <summary>Gives back rows of a lease that nothing was done about. They come where they were before.</summary>
    internal async Task GiveBackAsync(IReadOnlyList<DueItem> rows, Guid lease)
    {
        var subjects = rows.Select(d => d.Subject).ToArray();
        await using var db = databases.CreateFor(Actor.System);
        await db.Set<DueItem>()
            .Where(d => subjects.Contains(d.Subject) && d.Lease == lease)
            .ExecuteUpdateAsync(row => row.SetProperty(d => d.Lease, (Guid?)null).SetProperty(d => d.WakeAt, d => d.DueAt));
    }

    /// <summary>Notes that one failed, unless somebody else has ended or moved it meanwhile.</summary>
    internal async Task<bool> FailAsync(DueItem item, string failure, DateTimeOffset now)
    {
        await using var db = databases.CreateFor(Actor.System);
        db.Attach(item);
        if (item.Fail(failure, now) is { } setAside)
            db.Tell(setAside);
        try
        {
            await provider.CommitAsync(db);
            return true;
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            return false;
        }
    }
}
