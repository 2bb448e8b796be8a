using System.Net;
using BitP.SupportApi.Platform.Credentials;

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
}
