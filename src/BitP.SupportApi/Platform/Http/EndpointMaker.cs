using System.Collections.Concurrent;
using FastEndpoints;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// Makes the endpoint that answers a request, with the services that its constructor asks for. How is compiled for the first request: the start,
/// which makes one of each to hear what it wants, would wait for hundreds of compilations.
/// </summary>
internal sealed class EndpointMaker : IEndpointFactory
{
    // Kept for the whole process: nothing in it is a host's own.
    private static readonly ConcurrentDictionary<Type, ObjectFactory> Compiled = new();

    public BaseEndpoint Create(EndpointDefinition definition, HttpContext ctx) =>
        (BaseEndpoint)(
            ctx.GetEndpoint() is null
                ? ActivatorUtilities.CreateInstance(ctx.RequestServices, definition.EndpointType)
                : Compiled.GetOrAdd(definition.EndpointType, type => ActivatorUtilities.CreateFactory(type, Type.EmptyTypes))(ctx.RequestServices, null)
        );
}
