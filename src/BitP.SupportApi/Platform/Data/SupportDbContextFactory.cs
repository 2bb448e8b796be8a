using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Hands out contexts of the configured provider. They come from a pool: dispose of them.</summary>
public sealed class SupportDbContextFactory(DatabaseProvider provider, Func<SupportDbContext> create)
{
    /// <summary>A context that reads and writes for the given actor.</summary>
    public SupportDbContext CreateFor(Actor actor)
    {
        var db = create();
        db.BeginFor(actor, provider);
        return db;
    }
}
