using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>What is refused before an endpoint looks at the request: parameters that it does not know, and bodies that it cannot read.</summary>
internal static partial class RequestChecks
{
    private const string Identity = "identity";
    private const string Chunked = "chunked";

    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var route = context.GetEndpoint()?.Metadata;
        if (route?.GetMetadata<KnownParametersMetadata>() is { } known && known.Refuse(context.Request) is { } unknown)
            return unknown.ExecuteAsync(context);
        if (route?.GetMetadata<IAcceptsMetadata>() is { } accepts && RefuseBody(context, accepts) is { } unreadable)
            return unreadable.ExecuteAsync(context);
        return next(context);
    }

    private static Error? RefuseBody(HttpContext context, IAcceptsMetadata accepts)
    {
        var request = context.Request;
        var isEmpty = context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };
        if (!isEmpty && (IsEncoded(request.Headers.ContentEncoding, Identity) || IsEncoded(request.Headers.TransferEncoding, Identity, Chunked)))
        {
            context.Response.Headers.AcceptEncoding = Identity; // RFC 9110 section 15.5.16
            return PlatformErrors.ContentEncodingUnsupported;
        }
        // In the spelling of the contract, or the library answers 415: to others, and when there is no body that could have a type.
        if (request.ContentType is not null && TypeOf(request.ContentType, accepts) is { } known)
            request.ContentType = known;
        else if (request.ContentType is null && isEmpty && accepts.IsOptional)
            request.ContentType = accepts.ContentTypes[0];
        else if (request.ContentType is null && isEmpty && accepts.ContentTypes is ["application/json"])
            return PlatformErrors.BodyMissing;
        else
            return Unsupported(context, accepts);
        return null;
    }

    private static Error Unsupported(HttpContext context, IAcceptsMetadata accepts)
    {
        var headers = context.Response.Headers;
        headers.Accept = string.Join(", ", accepts.ContentTypes); // RFC 9110 section 15.5.16
        if (HttpMethods.IsPatch(context.Request.Method))
            headers["Accept-Patch"] = headers.Accept; // RFC 5789 section 2.2
        return PlatformErrors.MediaTypeUnsupported;
    }

    // The server undoes the last coding of a transfer, chunked, and leaves those under it as they are (RFC 9112 section 6.1).
    private static bool IsEncoded(StringValues codings, params string[] plain) =>
        codings
            .SelectMany(line => (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Any(coding => !plain.Contains(coding, StringComparer.OrdinalIgnoreCase));

    // However it is spelt (RFC 9110 section 8.3.1). JSON is UTF-8 (RFC 8259 section 8.1): the framework would guess at another character set, or fail.
    private static string? TypeOf(string contentType, IAcceptsMetadata accepts) =>
        MediaTypeHeaderValue.TryParse(EmptyParameter().Replace(contentType, ""), out var type)
        && (
            type.Charset is not { HasValue: true } charset
            || HeaderUtilities.UnescapeAsQuotedString(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        )
            ? accepts.ContentTypes.FirstOrDefault(known => type.MediaType.Equals(known, StringComparison.OrdinalIgnoreCase))
            : null;

    // Parameters may be empty (RFC 9110 section 5.6.6), which the parser does not know.
    [GeneratedRegex(@";[ \t]*(?=;|\z)")]
    private static partial Regex EmptyParameter();
}
