using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Due;

/// <summary>
/// Hands the events of the feed to their readers. Every node looks once a second whether there is something new; one at a time reads for a reader, by lease, and
/// where it has got to is committed with what the reader changed. A reader that fails is given the same events again, after pauses that grow, for ever: none is
/// passed over.
/// </summary>
internal sealed partial class FeedRunner(FeedPlaces places, DatabaseProvider provider, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FeedRunner> log)
    : BackgroundService
{
    private const int Batch = 100;

    // Who loses so often loses to something else than another node.
    private const int MaxAttempts = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>For how long one node reads, and how long a reader may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Dictionary<string, Type> readers;
        await using (var scope = scopes.CreateAsyncScope())
            readers = scope.ServiceProvider.GetServices<IFeedReader>().ToDictionary(reader => reader.Name, reader => reader.GetType());
        // One that fails or takes long holds up no other.
        await Task.WhenAll(readers.Select(reader => FollowAsync(reader.Key, reader.Value, stoppingToken)));
    }

    private async Task FollowAsync(string name, Type reader, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        var failing = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stopping))
                    return;
                while (await ReadOnAsync(name, reader, stopping)) { }
                failing = false;
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log(failing ? LogLevel.Debug : LogLevel.Warning, exception, name);
                failing = true;
            }
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ReadOnAsync(string name, Type reader, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await places.FindAsync(name, ct) is not { } place)
        {
            await places.BeginAsync(name, now, ct);
            return false;
        }
        if (place.WakeAt > now)
            return false;
        var events = await places.ReadAsync(place.Place, Batch, ct);
        var until = now + Lease;
        if (events.Count == 0 || !await places.TakeAsync(place, place.WakeAt, until, ct))
            return false;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await HandleAsync(place, reader, events, ct);
                    return events.Count == Batch;
                }
                catch (Exception exception) when (provider.MayTryAgain(exception) && attempt < MaxAttempts)
                {
                    // Somebody else was faster: what is there now decides.
                }
            }
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await places.TakeAsync(place, until, now, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            var cause = exception.GetBaseException();
            DueMetrics.Failed(name);
            LogFailed(exception, name, place.Attempts + 1);
            await places.FailAsync(place, $"{cause.GetType().Name}: {cause.Message}", clock.GetUtcNow());
            return false;
        }
    }

    private async Task HandleAsync(FeedPlace place, Type reader, List<StoredEvent> events, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Lease);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<SupportDbContext>();
        var row = await db.Set<FeedPlace>().SingleOrDefaultAsync(p => p.Name == place.Name, ct);
        if (row?.Place != place.Place)
            return;
        await ((IFeedReader)scope.ServiceProvider.GetRequiredService(reader)).HandleAsync(events, db, limit.Token);
        row.MoveTo(new(events[^1].CommitOrder, events[^1].Position), clock.GetUtcNow());
        await provider.CommitAsync(db);
        scope.ServiceProvider.GetRequiredService<AfterCommit>().Run();
    }

    [LoggerMessage("The event feed cannot be read for {Reader}; it will be tried again.")]
    private partial void Log(LogLevel level, Exception exception, string reader);

    [LoggerMessage(LogLevel.Warning, "The reader {Reader} of the event feed failed, attempt {Attempts}; it will be given the same events again.")]
    private partial void LogFailed(Exception exception, string reader, int attempts);
}
