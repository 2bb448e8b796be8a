using System.Globalization;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>The <c>If-Match</c> header (RFC 9110 section 13.1.1).</summary>
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
        var current = EntityTags.Of(resource.Version);
        foreach (var tag in tags)
            if (tag.Equals(EntityTagHeaderValue.Any) || (!tag.IsWeak && tag.Tag.Equals(current, StringComparison.Ordinal)))
                return null;
        return PlatformErrors.VersionMismatch with { CurrentVersion = resource.Version };
    }
}

public static class EntityTags
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Sends the version of what is answered as <c>ETag</c>; a GET whose <c>If-None-Match</c> names it gets 304 without a body.</summary>
    internal static object? Send(HttpContext http, object? answer)
    {
        if (ResultUnion.Unwrap(answer) is not IValueHttpResult { Value: IVersioned resource })
            return answer;
        var tag = Of(resource.Version);
        http.Response.Headers.ETag = tag;
        // Texts in answers follow the language, which the version does not tell.
        if (http.Response.Headers.Vary.Count == 0)
            http.Response.Headers.Vary = HeaderNames.AcceptLanguage;
        return HttpMethods.IsGet(http.Request.Method) && Names(http.Request.Headers.IfNoneMatch, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : answer;
    }

    /// <summary>Whether an <c>If-None-Match</c> header names a tag. It compares weakly (RFC 9110 section 13.1.2); a malformed one names nothing.</summary>
    internal static bool Names(Microsoft.Extensions.Primitives.StringValues header, string tag)
    {
        if (header.Count == 0)
            return false;
        if (!EntityTagHeaderValue.TryParseList(header.ToArray()!, out var tags))
            return false;
        return tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.Equals(tag, StringComparison.Ordinal));
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
