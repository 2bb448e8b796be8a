namespace BitP.SupportApi.Platform.Due;

/// <summary>Which kinds of due work this node does. What it does not know is left to nodes that do, such as those of a newer release.</summary>
public sealed class DueHandlers(IServiceScopeFactory scopes)
{
    private readonly Lazy<Dictionary<string, Type>> _types = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices<IDueHandler>().ToDictionary(handler => handler.Kind, handler => handler.GetType(), StringComparer.Ordinal);
    });

    internal IReadOnlyCollection<string> Kinds => _types.Value.Keys;

    /// <summary>The handler of a kind, with the services of a scope.</summary>
    internal IDueHandler Of(string kind, IServiceProvider services) => (IDueHandler)services.GetRequiredService(_types.Value[kind]);
}
