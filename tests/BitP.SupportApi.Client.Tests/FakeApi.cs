using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace BitP.SupportApi.Client.Tests;

/// <summary>Stands where the network is: answers in turn, the last answer again and again, and remembers what was asked.</summary>
internal sealed class FakeApi(params Func<HttpRequestMessage, HttpResponseMessage>[] answers) : HttpMessageHandler
{
    public static readonly Uri Address = new("https://support.example/");

    public List<Asked> Requests { get; } = [];

    public SupportApiClient Client(Action<SupportApiOptions>? configure = null)
    {
        var options = new SupportApiOptions { BaseAddress = Address, ApiKey = "bitp_test_key" };
        configure?.Invoke(options);
        return new(options, this);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(
            new(
                request.Method.Method,
                request.RequestUri!.PathAndQuery,
                request
                    .Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
                    .ToDictionary(h => h.Key, h => string.Join(", ", h.Value)),
                body
            )
        );
        return answers[Math.Min(Requests.Count, answers.Length) - 1](request);
    }

    public static Func<HttpRequestMessage, HttpResponseMessage> Json(string body, int status = 200) => Text(body, "application/json", status);

    public static Func<HttpRequestMessage, HttpResponseMessage> Text(string body, string mediaType, int status) =>
        _ => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };

    public static Func<HttpRequestMessage, HttpResponseMessage> Refusal(int status, string code, TimeSpan? retryAfter = null, DateTimeOffset? retryAt = null) =>
        request =>
        {
            var answer = Text(
                $$"""{ "type": "/v1/problems/{{code}}", "title": "No.", "status": {{status}}, "code": "{{code}}", "traceId": "abc" }""",
                "application/problem+json",
                status
            )(request);
            if (retryAfter is { } delta)
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(delta);
            if (retryAt is { } date)
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(date);
            return answer;
        };

    public static Func<HttpRequestMessage, HttpResponseMessage> Broken { get; } = _ => throw new HttpRequestException("The connection was closed.");

    public static Func<HttpRequestMessage, HttpResponseMessage> Message { get; } =
        Json(
            """
            { "id": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d05", "ticketId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01", "body": "Hello", "visibility": "public",
              "author": { "kind": "staff", "id": null, "name": null }, "createdAt": "2026-11-22T08:30:00Z", "sequence": 2,
              "automatic": false, "explains": false }
            """,
            201
        );
}

internal sealed record Asked(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, string? Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>A clock on which waiting takes no time: it jumps to where a wait ends.</summary>
internal sealed class JumpingClock : FakeTimeProvider
{
    // A timer as long as this guards an attempt and is no wait.
    private static readonly TimeSpan Guard = new SupportApiOptions().Timeout;

    public List<TimeSpan> Waits { get; } = [];

    /// <summary>What happens instead of a jump when somebody begins to wait.</summary>
    public Action? OnWait { get; init; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == Guard || dueTime == Timeout.InfiniteTimeSpan)
            return timer;
        Waits.Add(dueTime);
        if (OnWait is null)
            Advance(dueTime);
        else
            OnWait();
        return timer;
    }
}
