using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>A capability of the product: its services, its JSON types and its table of routes.</summary>
internal interface IFeature
{
    /// <summary>The types that go over the wire or into JSON columns; made by the compiler, so that start-up needs no reflection.</summary>
    static abstract IJsonTypeInfoResolver Json { get; }

    static virtual void AddServices(IServiceCollection services) { }

    static abstract void Map(RouteGroupBuilder api);

    /// <summary>Whether this program has it; what is only for tests is not there elsewhere.</summary>
    static virtual bool IsOn(IConfiguration configuration) => true;
}

/// <summary>The capabilities of the product, in order.</summary>
internal sealed class FeatureSet
{
    private readonly List<Action<IServiceCollection>> _services = [];
    private readonly List<(Func<IConfiguration, bool> IsOn, Action<RouteGroupBuilder> Map)> _routes = [];

    public FeatureSet Add<TFeature>()
        where TFeature : IFeature
    {
        ApiJson.Know(TFeature.Json);
        _services.Add(TFeature.AddServices);
        _routes.Add((TFeature.IsOn, TFeature.Map));
        return this;
    }

    public void AddServices(IServiceCollection services) => _services.ForEach(add => add(services));

    public void Map(RouteGroupBuilder api, IConfiguration configuration)
    {
        foreach (var (isOn, map) in _routes)
            if (isOn(configuration))
                map(api);
    }
}
