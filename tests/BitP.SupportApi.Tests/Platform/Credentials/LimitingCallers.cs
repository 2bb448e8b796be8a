using System.Net;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace BitP.SupportApi.Tests.Platform.Credentials;

public sealed class LimitingCallers
{
    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(6000)]
    [InlineData(6059)]
    public void A_minute_brings_back_what_the_limit_says(int perMinute)
    {
        var bucket = RateLimiting.Bucket(perMinute);

        Assert.Equal(perMinute, bucket.TokensPerPeriod * (TimeSpan.FromMinutes(1) / bucket.ReplenishmentPeriod), tolerance: 0.01);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2::")]
    public void Addresses_of_one_subscriber_count_together(string address, string origin)
    {
        Assert.Equal(origin, RateLimiting.Origin(IPAddress.Parse(address)));
    }

    [Theory]
    [InlineData(ActorKind.Publishable, true)]
    [InlineData(ActorKind.Partner, false)]
    public async Task Who_looks_at_a_page_uses_up_the_limit_of_nobody_else(ActorKind kind, bool apart)
    {
        var app = await SupportApp.SharedAsync();
        var settings = new Dictionary<string, string?> { ["RateLimits:PerMinute"] = "2" };
        using var limits = new RateLimiting(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        var actor = new Actor(kind, null, "Aurora") { CredentialId = Guid.CreateVersion7() };

        Assert.True(await ComesThroughAsync("203.0.113.1"));
        Assert.True(await ComesThroughAsync("203.0.113.1"));
        Assert.False(await ComesThroughAsync("203.0.113.1"));
        Assert.Equal(apart, await ComesThroughAsync("203.0.113.2"));

        async Task<bool> ComesThroughAsync(string address)
        {
            var context = new DefaultHttpContext { RequestServices = app.Services };
            context.Connection.RemoteIpAddress = IPAddress.Parse(address);
            context.Features.Set(actor);
            var through = false;
            await limits.InvokeAsync(
                context,
                _ =>
                {
                    through = true;
                    return Task.CompletedTask;
                }
            );
            return through;
        }
    }
}
