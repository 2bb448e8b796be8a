using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>A capability of the product: its services, its JSON types and its table of routes.</summary>
internal interface IFeature
{
    /// <summary>The types that go over the wire or into JSON columns; made by the compiler, so that start-up needs no reflection.</summary>
    static abstract IJsonTypeInfoResolver Json { get; }

    /// <summary>Its use cases: the table of routes, in the order of the contract.</summary>
    static abstract IReadOnlyList<Type> Endpoints { get; }

    static virtual void AddServices(IServiceCollection services) { }

    /// <summary>Whether this program has it; what is only for tests is not there elsewhere.</summary>
    static virtual bool IsOn(IConfiguration configuration) => true;
}

/// <summary>The capabilities of the product, in order.</summary>
internal sealed class FeatureSet
{
    private readonly List<Feature> _features = [];

    public FeatureSet Add<TFeature>()
        where TFeature : IFeature
    {
        ApiJson.Know(TFeature.Json);
        _features.Add(new(TFeature.Endpoints, TFeature.AddServices, TFeature.IsOn));
        return this;
    }

    public void AddServices(IServiceCollection services) => _features.ForEach(feature => feature.AddServices(services));

    public IEnumerable<Type> Endpoints(IConfiguration configuration) =>
        _features.Where(feature => feature.IsOn(configuration)).SelectMany(feature => feature.Endpoints);

    private sealed record Feature(IReadOnlyList<Type> Endpoints, Action<IServiceCollection> AddServices, Func<IConfiguration, bool> IsOn);
}
