using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Due;

/// <summary>What the readers of the feed ask and note about their places.</summary>
internal sealed class FeedPlaces(SupportDbContextFactory databases, DatabaseProvider provider)
{
    private const int MaxEvents = 100;

    /// <summary>So many events are looked at together where few are wanted.</summary>
    private const int MaxPassed = 1000;

    /// <summary>The place of a reader; null when it has none yet.</summary>
    public async Task<FeedPlace?> FindAsync(string name, CancellationToken ct) =>
        (
            await provider.ReadAsync<FeedPlace>(new SqlQuery(provider).Select<FeedPlace>("p").Add($" FROM feed_readers p WHERE p.name = {name}"), ct)
        ).SingleOrDefault();

    /// <summary>The readers that failed when they read last.</summary>
    public Task<List<FeedPlace>> FailingAsync(CancellationToken ct) =>
        provider.ReadAsync<FeedPlace>(new SqlQuery(provider).Select<FeedPlace>("p").Add($" FROM feed_readers p WHERE p.attempts > {0} ORDER BY p.name"), ct);

    /// <summary>Has a reader begin where the feed ends.</summary>
    public async Task BeginAsync(string name, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        db.Insert(FeedPlace.At(name, await provider.FeedEndAsync(db, ct)));
        try
        {
            await provider.CommitAsync(db);
        }
        catch (Exception exception) when (provider.MayTryAgain(exception))
        {
            // Another node had it begin.
        }
    }

    /// <summary>What comes next in the feed. Of events that are not wanted only the type is read.</summary>
    /// <param name="after">From where on.</param>
    /// <param name="types">The types that are wanted; null for all.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<FeedPage> ReadAsync(FeedPosition after, IReadOnlyList<string>? types, CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        var feed = await provider.FeedAsync(db, db.Set<StoredEvent>().AsNoTracking(), after, ct);
        if (types is null)
        {
            var all = await feed.Take(MaxEvents).ToListAsync(ct);
            return new(all, all.Count == 0 ? after : new(all[^1].CommitOrder, all[^1].Position), all.Count == MaxEvents);
        }
        // As far as is handed on if all of it is wanted; further only where little is.
        var looked = MaxEvents;
        var next = await LookAsync();
        if (next.Count == looked && 2 * next.Count(e => e.IsWanted) < looked)
        {
            looked = MaxPassed;
            next = await LookAsync();
        }
        var wanted = 0;
        var last = next.FindIndex(e => e.IsWanted && ++wanted == MaxEvents);
        var isFull = last >= 0;
        if (!isFull)
            last = next.Count - 1;
        // What has been read of the feed stays as it is: the first of these types are those that were found.
        return new(
            wanted == 0 ? [] : await feed.Where(e => types.Contains(e.Type)).Take(wanted).ToListAsync(ct),
            last < 0 ? after : new(next[last].CommitOrder, next[last].Position),
            isFull || next.Count == looked
        );

        Task<List<Passed>> LookAsync() => feed.Take(looked).Select(e => new Passed(e.CommitOrder, e.Position, types.Contains(e.Type))).ToListAsync(ct);
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

    private sealed record Passed(long CommitOrder, long Position, bool IsWanted);
}

/// <summary>A piece of the feed for a reader.</summary>
/// <param name="Events">The events that it wants.</param>
/// <param name="End">Where the piece ends; where it began when there was nothing.</param>
/// <param name="HasMore">Whether more may follow at once.</param>
internal sealed record FeedPage(IReadOnlyList<StoredEvent> Events, FeedPosition End, bool HasMore);
