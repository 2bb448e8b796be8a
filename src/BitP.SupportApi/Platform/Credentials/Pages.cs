using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>Lets the pages of partners read what a publishable key is for, wherever they come from: the key says who they are, and no cookie goes along.</summary>
internal static class Pages
{
    public const string Policy = "Pages";

    private static readonly TimeSpan AskedOnceFor = TimeSpan.FromHours(1);

    public static void AddPages(this IServiceCollection services) =>
        services.AddCors(o =>
            o.AddPolicy(
                Policy,
                policy =>
                    policy
                        .AllowAnyOrigin()
                        .WithMethods(HttpMethods.Get)
                        .AllowAnyHeader()
                        .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter, "RateLimit", "RateLimit-Policy")
                        .SetPreflightMaxAge(AskedOnceFor)
            )
        );
}
