namespace BitP.SupportApi.Platform.Http;

/// <summary>One use case of the API: its request, its validator, its route and its handler stand in one file.</summary>
public interface IEndpoint
{
    static abstract void Map(IEndpointRouteBuilder routes);
}

public static class EndpointRegistration
{
    /// <summary>Maps one use case. A feature's list of these calls is its table of routes.</summary>
    public static RouteGroupBuilder Add<TEndpoint>(this RouteGroupBuilder routes)
        where TEndpoint : IEndpoint
    {
        TEndpoint.Map(routes);
        return routes;
    }
}
