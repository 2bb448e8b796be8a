using System.Text;
using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Headers that mean nothing, or two things.</summary>
public sealed class SendingStrangeHeaders
{
    // All of them legal, or at least such that a server meets them: each alone, and none may be more than a request can be refused for.
    private static readonly string[] Odd =
    [
        "Accept: text/plain",
        "Accept: */*;q=0",
        "Accept: application/json;q=0.001;ext=\"a,b\", text/*;level=1;q=1.000",
        "Accept:",
        "Accept: text/html\r\nAccept: application/json",
        "Accept-Language: en;q=0, *",
        "Accept-Language: de-CH-1996, zh-Hant;q=0.9, i-klingon, *;q=0.001",
        "Accept-Language: *;q=0",
        "Accept-Language: de\r\nAccept-Language: fr",
        "Accept-Encoding: identity;q=0, *;q=0",
        "Accept-Encoding: br;q=1.0, gzip;q=0.5",
        "Accept-Charset: utf-16, *;q=0",
        "Range: bytes=0-",
        "Range: bytes=5-1,-0",
        "Range: lines=1-2",
        "If-Range: \"1\"",
        "If-None-Match: *",
        "If-None-Match: W/\"1\", \"2\", \"\u4e2d\"",
        "If-None-Match: nonsense",
        "If-None-Match:",
        "If-Match: \"1\", \"2\", W/\"3\"",
        "If-Match: \"a\", \"b,c\",",
        "If-Match: \"1\"\r\nIf-Match: \"2\"",
        "If-Match:",
        "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT",
        "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT",
        "If-Unmodified-Since: Sun Nov  6 08:49:37 1994",
        "If-Modified-Since: never",
        "Prefer: return=minimal; foo=\"bar\", wait=10, respond-async",
        "TE: trailers, deflate;q=0.5",
        "Trailer: Expires",
        "Cookie: a=b; c=\"d\"; =; ;;",
        "Forwarded: for=\"[2001:db8::1]:4711\";proto=https;by=_x, for=unknown",
        "X-Forwarded-For: 203.0.113.7, unknown, [::1]:99",
        "X-Forwarded-Proto: javascript",
        "X-Forwarded-Host: a, b",
        "X-Forwarded-Prefix: /../",
        "X-HTTP-Method-Override: DELETE",
        "X-Original-URL: /v1/partners",
        "traceparent: 00-00000000000000000000000000000000-0000000000000000-00",
        "traceparent: ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-comes-later",
        "traceparent: nonsense\r\ntraceparent: nonsense",
        "tracestate: a=1,b=2,=,,a=1",
        "baggage: a=b;c=d;e, %=%zz, \u00e9=1",
        "Request-Id: |a.b.",
        "Correlation-Context: a=\u4e2d",
        "Expect: 100-continue",
        "Upgrade: h2c, websocket",
        "Upgrade-Insecure-Requests: 1",
        "Origin: null",
        "Access-Control-Request-Method: \u00e9",
        "Referer: javascript:alert(1)",
        "User-Agent: \u4e2d\u6587 \u00e9 \ud83d\ude00",
        "From: nobody",
        "Date: Sun, 06 Nov 1994 08:49:37 GMT",
        "Via: 1.1 a, 1.0 b (c)",
        "Max-Forwards: 0",
        "Cache-Control: no-cache, max-age=\"x\", only-if-cached",
        "Pragma: no-cache",
        "Content-Language: \u4e2d",
        "Content-Location: //",
        "Content-MD5: ====",
        "Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''%e4%b8%ad",
        "Content-Encoding: gzip, identity",
        "Content-Encoding:",
        "Content-Range: bytes 0-1/2",
        "Idempotency-Key: a b",
        "X-\u0001: no",
        "Sec-Fetch-Mode: navigate",
        "X-Long: LONG",
        "Accept: LONG",
        "Accept-Language: LONG",
        "If-None-Match: LONG",
        "Prefer: LONG",
    ];

