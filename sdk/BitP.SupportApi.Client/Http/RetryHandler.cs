using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace BitP.SupportApi.Client;

/// <summary>Sends a request again when that is safe and there is hope, after the wait that the API asks for or a growing one.</summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<int> Attempts = new("BitP.SupportApi.Client.Attempts");

    private static readonly HttpRequestOptionsKey<bool> Streamed = new("BitP.SupportApi.Client.Streamed");

    private readonly ResiliencePipeline<HttpResponseMessage> _once;
    private readonly ResiliencePipeline<HttpResponseMessage> _repeated;

    public RetryHandler(SupportApiOptions options)
    {
        _once = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider }
            .AddTimeout(options.Timeout)
            .Build();
        _repeated =
            options.MaxRetries == 0
                ? _once
                : new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.TimeProvider }
                    .AddRetry(
                        new RetryStrategyOptions<HttpResponseMessage>
                        {
                            MaxRetryAttempts = options.MaxRetries,
                            BackoffType = DelayBackoffType.Exponential,
                            Delay = TimeSpan.FromMilliseconds(500),
                            MaxDelay = TimeSpan.FromSeconds(8),
                            UseJitter = true,
                            ShouldHandle = attempt => ValueTask.FromResult(HasHope(attempt.Outcome, options)),
                            DelayGenerator = attempt =>
                                ValueTask.FromResult(attempt.Outcome.Result is { } response ? RetryAfter.Of(response, options.TimeProvider) : null),
                        }
                    )
                    .AddPipeline(_once)
                    .Build();
    }

    /// <summary>How often a request was sent.</summary>
    public static int AttemptsOf(HttpRequestMessage request) => request.Options.TryGetValue(Attempts, out var attempts) ? attempts : 0;

    /// <summary>Has the answer handed on as soon as it begins.</summary>
    public static void HandOn(HttpRequestMessage request) => request.Options.Set(Streamed, true);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        await (IsRepeatable(request) ? _repeated : _once)
            .ExecuteAsync(static (call, ct) => call.Handler.AttemptAsync(call.Request, ct), (Handler: this, Request: request), cancellationToken)
            .ConfigureAwait(false);

    private async ValueTask<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(Attempts, AttemptsOf(request) + 1);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode && request.Options.TryGetValue(Streamed, out var isStreamed) && isStreamed)
            return response;
        try
        {
            // An answer that breaks off is no answer: the whole of it belongs to the attempt. It is kept, and read from there again.
            await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // Without an idempotency key a change might be made twice; a stream can be sent only once.
    private static bool IsRepeatable(HttpRequestMessage request) =>
        (request.Method == HttpMethod.Get || request.Headers.Contains("Idempotency-Key")) && request.Content is null or ByteArrayContent;

    private static bool HasHope(Outcome<HttpResponseMessage> outcome, SupportApiOptions options)
    {
        if (outcome.Result is not { } response)
            return outcome.Exception is HttpRequestException or TimeoutRejectedException;
        var isTransient =
            response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            || (response.StatusCode >= HttpStatusCode.InternalServerError && response.StatusCode is not HttpStatusCode.NotImplemented);
        return isTransient && !(RetryAfter.Of(response, options.TimeProvider) > options.MaxRetryAfter);
    }
}

internal static class RetryAfter
{
    /// <summary>How long an answer asks to wait; null when it does not say.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, TimeProvider clock) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => Max(date - clock.GetUtcNow(), TimeSpan.Zero),
            _ => null,
        };

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
