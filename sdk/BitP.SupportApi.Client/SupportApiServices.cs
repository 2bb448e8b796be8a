using BitP.SupportApi.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the client to an application's services.</summary>
public static class SupportApiServices
{
    /// <summary>Adds a <see cref="SupportApiClient"/> whose connections the application's <c>IHttpClientFactory</c> looks after.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Says where the API is and as whom to call it. Mistakes are found when the application starts.</param>
    /// <returns>The builder of its HTTP client, for handlers of your own; they see every single attempt.</returns>
    public static IHttpClientBuilder AddSupportApiClient(this IServiceCollection services, Action<SupportApiOptions> configure)
    {
        services.AddOptions<SupportApiOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SupportApiOptions>, SupportApiOptionsValidator>());
        var builder = services
            .AddHttpClient(nameof(SupportApiClient))
            .AddTypedClient((http, provider) => new SupportApiClient(http, OptionsOf(provider)))
            .ConfigureHttpClient((provider, http) => Transport.Configure(http, OptionsOf(provider)))
            .ConfigurePrimaryHttpMessageHandler(Transport.CreateSockets);
        foreach (var create in Transport.Handlers)
            builder.AddHttpMessageHandler(provider => create(OptionsOf(provider)));
        return builder;
    }

    private static SupportApiOptions OptionsOf(IServiceProvider provider) => provider.GetRequiredService<IOptions<SupportApiOptions>>().Value;
}
