using System.Net.Http.Headers;

namespace BitP.SupportApi.Client;

/// <summary>What stands between the operations and the network, outermost first: typed refusals, retries, the credential.</summary>
internal static class Transport
{
    private static readonly ProductHeaderValue Product = new(
        typeof(Transport).Assembly.GetName().Name!,
        typeof(Transport).Assembly.GetName().Version!.ToString(3)
    );

    public static IReadOnlyList<Func<SupportApiOptions, DelegatingHandler>> Handlers { get; } =
    [options => new RefusalHandler(options), options => new RetryHandler(options), options => new CredentialHandler(options)];

    public static HttpClient CreateClient(SupportApiOptions options, HttpMessageHandler? transport)
    {
        SupportApiOptionsValidator.ThrowIfInvalid(options);
        var handler = transport ?? CreateSockets();
        foreach (var create in Handlers.Reverse())
        {
            var outer = create(options);
            outer.InnerHandler = handler;
            handler = outer;
        }
        // A transport that was given belongs to the giver.
        var http = new HttpClient(handler, disposeHandler: transport is null);
        Configure(http, options);
        return http;
    }

    public static void Configure(HttpClient http, SupportApiOptions options)
    {
        var address = options.BaseAddress!.AbsoluteUri;
        http.BaseAddress = new(address.EndsWith('/') ? address : address + "/");
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue(Product));
        // Each attempt has its own timeout.
        http.Timeout = Timeout.InfiniteTimeSpan;
    }

    // The API does not redirect; whoever does so is not to be followed with a credential.
    public static HttpMessageHandler CreateSockets() =>
        new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
}
