using BitP.SupportApi.Platform.Data.Providers;
using BitP.SupportApi.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Brings the database's schema to the version of this program.</summary>
internal sealed class Schema(SupportDbContextFactory databases, DatabaseProvider provider)
{
    /// <summary>Applies what is missing. One of several nodes does it and the others wait.</summary>
    public async Task MigrateAsync(CancellationToken ct = default)
    {
        await using var db = databases.CreateFor(Actor.System);
        if (await IsCurrentAsync(ct))
            return;
        await provider.MigrateAsync(db, ct);
    }

    /// <summary>Whether the database can be reached and has every migration of this program.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken ct = default)
    {
        await using var db = databases.CreateFor(Actor.System);
        return await db.Database.CanConnectAsync(ct) && !(await db.Database.GetPendingMigrationsAsync(ct)).Any();
    }
}
