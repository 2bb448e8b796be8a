using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace BitP.SupportApi.Platform.Http;

/// <summary>JSON is UTF-8 (RFC 8259 section 8.1). A body that is said to be in another character set is refused; the framework would guess, or fail.</summary>
internal static class OnlyUtf8
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is not null
        && MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
        && type.Charset is { HasValue: true } charset
        && !HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? PlatformErrors.MediaTypeUnsupported.ExecuteAsync(context)
            : next(context);
}
