using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>How many requests a caller may make.</summary>
internal sealed class RateLimitSettings
{
    public const string Section = "RateLimits";

    /// <summary>Requests a minute and credential, on each node; with a publishable key those of each address are counted apart.</summary>
    public int PerMinute { get; init; } = 6000;

    /// <summary>Requests a minute and address that show no valid credential, on each node.</summary>
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
        if (settings is not { PerMinute: > 0, AnonymousPerMinute: > 0 })
            throw new StartRefusedException($"{RateLimitSettings.Section}: a limit must be at least 1 request a minute.");
        (_policy, _anonymousPolicy) = (Policy("credential", settings.PerMinute), Policy("anonymous", settings.AnonymousPerMinute));
        _limiter = PartitionedRateLimiter.Create<HttpContext, (Guid?, string?)>(context =>
        {
            var actor = Actor.Of(context);
            var credential = actor?.CredentialId;
            // All who look at a page share its publishable key: no one of them is to shut out the others.
            var address = credential is null || actor!.Kind is ActorKind.Publishable ? Origin(context.Connection.RemoteIpAddress) : null;
            var perMinute = credential is null ? settings.AnonymousPerMinute : settings.PerMinute;
            return RateLimitPartition.GetTokenBucketLimiter((credential, address), _ => Bucket(perMinute));
        });
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        // Probes of load balancers say nothing about callers.
        if (context.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is not null)
        {
            await next(context);
            return;
        }
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

    // Refilled about every second, so that a caller who hit the limit need not wait for the minute to end.
    internal static TokenBucketRateLimiterOptions Bucket(int perMinute)
    {
        var tokens = Math.Max(1, perMinute / 60);
        return new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = Window * tokens / perMinute,
            AutoReplenishment = true,
            QueueLimit = 0,
        };
    }

    // A subscriber with IPv6 has a whole /64 and could otherwise come from another address each time.
    internal static string? Origin(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6 })
            return address?.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    private static string Policy(string name, int perMinute) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={perMinute};w={(int)Window.TotalSeconds}");
}
