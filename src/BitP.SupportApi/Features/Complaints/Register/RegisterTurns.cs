using System.Threading.RateLimiting;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>
/// Keeps registers from taking the node for themselves, and a caller from keeping out all others. A caller, who is a partner with all of its keys or somebody of the
/// staff, has so much at a time and is refused more. What all callers then have waits for its turn in the order in which it came: it waits for a few things of each other
/// caller, and never for those who read slowly, since a turn to read is given back before anything is sent.
/// </summary>
public sealed class RegisterTurns : IDisposable
{
    /// <summary>How many parts of registers are read from the database at a time, on each node.</summary>
    public const int MaxReads = 2;

    /// <summary>How many statistics are worked out at a time, on each node; each keeps numbers in memory until it is done.</summary>
    public const int MaxStatistics = 2;

    /// <summary>How many registers a caller is sent at a time.</summary>
    public const int MaxRegistersOfCaller = 4;

    /// <summary>How many statistics a caller may have asked for at a time. One of them is worked out, the others wait.</summary>
    public const int MaxStatisticsOfCaller = 4;

    private const string RetryAfterSeconds = "5";

    private readonly SemaphoreSlim _reads = new(MaxReads);
    private readonly SemaphoreSlim _statistics = new(MaxStatistics);
    private readonly PartitionedRateLimiter<Actor> _registersOfCallers = OfCallers(MaxRegistersOfCaller, 0);
    private readonly PartitionedRateLimiter<Actor> _statisticsOfCallers = OfCallers(1, MaxStatisticsOfCaller - 1);

    /// <summary>A turn of a caller to be sent a register; it is not acquired when the caller is sent as many as it may be.</summary>
    internal RateLimitLease Send(Actor caller) => _registersOfCallers.AttemptAcquire(caller);

    /// <summary>Reads something for a register or for statistics.</summary>
    internal Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken ct) => InTurnAsync(_reads, read, ct);

    /// <summary>Works out statistics for a caller; null when it has asked for as many as it may.</summary>
    internal async Task<T?> CountAsync<T>(Actor caller, Func<Task<T>> count, CancellationToken ct)
        where T : class
    {
        using var turn = await _statisticsOfCallers.AcquireAsync(caller, cancellationToken: ct);
        return turn.IsAcquired ? await InTurnAsync(_statistics, count, ct) : null;
    }

    /// <summary>Refuses a caller who has as much as it may have at a time, and says when to come again.</summary>
    internal static Error Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return RegisterErrors.TooManyAtOnce.For(MaxRegistersOfCaller, MaxStatisticsOfCaller);
    }

    public void Dispose()
    {
        _reads.Dispose();
        _statistics.Dispose();
        _registersOfCallers.Dispose();
        _statisticsOfCallers.Dispose();
    }

    // What nobody has a turn of any more is forgotten by itself.
    private static PartitionedRateLimiter<Actor> OfCallers(int atOnce, int waiting) =>
        PartitionedRateLimiter.Create<Actor, Guid>(caller =>
            RateLimitPartition.GetConcurrencyLimiter(
                caller.PartnerId ?? caller.Id ?? caller.CredentialId ?? Guid.Empty,
                _ =>
                    new()
                    {
                        PermitLimit = atOnce,
                        QueueLimit = waiting,
                        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                    }
            )
        );

    private static async Task<T> InTurnAsync<T>(SemaphoreSlim turns, Func<Task<T>> work, CancellationToken ct)
    {
        await turns.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            turns.Release();
        }
    }
}
