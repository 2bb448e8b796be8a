using System.Security.Cryptography;
using System.Text;
using BitP.SupportApi.Platform.Credentials;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>Where a request comes from. It is in memory for as long as the request is; what is kept are hashes under keys that are deleted.</summary>
/// <param name="Address">The network address; of IPv6 the network of the subscriber.</param>
/// <param name="Agent">The agent string; null when the request has none, which then is from no device that could be known again.</param>
internal readonly record struct RequestOrigin(string Address, string? Agent)
{
    private const int AgentMaxLength = 512;

    /// <summary>The origin of a request; null when it came by no network.</summary>
    public static RequestOrigin? Of(HttpContext http) =>
        RateLimiting.Origin(http.Connection.RemoteIpAddress) is { } address ? new(address, AgentOf(http.Request.Headers.UserAgent.ToString())) : null;

    /// <summary>The network, as it is known under a key.</summary>
    public Guid NetworkUnder(SurveyOriginKey key) => Hash(key, $"network\n{Address}");

    /// <summary>The device, as it is known under a key.</summary>
    public Guid DeviceUnder(SurveyOriginKey key) => Hash(key, $"device\n{Address}\n{Agent}");

    private static string? AgentOf(string text) =>
        text.Length == 0 ? null
        : text.Length > AgentMaxLength ? text[..AgentMaxLength]
        : text;

    private static Guid Hash(SurveyOriginKey key, string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes(text), hash);
        return new(hash[..16]);
    }
}
