using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Polly.Timeout;

namespace BitP.SupportApi.Client;

/// <summary>Turns what is not a success into a typed exception, so that operations only ever see success.</summary>
internal sealed class RefusalHandler(SupportApiOptions options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException)
        {
            var said =
                exception is TimeoutRejectedException
                    ? $"did not answer within {options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds."
                    : $"could not be reached: {exception.Message}";
            throw new NoAnswerException($"The API at {options.BaseAddress} {said}", exception);
        }
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
            throw ExceptionOf(
                response.StatusCode,
                await ReadProblemAsync(response, cancellationToken).ConfigureAwait(false),
                RetryAfter.Of(response, options.TimeProvider)
            );
    }

    private static SupportApiException ExceptionOf(HttpStatusCode status, Problem? problem, TimeSpan? retryAfter) =>
        status switch
        {
            HttpStatusCode.BadRequest => new ValidationFailedException(status, problem, retryAfter),
            HttpStatusCode.Unauthorized => new UnauthorizedException(status, problem, retryAfter),
            HttpStatusCode.Forbidden => new ForbiddenException(status, problem, retryAfter),
            HttpStatusCode.NotFound => new NotFoundException(status, problem, retryAfter),
            HttpStatusCode.Conflict => new ConflictException(status, problem, retryAfter),
            HttpStatusCode.PreconditionFailed => new PreconditionFailedException(status, problem, retryAfter),
            HttpStatusCode.TooManyRequests => new RateLimitedException(status, problem, retryAfter),
            >= HttpStatusCode.InternalServerError => new ServerFailedException(status, problem, retryAfter),
            _ => new SupportApiException(status, problem, retryAfter),
        };

    // What a proxy answers is no problem of ours; the status says enough then.
    private static async Task<Problem?> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return null;
        try
        {
            return await response.Content.ReadFromJsonAsync<Problem>(SdkJson.Options, cancellationToken).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
