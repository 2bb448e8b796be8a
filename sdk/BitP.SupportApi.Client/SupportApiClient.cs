using Microsoft.Extensions.Options;

namespace BitP.SupportApi.Client;

/// <summary>
/// The BitP Support API: one group of operations for each kind of resource. It is safe to use from many threads at once; make one and keep it, or
/// let <c>AddSupportApiClient</c> make it.
/// </summary>
public partial class SupportApiClient : IDisposable
{
    private readonly HttpClient? _http;
    private readonly ApiConnection? _api;

    /// <summary>A client that looks after its own connections.</summary>
    /// <param name="options">Where the API is and as whom to call it.</param>
    /// <param name="transport">What sends the requests in place of a socket; for tests and for proxies.</param>
    /// <exception cref="OptionsValidationException">The options are not usable; the message says why.</exception>
    public SupportApiClient(SupportApiOptions options, HttpMessageHandler? transport = null)
        : this(Transport.CreateClient(options, transport), options) { }

    internal SupportApiClient(HttpClient http, SupportApiOptions options)
    {
        _http = http;
        _api = new(http, options);
    }

    /// <summary>For tests: a stand-in overrides the groups that it needs.</summary>
    protected SupportApiClient() { }

    private ApiConnection Api => _api ?? throw new InvalidOperationException("This stand-in does not override the group that was asked for.");

    /// <summary>Closes the connections, unless they belong to an <c>IHttpClientFactory</c>.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the connections.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _http?.Dispose();
    }
}
