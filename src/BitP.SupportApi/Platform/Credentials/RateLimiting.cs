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

    /// <summary>Requests a minute and secret link that somebody answers at, whoever they are, on each node; beside the other limits.</summary>
    public int LinkPerMinute { get; init; } = 30;
}

/// <summary>Counts requests by credential, and by address where there is none. The headers are those of draft-ietf-httpapi-ratelimit-headers.</summary>
internal sealed class RateLimiting : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<HttpContext> _limiter;
    private readonly PartitionedRateLimiter<Guid> _links;
    private readonly string _policy;
    private readonly string _anonymousPolicy;
    private readonly string _linkPolicy;

    public RateLimiting(IConfiguration configuration)
    {
        var settings = configuration.GetSection(RateLimitSettings.Section).Get<RateLimitSettings>() ?? new();
        if (settings is not { PerMinute: > 0, AnonymousPerMinute: > 0, LinkPerMinute: > 0 })
            throw new StartRefusedException($"{RateLimitSettings.Section}: a limit must be at least 1 request a minute.");
        (_policy, _anonymousPolicy) = (Policy("credential", settings.PerMinute), Policy("anonymous", settings.AnonymousPerMinute));
        _linkPolicy = Policy("link", settings.LinkPerMinute);
        _links = PartitionedRateLimiter.Create<Guid, Guid>(link => RateLimitPartition.GetTokenBucketLimiter(link, _ => Bucket(settings.LinkPerMinute)));
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
        headers.RetryAfter = Wait(lease);
        await PlatformErrors.RateLimited.ExecuteAsync(context);
    }

    /// <summary>Counts a request for what is behind a secret link, once, however often it is handled; and says so when these are too many.</summary>
    public Error? Refuse(HttpContext context, Guid link)
    {
        if (context.Features.Get<CountedLink>() is not null)
            return null;
        context.Features.Set(new CountedLink());
        using var lease = _links.AttemptAcquire(link);
        if (lease.IsAcquired)
            return null;
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = _linkPolicy;
        headers["RateLimit"] = "\"link\";r=0;t=1";
        headers.RetryAfter = Wait(lease);
        return PlatformErrors.RateLimited;
    }

    public void Dispose()
    {
        _limiter.Dispose();
        _links.Dispose();
    }

    private static string Wait(RateLimitLease lease) =>
        (lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1).ToString(
            CultureInfo.InvariantCulture
        );

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

    private sealed class CountedLink;
}
