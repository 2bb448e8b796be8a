using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Tests;

/// <summary>Somebody who calls the API. Requests are anonymous objects, so that a renamed member shows.</summary>
public class Caller(HttpClient client)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int LongBody = 64 * 1024;

    public HttpClient Client => client;

    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, path, null, headers);

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, Json(body), headers);

    public Task<Answer> PatchAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Patch, path, Json(body, "application/merge-patch+json"), headers);

    public Task<Answer> PutAsync(string path, object body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Put, path, Json(body), headers);

    /// <summary>Sends bytes as they are, for what no serializer would write.</summary>
    public Task<Answer> SendRawAsync(
        HttpMethod method,
        string path,
        byte[] body,
        string? contentType = "application/json",
        params (string Name, string Value)[] headers
    )
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return SendAsync(method, path, content, headers);
    }

    public Task<Answer> SendRawAsync(HttpMethod method, string path, string body, params (string Name, string Value)[] headers) =>
        SendRawAsync(method, path, Encoding.UTF8.GetBytes(body), "application/json", headers);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        // Where a long body is refused unread, the connection may end before the answer is read, unless the body waits for being asked for.
        if (content?.Headers.ContentLength > LongBody)
            request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    private static ByteArrayContent? Json(object? body, string contentType = "application/json")
    {
        if (body is null)
            return null;
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), Web));
        content.Headers.ContentType = new(contentType);
        return content;
    }
}

/// <summary>What came back.</summary>
public sealed class Answer
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public required int Status { get; init; }

    public required string Raw { get; init; }

    public string? ContentType { get; private init; }

    public JsonNode Json => JsonNode.Parse(Raw) ?? throw new InvalidOperationException($"No JSON in {this}");

    public JsonNode? this[string member] => Json[member];

    public string? Header(string name) => _headers.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> Headers => _headers;

    public string? ETag => Header("ETag");

    /// <summary>The version that the entity tag names, in quotation marks, as <c>If-Match</c> takes it.</summary>
    public string? VersionTag => ETag is { } tag ? tag.Split('.')[0].TrimEnd('"') + '"' : null;

    /// <summary>The text of a member that is there.</summary>
    public string Text(string member) => Json[member]?.GetValue<string>() ?? throw new InvalidOperationException($"No {member} in {this}");

    public string Code => Text("code");

    public JsonArray Items => Json["items"]!.AsArray();

    /// <summary>A page that is not the last holds as many as were asked for; fewer of so long ones that it ends with them, as those of other tests may be.</summary>
    public void ShouldBeFull(int limit) =>
        Assert.True(
            Items.Count == limit || (Items.Count < limit && Encoding.UTF8.GetByteCount(Raw) > PageRoom.Bytes / 2),
            $"{Items.Count} of {limit} in {Raw.Length} characters"
        );

    public void ShouldBe(int status) => Assert.True(Status == status, $"Expected {status}, got {this}");

    /// <summary>A refusal with this status and code, as problem+json.</summary>
    public Answer ShouldBeProblem(int status, string code)
    {
        ShouldBe(status);
        Assert.Equal("application/problem+json", ContentType);
        Assert.True(Code == code, $"Expected {code}, got {this}");
        Assert.Equal(status, Json["status"]!.GetValue<int>());
        Assert.Equal($"/v1/problems/{code}", Text("type"));
        Assert.NotEmpty(Text("title"));
        Assert.NotEmpty(Text("traceId"));
        return this;
    }

    /// <summary>A 400 that names this member for this reason.</summary>
    public void ShouldRefuse(string member, string code)
    {
        ShouldBeProblem(400, "validation_failed");
        var errors = Json["errors"]![member]?.AsArray();
        Assert.True(errors?.Any(e => e!["code"]!.GetValue<string>() == code) == true, $"Expected {member}: {code}, got {this}");
    }

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var answer = new Answer
        {
            Status = (int)response.StatusCode,
            Raw = await response.Content.ReadAsStringAsync(),
            ContentType = response.Content.Headers.ContentType?.MediaType,
        };
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
            answer._headers[name] = string.Join(", ", values);
        return answer;
    }

    public override string ToString() => $"{Status} {Raw}";
}
