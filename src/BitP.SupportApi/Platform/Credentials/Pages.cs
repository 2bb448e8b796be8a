using BitP.SupportApi.Platform.Callers;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>Which origins customer tokens may be used from.</summary>
internal static class CorsSettings
{
    public const string Key = "Cors:Origins";

    /// <summary>The origins, none when nothing is set.</summary>
    public static string[] OriginsOf(IConfiguration configuration)
    {
        var origins = (configuration[Key] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var origin in origins)
            if (!IsOrigin(origin))
                throw new StartRefusedException(
                    $"{Key} has '{origin}'; each has to be an origin such as https://app.example.com, without a path, or an http one of this machine."
                );
        return origins;
    }

    // As browsers write it, since it is compared letter by letter.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.GetLeftPart(UriPartial.Authority) == text
        && uri is { UserInfo: "", IdnHost: var host }
        && host == uri.Host.Trim('[', ']');
}

/// <summary>
/// Lets pages in browsers call: those of partners read what a publishable key is for, wherever they come from, since the key says who they are; those of the origins that
/// are set call with tokens of customers. No cookie goes along, and with any other credential a page can read nothing: such a one has no business there.
/// </summary>
internal static class Pages
{
    /// <summary>From any origin, what a publishable key is for.</summary>
    public const string Any = "Pages of any origin";

    /// <summary>From the origins that are set, what a customer token is for.</summary>
    public const string OfCustomers = "Pages of customers";

    private static readonly TimeSpan AskedOnceFor = TimeSpan.FromHours(1);

    private static readonly string[] Exposed =
    [
        HeaderNames.ETag,
        HeaderNames.Location,
        HeaderNames.RetryAfter,
        HeaderNames.Link,
        HeaderNames.WWWAuthenticate,
        "Idempotency-Replayed",
        "RateLimit",
        "RateLimit-Policy",
    ];

    private static readonly string[] Taken =
    [
        HeaderNames.Authorization,
        HeaderNames.ContentType,
        HeaderNames.IfMatch,
        HeaderNames.IfNoneMatch,
        HeaderNames.TraceParent,
        HeaderNames.TraceState,
        "Idempotency-Key",
    ];

    public static void AddPages(this IServiceCollection services, IConfiguration configuration)
    {
        var origins = CorsSettings.OriginsOf(configuration);
        services.AddCors(o =>
        {
            o.AddPolicy(
                Any,
                policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get).AllowAnyHeader().WithExposedHeaders(Exposed).SetPreflightMaxAge(AskedOnceFor)
            );
            // Each route has one method, and only those of customers have this policy.
            o.AddPolicy(
                OfCustomers,
                policy => policy.WithOrigins(origins).AllowAnyMethod().WithHeaders(Taken).WithExposedHeaders(Exposed).SetPreflightMaxAge(AskedOnceFor)
            );
        });
        services.AddSingleton<DefaultCorsPolicyProvider>().AddSingleton<ICorsPolicyProvider, PolicyByCaller>();
    }

    /// <summary>The policy of a route for its callers; null when it is for nobody's pages.</summary>
    public static string? PolicyFor(Actors actors) =>
        actors.HasFlag(Actors.Publishable) ? Any
        : actors.HasFlag(Actors.Customer) ? OfCustomers
        : null;

    /// <summary>No policy for a caller whose credential may not be in a page. Who shows none that is good is only told so.</summary>
    private sealed class PolicyByCaller(DefaultCorsPolicyProvider policies) : ICorsPolicyProvider
    {
        private static readonly Task<CorsPolicy?> None = Task.FromResult<CorsPolicy?>(null);

        public Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
            Actor.Of(context) is null or { Kind: ActorKind.Customer or ActorKind.Publishable } ? policies.GetPolicyAsync(context, policyName) : None;
    }
}
