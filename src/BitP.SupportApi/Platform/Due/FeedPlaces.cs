using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Due;

/// <summary>What the readers of the feed ask and note about their places.</summary>
internal sealed class FeedPlaces(SupportDbContextFactory databases, DatabaseProvider provider)
{
    /// <summary>The place of a reader; null when it has none yet.</summary>
    public async Task<FeedPlace?> FindAsync(string name, CancellationToken ct) =>
        (
            await provider.ReadAsync<FeedPlace>(new SqlQuery(provider).Select<FeedPlace>("p").Add($" FROM feed_readers p WHERE p.name = {name}"), ct)
        ).SingleOrDefault();

    /// <summary>The readers that failed when they read last.</summary>
    public Task<List<FeedPlace>> FailingAsync(CancellationToken ct) =>
        provider.ReadAsync<FeedPlace>(new SqlQuery(provider).Select<FeedPlace>("p").Add($" FROM feed_readers p WHERE p.attempts > {0} ORDER BY p.name"), ct);

    /// <summary>Has a reader begin where the feed ends.</summary>
    public async Task BeginAsync(string name, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        db.Insert(FeedPlace.At(name, await provider.FeedEndAsync(db, ct), now));
        try
        {
            await provider.CommitAsync(db);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node had it begin.
        }
    }

    /// <summary>What comes next in the feed.</summary>
    public async Task<List<StoredEvent>> ReadAsync(FeedPosition after, int events, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        var feed = await provider.FeedAsync(db, db.Set<StoredEvent>().AsNoTracking(), after, ct);
        return await feed.Take(events).ToListAsync(ct);
    }

    /// <summary>Takes the reading, or gives it back, unless somebody else was faster.</summary>
    /// <param name="place">Where the reader is.</param>
    /// <param name="seen">When a node could read on, as it was seen.</param>
    /// <param name="until">When a node may read on from now on.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<bool> TakeAsync(FeedPlace place, DateTimeOffset seen, DateTimeOffset until, CancellationToken ct)
    {
        var (name, commitOrder, position) = (place.Name, place.CommitOrder, place.Position);
        await using var db = databases.CreateFor(Actor.System);
        return await db.Set<FeedPlace>()
                .Where(p => p.Name == name && p.WakeAt == seen && p.CommitOrder == commitOrder && p.Position == position)
                .ExecuteUpdateAsync(row => row.SetProperty(p => p.WakeAt, until), ct) > 0;
    }

    /// <summary>Notes that a reader failed, unless somebody else has read on.</summary>
    public async Task FailAsync(FeedPlace place, string failure, DateTimeOffset now)
    {
        await using var db = databases.CreateFor(Actor.System);
        db.Attach(place);
        place.Fail(failure, now);
        try
        {
            await provider.CommitAsync(db);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // What failed here went well there.
        }
    }
}
