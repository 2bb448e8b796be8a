using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
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
    // Who loses so often loses to something else than another node.
    private const int MaxAttempts = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>For how long one node reads, and how long a reader may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    private IReadOnlyList<Reader> _readers = [];

    /// <summary>Gives readers that have none their places, before there is a request whose events they would pass over.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
            _readers = [.. scope.ServiceProvider.GetServices<IFeedReader>().Select(r => new Reader(r.Name, r.Types, r.GetType()))];
        foreach (var reader in _readers)
            try
            {
                await PlaceAsync(reader, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // Without its tables the product starts, and says that it is not ready.
                Log(LogLevel.Warning, exception, reader.Name);
            }
        await base.StartAsync(cancellationToken);
    }

    // One that fails or takes long holds up no other.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(_readers.Select(reader => FollowAsync(reader, stoppingToken)));

    private async Task FollowAsync(Reader reader, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        var failing = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stopping))
                    return;
                while (await ReadOnAsync(reader, stopping)) { }
                failing = false;
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                Log(failing ? LogLevel.Debug : LogLevel.Warning, exception, reader.Name);
                failing = true;
            }
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ReadOnAsync(Reader reader, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await PlaceAsync(reader, ct) is not { } place || place.IsAsleep(now))
            return false;
        var page = await places.ReadAsync(place.Place, reader.Types, ct);
        var until = now + Lease;
        if (page.End == place.Place || !await places.TakeAsync(place, place.WakeAt, until, ct))
            return false;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await HandleAsync(place, reader.Type, page, ct);
                    return page.HasMore;
                }
                catch (Exception exception) when (provider.MayTryAgain(exception) && attempt < MaxAttempts)
                {
                    // Somebody else was faster: what is there now decides.
                }
            }
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            await places.TakeAsync(place, until, place.WakeAt, CancellationToken.None);
            throw;
        }
        catch (Exception exception)
        {
            var cause = exception.GetBaseException();
            DueMetrics.Failed(reader.Name);
            LogFailed(exception, reader.Name, place.Attempts + 1);
            await places.FailAsync(place, $"{cause.GetType().Name}: {cause.Message}", clock.GetUtcNow());
            return false;
        }
    }

    /// <summary>Where a reader is; null when it has just been told to begin.</summary>
    private async Task<FeedPlace?> PlaceAsync(Reader reader, CancellationToken ct)
    {
        if (await places.FindAsync(reader.Name, ct) is { } place)
            return place;
        await places.BeginAsync(reader.Name, ct);
        return null;
    }

    private async Task HandleAsync(FeedPlace place, Type reader, FeedPage page, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Lease);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<SupportDbContext>();
        var row = await db.Set<FeedPlace>().SingleOrDefaultAsync(p => p.Name == place.Name, ct);
        if (row?.Place != place.Place)
            return;
        if (page.Events.Count > 0)
            await ((IFeedReader)scope.ServiceProvider.GetRequiredService(reader)).HandleAsync(page.Events, db, limit.Token);
        row.MoveTo(page.End);
        await provider.CommitAsync(db);
        scope.ServiceProvider.GetRequiredService<AfterCommit>().Run();
    }

    private sealed record Reader(string Name, IReadOnlyList<string>? Types, Type Type);

    [LoggerMessage("The event feed cannot be read for {Reader}; it will be tried again.")]
    private partial void Log(LogLevel level, Exception exception, string reader);

    [LoggerMessage(LogLevel.Warning, "The reader {Reader} of the event feed failed, attempt {Attempts}; it will be given the same events again.")]
    private partial void LogFailed(Exception exception, string reader, int attempts);
}
