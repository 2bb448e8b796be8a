namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>
/// Keeps registers from taking the node for themselves: they wait for one another, and never for those who read them. A turn is given back before anything is sent, so
/// that a slow reader keeps nobody waiting.
/// </summary>
public sealed class RegisterTurns : IDisposable
{
    /// <summary>How many parts of registers are read from the database at a time.</summary>
    public const int MaxReads = 2;

    /// <summary>How many statistics are worked out at a time, each of which keeps numbers in memory until it is done.</summary>
    public const int MaxStatistics = 2;

    private readonly SemaphoreSlim _reads = new(MaxReads);
    private readonly SemaphoreSlim _statistics = new(MaxStatistics);

    internal Task<T> ReadAsync<T>(Func<Task<T>> read, CancellationToken ct) => InTurnAsync(_reads, read, ct);

    internal Task<T> CountAsync<T>(Func<Task<T>> count, CancellationToken ct) => InTurnAsync(_statistics, count, ct);

    public void Dispose()
    {
        _reads.Dispose();
        _statistics.Dispose();
    }

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
