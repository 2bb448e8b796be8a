using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>What is refused before an endpoint looks at the request: parameters that it does not know, and bodies that it cannot read.</summary>
internal static class RequestChecks
{
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
        if (request.ContentType is not null)
            return IsReadable(request.ContentType) ? null : PlatformErrors.MediaTypeUnsupported;
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false })
            return PlatformErrors.MediaTypeUnsupported;
        if (!accepts.IsOptional)
            return accepts.ContentTypes is ["application/json"] ? PlatformErrors.BodyMissing : PlatformErrors.MediaTypeUnsupported;
        request.ContentType = accepts.ContentTypes[0]; // or the library answers 415, although there is no body that could have a type
        return null;
    }

    // Routing lets a type pass that it cannot read. JSON is UTF-8 (RFC 8259 section 8.1): the framework would guess at another character set, or fail.
    private static bool IsReadable(string contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.Charset is not { HasValue: true } charset || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
