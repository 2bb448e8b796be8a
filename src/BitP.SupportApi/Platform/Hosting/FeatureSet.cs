using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>A capability of the product: its services, its JSON types and its table of routes.</summary>
internal interface IFeature
{
    /// <summary>The types that go over the wire or into JSON columns; made by the compiler, so that start-up needs no reflection.</summary>
    static abstract IJsonTypeInfoResolver Json { get; }

    /// <summary>Its use cases: the table of routes, in the order of the contract.</summary>
    static abstract IReadOnlyList<Type> Endpoints { get; }

    /// <summary>Refusals as the contract shows them: those that hold more than their titles, with what an occurrence puts in.</summary>
    static virtual IReadOnlyList<Error> Refusals => [];

    static virtual void AddServices(IServiceCollection services) { }

    /// <summary>Maps what is for people rather than programs: pages, which the contract does not describe.</summary>
    static virtual void MapPages(IEndpointRouteBuilder routes) { }

    /// <summary>Whether this program has it; what is only for tests is not there elsewhere.</summary>
    static virtual bool IsOn(IConfiguration configuration) => true;
}

/// <summary>The capabilities of the product, in order.</summary>
internal sealed class FeatureSet
{
    private readonly List<Feature> _features = [];

    /// <summary>The names of the groups of operations, in the order of the contract.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    public FeatureSet Add<TFeature>()
        where TFeature : IFeature
    {
        ApiJson.Know(TFeature.Json);
        _features.Add(new(TFeature.Endpoints, () => TFeature.Refusals, TFeature.AddServices, TFeature.MapPages, TFeature.IsOn));
        return this;
    }

    public void AddServices(IServiceCollection services) => _features.ForEach(feature => feature.AddServices(services));

    public IEnumerable<Type> Endpoints(IConfiguration configuration) =>
        _features.Where(feature => feature.IsOn(configuration)).SelectMany(feature => feature.Endpoints);

    public IEnumerable<Error> Refusals => _features.SelectMany(feature => feature.Refusals());

    public void MapPages(IEndpointRouteBuilder routes) => _features.ForEach(feature => feature.MapPages(routes));

    private sealed record Feature(
        IReadOnlyList<Type> Endpoints,
        Func<IReadOnlyList<Error>> Refusals,
        Action<IServiceCollection> AddServices,
        Action<IEndpointRouteBuilder> MapPages,
        Func<IConfiguration, bool> IsOn
    );
}
