using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>What the server refuses before there is a request is explained as everything else is.</summary>
[Trait("Database", "Any")]
public sealed class SpeakingBrokenHttp
{
    [Theory]
    [InlineData("nonsense", 400, "malformed_request")]
    [InlineData("GET /v1/tickets", 400, "malformed_request")]
    [InlineData("GET v1/tickets HTTP/1.1", 400, "malformed_request")]
    [InlineData("GET /v1/tickets/%00 HTTP/1.1", 400, "malformed_request")]
    [InlineData("G{}T /v1/tickets HTTP/1.1", 400, "malformed_request")]
    [InlineData("GET /v1/tickets HTTP/9.9", 505, "http_version_unsupported")]
    [InlineData("GET * HTTP/1.1", 405, "method_not_allowed")]
    [InlineData("GET /v1/tickets HTTP/1.1\r\nBad Name: x", 400, "malformed_request")]
    [InlineData("GET /v1/tickets HTTP/1.1\r\nno colon", 400, "malformed_request")]
    [InlineData("GET /v1/tickets HTTP/1.1\r\n folded: x", 400, "malformed_request")]
    [InlineData("GET /v1/tickets HTTP/1.1\r\nHost: a b", 400, "malformed_request")]
    [InlineData("GET /v1/tickets HTTP/1.1\r\nX: \u0000", 400, "malformed_request")]
    [InlineData("POST /v1/tickets HTTP/1.1\r\nContent-Length: -1", 400, "malformed_request")]
    [InlineData("POST /v1/tickets HTTP/1.1\r\nTransfer-Encoding: nonsense", 400, "malformed_request")]
    [InlineData("GET /LONG HTTP/1.1", 414, "address_too_long")]
    [InlineData("GET /v1/tickets?q=LONG HTTP/1.1", 414, "address_too_long")]
    [InlineData("GET /v1/tickets HTTP/1.1\r\nX: LONG", 431, "headers_too_large")]
    [InlineData("GET /v1/tickets HTTP/1.1\r\nMANY", 431, "headers_too_large")]
    public async Task It_is_a_problem(string request, int status, string code)
    {
        var app = await SupportApp.SharedAsync();
        var lines = request
            .Replace("LONG", new string('a', 40_000), StringComparison.Ordinal)
            .Replace("MANY", string.Join("\r\n", Enumerable.Range(0, 101).Select(n => $"X-{n}: x")), StringComparison.Ordinal)
            .Split("\r\n", 2);

        var (answered, text) = await RawHttp.SendAsync(app.Address, lines[0], lines[1..]);

        Assert.True(answered == status, text);
        ShouldBeProblem(text, status, code);
        foreach (var header in new[] { "Connection: close", "Cache-Control: no-store", "Vary: Accept-Language", "X-Content-Type-Options: nosniff" })
            Assert.Contains($"\r\n{header}\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "无法读取请求。")]
    [InlineData("fr;q=0.1, de", "Die Anfrage konnte nicht gelesen werden.")]
    public async Task It_is_told_in_the_language_that_was_heard_before(string language, string title)
    {
        var app = await SupportApp.SharedAsync();

        var (_, text) = await RawHttp.SendAsync(app.Address, "GET /v1/tickets HTTP/1.1", [$"Accept-Language: {language}", "no colon"]);

        Assert.Equal(title, ShouldBeProblem(text, 400, "malformed_request")["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Answers_before_it_on_the_same_connection_are_whole()
    {
        var app = await SupportApp.SharedAsync();

        var (status, text) = await RawHttp.SendAsync(
            app.Address,
            Encoding.ASCII.GetBytes($"GET /v1/problems/not_found HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/nothing HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n")
        );

        Assert.True(status == 200, text);
        var answers = text.Split("HTTP/1.1 ", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["200", "404", "400"], answers.Select(a => a[..3]));
        ShouldBeProblem(answers[2], 400, "malformed_request");
    }

    [Theory]
    [InlineData("gzip, chunked", 415, "content_encoding_unsupported")]
    [InlineData("x-unknown, chunked", 415, "content_encoding_unsupported")]
    [InlineData("chunked", 400, "validation_failed")]
    [InlineData("Chunked", 400, "validation_failed")]
    public async Task A_body_that_is_encoded_for_its_transfer_is_not_called_broken(string coding, int status, string code)
    {
        var app = await SupportApp.SharedAsync();

        var (answered, text) = await RawHttp.SendAsync(
            app.Address,
            Encoding.ASCII.GetBytes(
                $"POST /v1/tickets HTTP/1.1\r\nHost: {app.Address.Authority}\r\nConnection: close\r\nAuthorization: Bearer bitp_demo_partner_a\r\n"
                    + $"Content-Type: application/json\r\nTransfer-Encoding: {coding}\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n"
            )
        );

        Assert.True(answered == status, text);
        ShouldBeProblem(text, status, code);
    }

    [Fact]
    public async Task A_HEAD_has_no_body_here_either()
    {
        var app = await SupportApp.SharedAsync();

        var (status, text) = await RawHttp.SendAsync(app.Address, "HEAD /v1/tickets HTTP/1.1", ["no colon"]);

        Assert.True(status == 400, text);
        Assert.EndsWith("\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("GET", "/v2/tickets")]
    [InlineData("GET", "/openapi/x.json")]
    [InlineData("GET", "/openapi/v2.json")]
    [InlineData("GET", "/openapi/v1-3x0.json")]
    [InlineData("GET", "/openapi/v1.yaml")]
    [InlineData("GET", "/openapi")]
    [InlineData("GET", "/swagger/nothing.js")]
    [InlineData("GET", "/health")]
    [InlineData("GET", "/health/x")]
    public async Task What_is_nowhere_is_a_problem(string method, string path)
    {
        var app = await SupportApp.SharedAsync();

        var (status, text) = await RawHttp.SendAsync(app.Address, $"{method} {path} HTTP/1.1", []);

        Assert.True(status == 404, text);
        ShouldBeProblem(text, 404, "not_found");
    }

    [Fact]
    public async Task A_method_that_is_not_taken_is_a_problem_everywhere()
    {
        var app = await SupportApp.SharedAsync();
        foreach (var (method, path) in new[] { ("DELETE", "/openapi/v1.json"), ("BREW", "/v1/tickets"), ("OPTIONS", "/v1/tickets"), ("OPTIONS", "*") })
        {
            var (status, text) = await RawHttp.SendAsync(app.Address, $"{method} {path} HTTP/1.1", []);

            Assert.True(status == 405, text);
            ShouldBeProblem(text, 405, "method_not_allowed");
        }
    }

    [Theory]
    [InlineData("Content-Length: 20\r\n\r\n{}")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nZZ\r\n")]
    public async Task A_body_that_breaks_off_or_is_broken_ends_the_connection(string sent)
    {
        var app = await SupportApp.SharedAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port);
        var stream = client.GetStream();

        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /v1/tickets HTTP/1.1\r\nHost: x\r\nX-Api-Key: bitp_demo_partner_a\r\nContent-Type: application/json\r\n{sent}")
        );
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);

        var text = Encoding.UTF8.GetString(answer.ToArray());
        ShouldBeProblem(text, sent.StartsWith('T') ? 400 : 408, sent.StartsWith('T') ? "malformed_request" : "request_timeout");
        Assert.Contains("\r\nConnection: close\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_served_is_a_problem()
    {
        await using var app = await SupportApp.StartAsync(("AllowedHosts", "support.example"));

        var (served, _) = await RawHttp.SendAsync(
            app.Address,
            Encoding.ASCII.GetBytes("GET /v1/categories HTTP/1.1\r\nHost: support.example\r\nConnection: close\r\n\r\n")
        );
        var (status, text) = await RawHttp.SendAsync(app.Address, "GET /v1/categories HTTP/1.1", ["Accept-Language: de"]);

        Assert.Equal((401, 400), (served, status));
        Assert.Equal("Dieser Host wird hier nicht bedient.", (string?)ShouldBeProblem(text, 400, "host_not_allowed")["title"]);
        foreach (var header in new[] { "Cache-Control: no-store", "Vary: Accept-Language", "X-Content-Type-Options: nosniff" })
            Assert.Contains($"\r\n{header}\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_never_end_are_a_problem()
    {
        var app = await SupportApp.SharedAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(app.Address.Host, app.Address.Port);
        var stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /v1/tickets HTTP/1.1\r\nHost: x\r\n"));
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer);

        var text = Encoding.UTF8.GetString(answer.ToArray());
        Assert.StartsWith("HTTP/1.1 408 ", text, StringComparison.Ordinal);
        ShouldBeProblem(text, 408, "request_timeout");
    }

    private static JsonNode ShouldBeProblem(string text, int status, string code)
    {
        var parts = text.Split("\r\n\r\n", 2);
        Assert.Contains("Content-Type: application/problem+json", parts[0], StringComparison.Ordinal);
        var problem = JsonNode.Parse(parts[1][parts[1].IndexOf('{', StringComparison.Ordinal)..(parts[1].LastIndexOf('}') + 1)])!;
        Assert.Equal((status, code, $"/v1/problems/{code}"), (problem["status"]!.GetValue<int>(), (string?)problem["code"], (string?)problem["type"]));
        Assert.NotEmpty((string?)problem["traceId"] ?? "");
        if (parts[0].Split("Content-Length: ") is [_, var rest])
            Assert.Equal(int.Parse(rest.Split("\r\n")[0], System.Globalization.CultureInfo.InvariantCulture), Encoding.UTF8.GetByteCount(parts[1]));
        return problem;
    }
}
