using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>JSON is written without reflection: a type that no context names would fail in front of a caller.</summary>
public sealed class KnowingEveryType
{
    [Fact]
    public async Task Every_body_is_known()
    {
        var app = await SupportApp.SharedAsync();
        var endpoints = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.Where(e => e.Metadata.GetMetadata<FailsMetadata>() is not null)
            .ToArray();
        var requests = endpoints.SelectMany(e => e.Metadata.OfType<IAcceptsMetadata>()).Select(m => m.RequestType);
        var answers = endpoints.SelectMany(e => e.Metadata.OfType<IProducesResponseTypeMetadata>()).Select(m => m.Type);
        var types = requests.Concat(answers).OfType<Type>().Where(t => t != typeof(void)).Distinct().ToArray();

        Assert.NotEmpty(types);
        Assert.All(types, t => Assert.NotNull(ApiJson.Options.GetTypeInfo(t)));
    }

    [Fact]
    public async Task Every_event_is_known()
    {
        await SupportApp.SharedAsync();
        var types = typeof(EventData).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(EventData)) && !t.IsAbstract).ToArray();

        Assert.NotEmpty(types);
        Assert.All(types, t => Assert.NotNull(ApiJson.Options.GetTypeInfo(t)));
    }
}
