using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Hands out contexts of the configured provider. They come from a pool: dispose of them.</summary>
public sealed class SupportDbContextFactory
{
    private readonly DatabaseProvider _provider;
    private readonly Func<SupportDbContext> _create;
    private readonly IEventRecorder? _recorder;

    internal SupportDbContextFactory(DatabaseProvider provider, Func<SupportDbContext> create, IEventRecorder? recorder)
    {
        (_provider, _create, _recorder) = (provider, create, recorder);
        provider.Reads = new(() =>
        {
            using var db = create();
            return db.Model;
        });
    }

    /// <summary>A context that reads and writes for the given actor.</summary>
    public SupportDbContext CreateFor(Actor actor)
    {
        var db = _create();
        db.BeginFor(actor, _provider, _recorder);
        return db;
    }
}
