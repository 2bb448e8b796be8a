using System.Diagnostics;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BitP.SupportApi.Platform.Hosting;

/// <summary>
/// One line for a request, with its trace id, and never with what callers sent: the route instead of the path, no query, no body, the
/// credential's id instead of the credential. Refused credentials and limits are always logged, the rest at Debug.
/// </summary>
internal sealed partial class RequestLog(ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        HideSecretPath(context);
        var status = context.Response.StatusCode;
        var level = status switch
        {
            >= 500 => LogLevel.Error,
            401 or 403 or 429 => LogLevel.Information,
            _ => LogLevel.Debug,
        };
        if (!log.IsEnabled(level))
            return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
        Log(
            level,
            context.Request.Method,
            route,
            status,
            Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            Actor.Of(context)?.CredentialId,
            Activity.Current?.TraceId.ToHexString()
        );
    }

    // Before the span ends, also when the request went no further than the rate limit.
    private static void HideSecretPath(HttpContext context)
    {
        if (
            context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } endpoint
            && endpoint.Metadata.GetMetadata<SecretPathMetadata>() is not null
        )
            context.Features.Get<IHttpActivityFeature>()?.Activity.SetTag("url.path", route);
    }

    [LoggerMessage("{Method} {Route} {Status} {Milliseconds:0.0} ms credential={Credential} trace={TraceId}")]
    private partial void Log(LogLevel level, string method, string route, int status, double milliseconds, Guid? credential, string? traceId);
}
