using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>Regular small work: notes when keys were last used, and deletes what has expired. Safe on any number of nodes at once.</summary>
internal sealed partial class Housekeeping(
    SupportDbContextFactory databases,
    KnownCredentials credentials,
    IEnumerable<IHousework> ofFeatures,
    TimeProvider clock,
    ILogger<Housekeeping> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private const int SweepEvery = 40;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        for (var round = 1; ; round++)
        {
            try
            {
                if (!await timer.WaitForNextTickAsync(stoppingToken))
                    return;
                await credentials.SaveLastUsedAsync(stoppingToken);
                if (round % SweepEvery == 0)
                    await SweepAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(exception);
            }
        }
    }

    /// <summary>Deletes what has expired.</summary>
    internal async Task SweepAsync(CancellationToken ct)
    {
        await using var db = databases.CreateFor(Actor.System);
        var now = clock.GetUtcNow();
        var oldest = now - IdempotencyRecord.Lifetime;
        await db.Set<IdempotencyRecord>().Where(r => r.CreatedAt < oldest).DeleteOldestFirstAsync(r => r.CreatedAt, ct);
        await db.Set<CustomerToken>().Where(t => t.ExpiresAt < oldest).DeleteOldestFirstAsync(t => t.ExpiresAt, ct);
        foreach (var work in ofFeatures)
            await work.SweepAsync(db, now, ct);
    }

    [LoggerMessage(LogLevel.Warning, "Housekeeping failed; it will be tried again.")]
    private partial void LogFailed(Exception exception);
}
