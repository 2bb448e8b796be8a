using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Due;

/// <summary>
/// Does what is due. Every node looks once a second whether there is something, takes a batch of it by lease, and does one after another; each in one transaction
/// with the end of its row. A lease only keeps nodes from doing the same: that each is done once follows from the row, which only one transaction can end.
/// </summary>
public sealed partial class DueRunner(
    DueHandlers handlers,
    DueQueries rows,
    DatabaseProvider provider,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<DueRunner> log
) : BackgroundService
{
    private const int Batch = 50;

    // Others compete for the same rows now and then. Who loses so often loses to something else.
    private const int MaxAttempts = 20;
    private const int AttemptsWithoutPause = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>For how long rows are taken, and how long one may take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>Somebody does due work, or moves the clock by which it is due.</summary>
    private readonly SemaphoreSlim _turn = new(1, 1);

    private bool _failing;

    /// <summary>
    /// Moves the clock while nothing is being done, and then does all that has fallen due, one by one in the order of the time, with what that makes due in between.
    /// </summary>
    /// <param name="move">Moves the clock; false when it cannot be moved so.</param>
    /// <param name="ct">Ends it; what is not done then is left to the next round.</param>
    /// <returns>Whether the clock was moved.</returns>
    public Task<bool> MoveClockAsync(Func<bool> move, CancellationToken ct) => InterruptAsync(() => Task.FromResult(move()), ct);

    /// <summary>Has something done while nothing that is due is being done, and then does all that is due by then.</summary>
    /// <param name="change">What is done; false when nothing came of it.</param>
    /// <param name="ct">Ends it; what is not done then is left to the next round.</param>
    /// <returns>What came of it.</returns>
    public async Task<bool> InterruptAsync(Func<Task<bool>> change, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (!await change())
                return false;
            while (await RoundAsync(1, ct) > 0) { }
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _turn.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (handlers.Kinds.Count == 0)
            return;
        using var timer = new PeriodicTimer(Interval);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stoppingToken))
                    return;
                while (await InTurnAsync(stoppingToken) > 0) { }
                _failing = false;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // Once, and not each second for as long as there is no database.
                Log(_failing ? LogLevel.Debug : LogLevel.Warning, exception);
                _failing = true;
            }
        }
    }

    private async Task<int> InTurnAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await RoundAsync(Batch, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes a batch and does it.</summary>
    /// <returns>How many were done, well or not.</returns>
    private async Task<int> RoundAsync(int batch, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = handlers.Kinds.Count == 0 ? [] : await rows.FindAsync([.. handlers.Kinds], now, batch, ct);
        DueMetrics.Waits(found.Count == 0 ? TimeSpan.Zero : now - found[0].WakeAt!.Value);
        var lease = Guid.CreateVersion7(now);
        if (found.Count == 0 || await rows.TakeAsync(found, lease, now, now + Lease, ct) == 0)
            return 0;
        var (done, begun, ended) = (0, 0, false);
        try
        {
            // Later none is begun: whoever takes it when the lease has ended would do it at the same time.
            for (; begun < found.Count && clock.GetUtcNow() - now < Lease / 2; begun++)
                if (await DoAsync(found[begun], lease, ct))
                    done++;
            ended = begun == found.Count;
        }
        finally
        {
            if (!ended)
                await rows.GiveBackAsync(found, lease);
        }
        return done;
    }

    /// <summary>Does one, unless it is not this lease's any more or an earlier one of its subject has to be done first.</summary>
    private async Task<bool> DoAsync(DueItem found, Guid lease, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var ofSubject = await rows.OfAsync(found.Subject, ct);
            if (ofSubject.Find(d => d.Kind == found.Kind && d.Lease == lease) is not { } item)
                return false;
            if (ofSubject.Exists(d => d.GoesBefore(item) && (d.Lease is not null || handlers.Kinds.Contains(d.Kind))))
            {
                await rows.GiveBackAsync([item], lease);
                return false;
            }
            try
            {
                await HandleAsync(item, ct);
                var late = clock.GetUtcNow() - item.DueAt;
                DueMetrics.Done(item.Kind, late);
                LogDone(item.Kind, item.Subject, item.DueAt, late);
                return true;
            }
            catch (Exception) when (ct.IsCancellationRequested)
            {
                // It did not fail: it is left to whoever takes it next.
                throw;
            }
            catch (Exception exception) when (provider.MayTryAgain(exception) && attempt < MaxAttempts)
            {
                // Somebody else was faster: what is there now decides.
                if (attempt > AttemptsWithoutPause)
                    await Task.Delay(LongestPause * Random.Shared.NextDouble(), ct);
            }
            catch (Exception exception)
            {
                await NoteAsync(item, exception);
                return true;
            }
        }
    }

    private async Task HandleAsync(DueItem item, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Lease);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var db = scope.ServiceProvider.GetRequiredService<SupportDbContext>();
        if (await handlers.Of(item.Kind, scope.ServiceProvider).HandleAsync(item, db, limit.Token) is DueOutcome.Done)
            db.Remove(item);
        else if (await IsStillDueAsync(item, db, limit.Token))
            throw new InvalidOperationException("Its handler says that it was moved, and left it due no later than it was: it would be done again and again.");
        await provider.CommitAsync(db);
        scope.ServiceProvider.GetRequiredService<AfterCommit>().Run();
    }

    /// <summary>Whether what is to be committed leaves an item due no later than it was. What somebody else has made of it meanwhile is no matter of its handler.</summary>
    private async Task<bool> IsStillDueAsync(DueItem item, SupportDbContext db, CancellationToken ct)
    {
        DueItem?[] changes =
        [
            .. db.Companions().Where(c => item.IsSame(c.Before) || item.IsSame(c.After)).Select(c => c.After as DueItem),
            .. db
                .ChangeTracker.Entries<DueItem>()
                .Where(entry => item.IsSame(entry.Entity))
                .Select(entry => entry.State is EntityState.Deleted ? null : entry.Entity),
        ];
        return changes is []
            ? (await rows.OfAsync(item.Subject, ct)).Exists(d => item.IsSame(d) && d.Lease == item.Lease)
            : Array.Exists(changes, after => after?.DueAt <= item.DueAt);
    }

    private async Task NoteAsync(DueItem item, Exception exception)
    {
        var cause = exception.GetBaseException();
        DueMetrics.Failed(item.Kind);
        if (!await rows.FailAsync(item, $"{cause.GetType().Name}: {cause.Message}", clock.GetUtcNow()))
            return;
        if (item.FailedAt is null)
            LogFailed(exception, item.Kind, item.Subject, item.Attempts);
        else
            LogSetAside(exception, item.Kind, item.Subject, item.Attempts);
    }

    [LoggerMessage("Due work cannot be looked for; it will be tried again.")]
    private partial void Log(LogLevel level, Exception exception);

    [LoggerMessage(LogLevel.Debug, "Due work {Kind} of {Subject} was done, due at {DueAt}, {Late} late.")]
    private partial void LogDone(string kind, string subject, DateTimeOffset dueAt, TimeSpan late);

    [LoggerMessage(LogLevel.Warning, "Due work {Kind} of {Subject} failed, attempt {Attempts}; it will be tried again.")]
    private partial void LogFailed(Exception exception, string kind, string subject, int attempts);

    [LoggerMessage(LogLevel.Error, "Due work {Kind} of {Subject} failed, attempt {Attempts}; it was set aside.")]
    private partial void LogSetAside(Exception exception, string kind, string subject, int attempts);
}
