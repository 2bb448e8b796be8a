using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Writes data that the program brings once, however many nodes start in the same moment.</summary>
internal abstract class ShippedData(SupportDbContextFactory databases, DatabaseProvider provider, TimeProvider clock) : IShippedData
{
    private const int MaxAttempts = 10;

    public async Task WriteAsync(CancellationToken ct)
    {
        for (var attempt = 1; !await AreThereAsync(ct); attempt++)
        {
            await using var db = databases.CreateFor(Actor.System);
            Add(db, clock.GetUtcNow());
            try
            {
                await provider.CommitAsync(db);
                return;
            }
            catch (Exception exception) when (provider.MayTryAgain(exception) && attempt < MaxAttempts)
            {
                // Another node, started in the same moment, has done it, or is about to.
            }
        }
    }

    /// <summary>Whether the database has got them: one read by key.</summary>
    protected abstract Task<bool> AreThereAsync(CancellationToken ct);

    /// <summary>Adds them to a context that is then written.</summary>
    protected abstract void Add(SupportDbContext db, DateTimeOffset now);
}
