using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Diagnostics;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Turns what the framework throws or leaves empty into problem+json.</summary>
internal sealed partial class ExceptionAnswers(DatabaseProvider provider, ILogger<ExceptionAnswers> log)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, exception);
        }
    }

    private const string RetryAfterSeconds = "5";

    // Headers stay: a caller wants to see its rate limit on refusals as well.
    private async Task AnswerAsync(HttpContext context, Exception exception)
    {
        if (provider.IsCancellation(exception, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return;
        }
        BufferedAnswer.Forget(context);
        // The rest of a body that could not be read is in the way of the next request (RFC 9112 section 9.6).
        if (exception is (BadHttpRequestException and not BodyRefusedException) or IOException { InnerException: OverflowException })
            context.Response.Headers.Connection = "close";
        var error = exception switch
        {
            BadHttpRequestException bad => Explain(bad),
            // A chunk of the body is to be longer than any number of the server's.
            IOException { InnerException: OverflowException } => PlatformErrors.MalformedRequest.For(Unreadable.Current),
            _ when provider.IsUnavailable(exception) => PlatformErrors.Unavailable,
            _ => PlatformErrors.Internal,
        };
        if (error.Status >= 500)
            LogUnhandled(exception);
        if (error == PlatformErrors.Unavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await error.ExecuteAsync(context);
    }

    /// <summary>Gives bodies to answers that the framework sends without one: 404 of unknown addresses, 405 and the like.</summary>
    public static Task FillEmptyAsync(StatusCodeContext context)
    {
        HeadRequests.Allow(context.HttpContext.Response.Headers);
        var status = context.HttpContext.Response.StatusCode;
        var error = status is 400 ? PlatformErrors.HostNotAllowed : ErrorOf(status); // of all that is before the endpoints only the host filter answers 400
        return error?.ExecuteAsync(context.HttpContext) ?? Task.CompletedTask;
    }

    /// <summary>What the framework means by a status; null for those that it does not refuse with.</summary>
    internal static Error? ErrorOf(int status) =>
        status switch
        {
            400 => PlatformErrors.MalformedRequest.For(Unreadable.Current),
            401 => PlatformErrors.CredentialMissing,
            404 => PlatformErrors.NotFound,
            405 => PlatformErrors.MethodNotAllowed,
            406 => PlatformErrors.NotAcceptable,
            408 => PlatformErrors.RequestTimeout,
            413 => PlatformErrors.BodyTooLarge,
            414 => PlatformErrors.AddressTooLong,
            415 => PlatformErrors.MediaTypeUnsupported,
            431 => PlatformErrors.HeadersTooLarge,
            505 => PlatformErrors.HttpVersionUnsupported,
            _ => null,
        };

    private static Error Explain(BadHttpRequestException exception) =>
        exception switch
        {
            BodyRefusedException refused => refused.Error,
            _ => ErrorOf(exception.StatusCode) ?? PlatformErrors.MalformedRequest.For(Unreadable.Current),
        };

    private static readonly LocalizedText Unreadable = new(
        "It ended early, or it is not valid HTTP.",
        "请求提前结束，或不是有效的 HTTP。",
        "Elle s’est interrompue ou n’est pas du HTTP valide.",
        "Sie brach ab oder ist kein gültiges HTTP."
    );

    [LoggerMessage(LogLevel.Error, "A request ended with an unhandled exception.")]
    private partial void LogUnhandled(Exception exception);
}
