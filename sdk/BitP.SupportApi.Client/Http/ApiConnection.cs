using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BitP.SupportApi.Client;

/// <summary>A request as the generated operations describe it.</summary>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    public object? Query { get; init; }

    public object? Body { get; init; }

    /// <summary>Whether the body is a JSON Merge Patch.</summary>
    public bool IsPatch { get; init; }

    /// <summary>What the body is when it is no JSON: then it is a text.</summary>
    public string? MediaType { get; init; }

    /// <summary>Whether the operation takes an idempotency key, and can therefore be sent again.</summary>
    public bool IsIdempotent { get; init; }

    public ResourceVersion? Version { get; init; }

    public string Accept { get; init; } = "application/json";

    /// <summary>Whether the answer is handed on while it arrives, and not kept.</summary>
    public bool IsStreamed { get; init; }
}

/// <summary>Sends requests and reads answers; refusals come out of the handlers below it as exceptions.</summary>
internal sealed class ApiConnection(HttpClient http, SupportApiOptions settings)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeHeaderValue MergePatch = new("application/merge-patch+json");

    public TimeProvider Clock => settings.TimeProvider;

    public async Task<T> SendAsync<T>(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken)
    {
        using var response = await SendCoreAsync(request, options, cancellationToken).ConfigureAwait(false);
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(SdkJson.Options, cancellationToken).ConfigureAwait(false)
                ?? throw new JsonException("It is null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new SupportApiException("The answer cannot be read.", response.StatusCode, exception);
        }
    }

    public async Task SendAsync(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken)
    {
        using var response = await SendCoreAsync(request, options, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string> SendForTextAsync(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken)
    {
        using var response = await SendCoreAsync(request, options, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The answer while it arrives. Whoever reads it disposes of it.</summary>
    public async Task<Stream> SendForStreamAsync(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken)
    {
        var response = await SendCoreAsync(request with { IsStreamed = true }, options, cancellationToken).ConfigureAwait(false);
        // It has the connection, and gives it back when it is disposed of.
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the lines of an answer say, one after another while they arrive.</summary>
    public async IAsyncEnumerable<T> SendForLinesAsync<T>(
        ApiRequest request,
        RequestOptions? options,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var answer = await SendForStreamAsync(request, options, cancellationToken).ConfigureAwait(false);
        await using var _ = answer.ConfigureAwait(false);
        var lines = JsonSerializer
            .DeserializeAsyncEnumerable<T>(answer, topLevelValues: true, SdkJson.Options, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using var __ = lines.ConfigureAwait(false);
        while (await HasNextAsync(lines).ConfigureAwait(false))
            yield return lines.Current!;
    }

    /// <summary>A value as one segment of a path.</summary>
    public static string Escape(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        // They would lead to another resource, escaped or not.
        if (value is "." or "..")
            throw new ArgumentException("This names no resource.", nameof(value));
        return Uri.EscapeDataString(value);
    }

    public static string Escape(Guid value) => value.ToString();

    public static string Escape(IdOrReference value) => Escape(value.Value);

    public static string Escape(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static async ValueTask<bool> HasNextAsync<T>(IAsyncEnumerator<T> lines)
    {
        try
        {
            return await lines.MoveNextAsync().ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new NoAnswerException("The answer broke off: what came before is not all of it.", exception);
        }
        catch (JsonException exception)
        {
            throw new SupportApiException("The answer cannot be read.", HttpStatusCode.OK, exception);
        }
    }

    private async Task<HttpResponseMessage> SendCoreAsync(ApiRequest request, RequestOptions? options, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, request.Path + QueryOf(request.Query));
        message.Headers.Accept.ParseAdd(request.Accept);
        if ((options?.Language ?? settings.Language) is { } language)
            message.Headers.AcceptLanguage.ParseAdd(language);
        var key = request.IsIdempotent ? options?.IdempotencyKey ?? Guid.NewGuid().ToString() : null;
        if (key is not null)
            message.Headers.Add("Idempotency-Key", key);
        if ((request.Version ?? options?.IfVersion) is { } version)
            message.Headers.Add("If-Match", version.ToString());
        if (request.Body is { } body)
            message.Content = request.MediaType is { } mediaType
                ? new StringContent((string)body, Encoding.UTF8, mediaType)
                : new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), SdkJson.Options))
                {
                    Headers = { ContentType = request.IsPatch ? MergePatch : Json },
                };

        if (request.IsStreamed)
            RetryHandler.HandOn(message);
        var completion = request.IsStreamed ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;

        var response = await http.SendAsync(message, completion, cancellationToken).ConfigureAwait(false);
        options?.OnResponse?.Invoke(
            new(
                response.StatusCode,
                response.Headers.ETag?.Tag,
                response.Headers.TryGetValues("Idempotency-Replayed", out var replayed) && replayed.Contains("true"),
                key,
                RetryHandler.AttemptsOf(message)
            )
        );
        return response;
    }

    // Members of the query are written as in JSON, and the values of a list one by one.
    private static string QueryOf(object? query)
    {
        if (query is null)
            return "";
        var members = JsonSerializer.SerializeToElement(query, query.GetType(), SdkJson.Options).EnumerateObject();
        var parts = (
            from member in members
            from value in member.Value.ValueKind is JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value]
            select $"{Uri.EscapeDataString(member.Name)}={TextOf(value)}"
        ).ToArray();
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static string TextOf(JsonElement value) => Uri.EscapeDataString(value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText());
}
