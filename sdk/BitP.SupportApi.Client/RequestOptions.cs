using System.Net;

namespace BitP.SupportApi.Client;

/// <summary>What is special about one call.</summary>
public sealed class RequestOptions
{
    /// <summary>
    /// Names this change, so that sending it again has no second effect: 1 to 255 printable ASCII characters. The SDK makes one for each call; give
    /// your own when the same change may be sent again after a restart of your program.
    /// </summary>
    public string? IdempotencyKey { get; set; }

    /// <summary>The change is refused with a <see cref="PreconditionFailedException"/> when the resource has another version than this.</summary>
    public ResourceVersion? IfVersion { get; set; }

    /// <summary>The language of this answer (BCP 47), in place of <see cref="SupportApiOptions.Language"/>.</summary>
    public string? Language { get; set; }

    /// <summary>Told about the answer when the call succeeds.</summary>
    public Action<ResponseInfo>? OnResponse { get; set; }
}

/// <summary>What an answer says beside its body.</summary>
/// <param name="Status">The HTTP status, such as 201.</param>
/// <param name="ETag">The entity tag, which is another one for every other answer. For <see cref="RequestOptions.IfVersion"/> there is the version of the resource.</param>
/// <param name="IsReplay">Whether this is the first answer again, to a change that was sent before with the same idempotency key.</param>
/// <param name="IdempotencyKey">The key that was sent.</param>
/// <param name="Attempts">How often the request was sent.</param>
public sealed record ResponseInfo(HttpStatusCode Status, string? ETag, bool IsReplay, string? IdempotencyKey, int Attempts);
