using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.IO.Hashing;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// The <c>If-Match</c> header (RFC 9110 section 13.1.1). It means the version: whoever changes a resource has seen it, in whichever language and at whatever
/// time.
/// </summary>
public readonly struct IfMatch
{
    private readonly string? _header;

    private IfMatch(string? header) => _header = header;

    public static IfMatch Of(HttpContext context) => new(context.Request.Headers.IfMatch is { Count: > 0 } values ? string.Join(',', values.ToArray()) : null);

    /// <summary>Why the resource may not be changed; null when it may, also when the header is absent.</summary>
    public Error? Refuses(IVersioned resource)
    {
        if (_header is null)
            return null;
        if (!EntityTagHeaderValue.TryParseStrictList([_header], out var tags))
            return PlatformErrors.IfMatchInvalid;
        foreach (var tag in tags)
            if (tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && EntityTags.IsOf(resource.Version, tag.Tag)))
                return null;
        return PlatformErrors.VersionMismatch with { CurrentVersion = resource.Version };
    }
}

/// <summary>
/// Entity tags have two parts, <c>"7.XoVfAqD0jT3kRcn_"</c>: the version of the resource, for <c>If-Match</c>, and a hash of the body, since a strong validator
/// changes whenever the body would (RFC 9110 section 8.8.1), by time, language, caller or neighbours as well. What has no version has the hash alone.
/// </summary>
internal static class EntityTags
{
    private const int HashLength = 12;
    private const char Separator = '.'; // never in a hash

    public static string Of(long? version, ReadOnlySequence<byte> body)
    {
        Span<byte> hash = stackalloc byte[16];
        if (body.IsSingleSegment)
            XxHash128.Hash(body.FirstSpan, hash);
        else
            HashParts(body, hash);
        var text = Base64Url.EncodeToString(hash[..HashLength]);
        return version is null ? $"\"{text}\"" : string.Create(CultureInfo.InvariantCulture, $"\"{version}{Separator}{text}\"");
    }

    /// <summary>Whether a tag is one of a version. Also of the version alone, without a hash.</summary>
    public static bool IsOf(long version, StringSegment tag)
    {
        var text = tag.AsSpan().Trim('"');
        var end = text.IndexOf(Separator);
        return (end < 0 ? text : text[..end]).SequenceEqual(version.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Whether an <c>If-None-Match</c> header names a tag. It compares weakly (RFC 9110 section 13.1.2); a malformed one names nothing.</summary>
    public static bool Names(StringValues header, string tag)
    {
        if (header.Count == 0)
            return false;
        if (!EntityTagHeaderValue.TryParseList(header.ToArray()!, out var tags))
            return false;
        return tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.Equals(tag, StringComparison.Ordinal));
    }

    private static void HashParts(ReadOnlySequence<byte> body, Span<byte> hash)
    {
        var parts = new XxHash128();
        foreach (var part in body)
            parts.Append(part.Span);
        parts.GetCurrentHash(hash);
    }
}

/// <summary>An answer that is sent with its entity tag. A GET whose <c>If-None-Match</c> names it gets 304 without a body.</summary>
internal sealed class TaggedAnswer(IResult answer) : IResult, INestedHttpResult
{
    public IResult Result => answer;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var body = await AnswerBody.OfAsync(httpContext, answer);
        var response = httpContext.Response;
        var resource = (ResultUnion.Unwrap(answer) as IValueHttpResult)?.Value as IVersioned;
        var tag = EntityTags.Of(resource?.Version, body.Bytes);
        response.Headers.ETag = tag;
        if (HttpMethods.IsGet(httpContext.Request.Method))
        {
            if (response.Headers.CacheControl == AnswerHeaders.NotKept)
                response.Headers.CacheControl = AnswerHeaders.KeptByItsReader;
            if (EntityTags.Names(httpContext.Request.Headers.IfNoneMatch, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentType = null;
                return;
            }
        }
        await body.SendAsync(httpContext);
    }
}

/// <summary>Marks a route that sends an entity tag.</summary>
public sealed record ETagMetadata;

/// <summary>Marks a route that takes <c>If-Match</c>.</summary>
/// <param name="Required">Whether it insists on it.</param>
public sealed record IfMatchMetadata(bool Required);

internal static class ResultUnion
{
    /// <summary>The result inside the union types of handlers.</summary>
    public static object? Unwrap(object? result)
    {
        while (result is INestedHttpResult nested)
            result = nested.Result;
        return result;
    }
}