    private static readonly byte[] Body = """{ "externalId": "h" }"""u8.ToArray();

    public static TheoryData<string> Operations => [.. Document.Committed().Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Headers_that_nobody_expects_do_no_harm(string name)
    {
        var ground = await Ground.PrepareAsync();
        var operation = Document.Committed().Single(o => o.Id == name);
        var path = await ground.FillAsync(operation.Aim) + operation.RequiredQuery;
        var body = operation.Request?.Example is { } example ? Encoding.UTF8.GetBytes(await ground.FillAsync(Ground.Aim(Document.Text(example)))) : null;
        var key = operation.IsSecured ? KeyOf(ground, operation.Caller) : null;
        var failures = new List<string>();
        foreach (var header in Odd.Concat(body is null ? [] : SpellingsOf(operation.Request!.Value.MediaType)))
        {
            var isType = header.StartsWith("Content-Type:", StringComparison.Ordinal);
            string[] headers =
            [
                .. key is null ? [] : new[] { $"Authorization: Bearer {key}" },
                .. body is null || isType ? [] : new[] { $"Content-Type: {operation.Request!.Value.MediaType}" },
                .. header.StartsWith("If-Match", StringComparison.Ordinal) ? [] : new[] { "If-Match: \"77\"" },
                .. header.Replace("LONG", new string('a', 20_000), StringComparison.Ordinal).Split("\r\n"),
            ];
            var (status, text) = await RawHttp.SendAsync(ground.App.Address, $"{operation.Method} {path} HTTP/1.1", headers, body);
            // An answer of 100 comes before the other.
            var last = status == 100 ? int.Parse(text.AsSpan(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 13, 3), null) : status;
            if (last is < 200 or >= 500 || (isType && last == 415))
                failures.Add($"{header}: {last} {text[..Math.Min(text.Length, 500)]}");
        }
        Assert.True(failures.Count == 0, $"{failures.Count} failures\n{string.Join('\n', failures)}");
    }

    // RFC 9110 sections 5.6.6 and 8.3.1.
    private static IEnumerable<string> SpellingsOf(string type) =>
        new[]
        {
            type,
            type.ToUpperInvariant(),
            $"{type}; charset=utf-8",
            $"{type};charset=UTF-8",
            $"{type} ;  charset=\"utf-8\"",
            $"{type}; charset=\"UTF-8\"",
            $"{type};\tCHARSET=Utf-8",
            $"{type}; charset=\"\\u\\t\\f-8\"",
            $"{type}; version=1; charset=utf-8",
            $"{type}; charset=utf-8; profile=\"https://example.com/a;b,c \\\" d\"",
            $"{type};",
            $"{type};;",
            $"{type}; ; charset=utf-8 ;",
        }.Select(spelling => $"Content-Type: {spelling}");

    private static string KeyOf(Ground ground, string caller) => caller == "partner" ? ground.Partner.Key : $"bitp_demo_{caller}";

    [Theory]
    [InlineData("Idempotency-Key:")]
    [InlineData("Idempotency-Key:  ")]
    [InlineData("Idempotency-Key: k\u00e9y")]
    [InlineData("Idempotency-Key: \u94a5\u5319")]
    [InlineData("Idempotency-Key: a\tb")]
    [InlineData("Idempotency-Key: a\r\nIdempotency-Key: a")]
    [InlineData("Idempotency-Key: a\r\nIdempotency-Key: b")]
    public async Task An_idempotency_key_that_is_none_is_refused(string header)
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();

        var (status, text) = await PostAsync(ground, header);

        Assert.True(status == 400, text);
        Assert.Contains("\"idempotency_key_invalid\"", text, StringComparison.Ordinal);
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task An_idempotency_key_has_1_to_255_characters()
    {
        var ground = await Ground.PrepareAsync();

        foreach (var key in new[] { "k", new string('k', 255), "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ x" })
            Assert.InRange((await ground.Partner.PostAsync("/v1/customers", new { externalId = "h" }, ("Idempotency-Key", key))).Status, 200, 201);
        foreach (var length in new[] { 256, 1000, 10_000 })
            (await ground.Partner.PostAsync("/v1/customers", new { externalId = "h" }, ("Idempotency-Key", new string('k', length)))).ShouldBeProblem(
                400,
                "idempotency_key_invalid"
            );
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("")]
    [InlineData(";;;,,,")]
    [InlineData("zz-ZZ-zz-ZZ-zz;q=9")]
    [InlineData("de;q=abc, fr;q=-1, en;q=2")]
    [InlineData("\u00e9\u4e2d")]
    [InlineData("../../etc/passwd")]
    [InlineData("*;q=0")]
    public async Task A_wish_for_a_language_that_makes_no_sense_is_no_error(string header)
    {
        var app = await SupportApp.SharedAsync();
        foreach (var value in new[] { header, string.Concat(Enumerable.Repeat(header + ",de;q=0.1,", 10_000 / (header.Length + 10))) })
        {
            var (status, text) = await RawHttp.SendAsync(app.Address, "GET /v1/tickets HTTP/1.1", [$"Accept-Language: {value}"]);
            Assert.True(status == 401, text);
            Assert.Contains("\"credential_missing\"", text, StringComparison.Ordinal);
        }
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("Authorization: bitp_demo_admin", "credential_missing")]
    [InlineData("Authorization: Basic Yml0cDpkZW1v", "credential_missing")]
    [InlineData("Authorization: Bearer", "credential_missing")]
    [InlineData("Authorization: Bearerbitp_demo_admin", "credential_missing")]
    [InlineData("Authorization:", "credential_missing")]
    [InlineData("X-Api-Key:", "credential_missing")]
    [InlineData("Authorization: Bearer nonsense", "credential_invalid")]
    [InlineData("Authorization: Bearer bitp_demo_nobody", "credential_invalid")]
    [InlineData("Authorization: Bearer bitp_demo_admin x", "credential_invalid")]
    [InlineData("Authorization: Bearer bitp_demo_admin, Bearer bitp_demo_admin", "credential_invalid")]
    [InlineData("Authorization: Bearer bitp_\u4e2d\u6587", "credential_invalid")]
    [InlineData("Authorization: Bearer ' OR 1=1 --", "credential_invalid")]
    [InlineData("Authorization: Bearer a.b.c", "credential_invalid")]
    [InlineData("X-Api-Key: Bearer bitp_demo_admin", "credential_invalid")]
    [InlineData("X-Api-Key: nonsense", "credential_invalid")]
    public async Task A_credential_that_is_none_is_refused(string header, string code)
    {
        var app = await SupportApp.SharedAsync();

        var (status, text) = await RawHttp.SendAsync(app.Address, "GET /v1/partners HTTP/1.1", [header]);

        Assert.True(status == 401, text);
        Assert.Contains($"\"{code}\"", text, StringComparison.Ordinal);
        Assert.Contains("\r\nWWW-Authenticate: ", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Authorization: Bearer bitp_demo_admin\r\nAuthorization: Bearer bitp_demo_admin")]
    [InlineData("Authorization: Bearer bitp_demo_admin\r\nAuthorization: Bearer bitp_demo_partner_a")]
    [InlineData("X-Api-Key: bitp_demo_admin\r\nX-Api-Key: bitp_demo_admin")]
    [InlineData("X-Api-Key: bitp_demo_partner_a\r\nAuthorization: Bearer bitp_demo_admin")]
    [InlineData("X-Api-Key: nonsense\r\nAuthorization: Bearer bitp_demo_admin")]
    public async Task Credentials_in_the_same_header_and_broken_keys_are_not_made_up_for_by_another(string headers)
    {
        var app = await SupportApp.SharedAsync();

        var (status, text) = await RawHttp.SendAsync(app.Address, "GET /v1/partners HTTP/1.1", headers.Split("\r\n"));

        Assert.True(status is 401 or 403, text);
    }

    [Fact]
    public async Task Of_a_key_in_each_header_the_one_in_X_Api_Key_counts()
    {
        var ground = await Ground.PrepareAsync();

        (await ground.Partner.GetAsync("/v1/partners", ("X-Api-Key", "bitp_demo_admin"))).ShouldBe(200);
        (await ground.App.Admin.GetAsync("/v1/partners", ("X-Api-Key", ground.Partner.Key))).ShouldBeProblem(403, "actor_not_allowed");
    }

    [Fact]
    public async Task A_huge_credential_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        foreach (var length in new[] { 129, 1000, 20_000 })
            (await app.With($"bitp_{new string('x', length)}").GetAsync("/v1/tickets")).ShouldBeProblem(401, "credential_invalid");
        var (status, text) = await RawHttp.SendAsync(app.Address, "GET /v1/tickets HTTP/1.1", [$"Authorization: Bearer {new string('x', 100_000)}"]);
        Assert.True(status == 431, text);
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("1")]
    [InlineData("\"1")]
    [InlineData("1\"")]
    [InlineData("'1'")]
    [InlineData("**")]
    [InlineData("W/1")]
    [InlineData("\"1\" \"2\"")]
    [InlineData("\"1\", nonsense")]
    public async Task An_If_Match_that_is_none_is_refused(string tag)
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();
        foreach (var (method, path) in new[] { ("PATCH", $"/v1/tickets/{ground.Ticket}"), ("POST", $"/v1/tickets/{ground.Ticket}/solve") })
        {
            var (status, text) = await RawHttp.SendAsync(
                ground.App.Address,
                $"{method} {path} HTTP/1.1",
                [$"Authorization: Bearer {ground.Partner.Key}", "Content-Type: application/json", $"If-Match: {tag}"],
                "{}"u8.ToArray()
            );
            Assert.True(status == 400, text);
            Assert.Contains("\"if_match_invalid\"", text, StringComparison.Ordinal);
        }
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("text/*;q=x, ///")]
    [InlineData("*/*;q=0")]
    [InlineData("image/png")]
    public async Task An_Accept_that_makes_no_sense_does_no_harm(string accept)
    {
        var ground = await Ground.PrepareAsync();

        (await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}", ("Accept", accept))).ShouldBe(200);
        var transcript = await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}/transcript", ("Accept", accept));
        if (transcript.Status != 200)
            transcript.ShouldBeProblem(406, "not_acceptable");
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: x")]
    [InlineData("Content-Length: 99999999999999999999")]
    [InlineData("Content-Length: 5\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: nonsense")]
    [InlineData("no colon")]
    [InlineData("Bad Name: x")]
    [InlineData(" folded: x")]
    public async Task Broken_HTTP_is_refused(string header)
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();

        var (status, text) = await RawHttp.SendAsync(
            ground.App.Address,
            Encoding.ASCII.GetBytes(
                $"POST /v1/customers HTTP/1.1\r\nHost: {ground.App.Address.Authority}\r\nConnection: close\r\nAuthorization: Bearer {ground.Partner.Key}\r\nContent-Type: application/json\r\n{header}\r\n\r\nzz\r\n{{}}\r\n"
            )
        );

        Assert.True(status is >= 400 and < 500 or 501, $"{status} {text}");
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Fact]
    public async Task A_body_that_never_comes_writes_nothing()
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();
        using (var client = new System.Net.Sockets.TcpClient())
        {
            await client.ConnectAsync(ground.App.Address.Host, ground.App.Address.Port);
            await client
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"POST /v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ground.Partner.Key}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{{ \"externalId\": \"half\""
                    )
                );
        }

        (await ground.App.Anonymous.GetAsync("/health/ready")).ShouldBe(200);
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    private static Task<(int Status, string Text)> PostAsync(Ground ground, string headers) =>
        RawHttp.SendAsync(
            ground.App.Address,
            "POST /v1/customers HTTP/1.1",
            [$"Authorization: Bearer {ground.Partner.Key}", "Content-Type: application/json", .. headers.Split("\r\n")],
            Body
        );
}
