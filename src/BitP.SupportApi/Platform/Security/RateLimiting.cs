using System.Globalization;
using System.Threading.RateLimiting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Platform.Security;

/// <summary>How many requests a caller may make.</summary>
internal sealed class RateLimitSettings
{
    public const string Section = "RateLimits";

    /// <summary>Requests a minute and credential, on each node.</summary>
    public int PerMinute { get; init; } = 6000;

    /// <summary>Requests a minute and address that show no valid credential, on each node: what slows down guessing.</summary>
    public int AnonymousPerMinute { get; init; } = 300;
}

/// <summary>Counts requests by credential, and by address where there is none. The headers are those of draft-ietf-httpapi-ratelimit-headers.</summary>
internal sealed class RateLimiting : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter;
    private readonly string _policy;
    private readonly string _anonymousPolicy;

    public RateLimiting(IConfiguration configuration)
    {
        var settings = configuration.GetSection(RateLimitSettings.Section).Get<RateLimitSettings>() ?? new();
        (_policy, _anonymousPolicy) = (Policy("credential", settings.PerMinute), Policy("anonymous", settings.AnonymousPerMinute));
        _limiter = PartitionedRateLimiter.Create<HttpContext, (Guid?, string?)>(context =>
        {
            var credential = Actor.Of(context)?.CredentialId;
            var address = credential is null ? context.Connection.RemoteIpAddress?.ToString() : null;
            var perMinute = credential is null ? settings.AnonymousPerMinute : settings.PerMinute;
            return RateLimitPartition.GetTokenBucketLimiter((credential, address), _ => Bucket(perMinute));
        });
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var lease = _limiter.AttemptAcquire(context);
        var headers = context.Response.Headers;
        var (policy, name) = Actor.Of(context) is null ? (_anonymousPolicy, "anonymous") : (_policy, "credential");
        headers["RateLimit-Policy"] = policy;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={_limiter.GetStatistics(context)?.CurrentAvailablePermits ?? 0};t=1");
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await PlatformErrors.RateLimited.ExecuteAsync(context);
    }

    public void Dispose() => _limiter.Dispose();

    // Refilled every second, so that a caller who hit the limit need not wait for the minute to end.
    private static TokenBucketRateLimiterOptions Bucket(int perMinute) =>
        new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
            QueueLimit = 0,
        };

    private static string Policy(string name, int perMinute) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={perMinute};w={(int)Window.TotalSeconds}");
}
