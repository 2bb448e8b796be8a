using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Tests.Contract;
using FastEndpoints;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Paths and methods that lead nowhere.</summary>
public sealed class AddressingWhatIsNotThere
{
    private static readonly string[] NoIds =
    [
        "x",
        "0",
        "-1",
        "null",
        "me",
        "00000000-0000-0000-0000-000000000000",
        "00000000-0000-0000-0000-00000000000g",
        "{019aa9f2-3c40-7d11-9c3e-5b1f0a7e2d01}",
        "019aa9f23c407d119c3e5b1f0a7e2d01",
        "BP-",
        "BP-0",
        "BP--1",
        "BP-99999999999999999999",
        "BP-1e5",
        "CP-0",
        "CP-99999999999999999999",
        "XP-100001",
        "%20",
        "%27%20OR%201=1%20--",
        "%3Cscript%3E",
        "%E2%82%AC",
        "..%2f..",
        "%252e%252e",
        "*",
        "a%3Fb",
    ];

    private static readonly string[] Slices =
    [
        .. typeof(ApiGroup).Assembly.GetTypes().Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(BaseEndpoint))).Select(t => t.Name),
    ];

    // Where nothing is read before what the address speaks of.
    private static readonly IReadOnlyList<Described> Addressed =
    [
        .. Document.Committed().Where(o => o.PathParameters.Any() && o.RequestBody?["required"]?.GetValue<bool>() is not true),
    ];

    public static TheoryData<string> Operations => [.. Addressed.Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_id_that_nothing_has_is_not_found_however_it_is_spelt(string name)
    {
        var ground = await Ground.PrepareAsync();
        var operation = Addressed.Single(o => o.Id == name);
        var codes = operation.Answers.Single(a => a.Status == 404).Answer["description"]!.GetValue<string>();
        var last = operation.PathParameters.Last();
        var path = await ground.FillAsync((operation with { Path = operation.Path.Replace($"{{{last}}}", "@", StringComparison.Ordinal) }).Aim);
        foreach (var caller in operation.Callers.DefaultIfEmpty("anonymous").Except(["customer"]))
        foreach (var id in NoIds)
        {
            var answer = await ground
                .As(caller)
                .SendAsync(
                    HttpMethod.Parse(operation.Method),
                    path.Replace("@", id, StringComparison.Ordinal) + operation.RequiredQuery,
                    null,
                    ("If-Match", "*")
                );
            Assert.True(answer.Status == 404, $"{caller} {id}: {answer}");
            Assert.True(codes.Contains($"`{answer.Code}`", StringComparison.Ordinal) || answer.Code == "not_found", $"{caller} {id}: {answer}");
        }
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    [InlineData("/v2/tickets")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/tickets/x/nothing")]
    [InlineData("/v1//tickets")]
    [InlineData("/v1/tickets;x=1")]
    [InlineData("/V1/Ticket")]
    [InlineData("/.env")]
    [InlineData("/appsettings.json")]
    [InlineData("/swagger/../appsettings.json")]
    public async Task An_unknown_address_is_not_found(string path)
    {
        var app = await SupportApp.SharedAsync();

        (await app.PartnerA.GetAsync(path)).ShouldBeProblem(404, "not_found");
        (await app.Anonymous.GetAsync(path)).ShouldBeProblem(404, "not_found");
    }

    [Fact]
    public async Task The_list_of_all_routes_is_shown_to_nobody()
    {
        var app = await SupportApp.SharedAsync();
        foreach (var caller in new[] { app.Anonymous, app.Agent, app.Admin })
        {
            // The library maps it by itself.
            var answer = await caller.GetAsync("/v1/_test_url_cache_");

            answer.ShouldBeProblem(404, "not_found");
            Assert.Equal("application/problem+json", answer.ContentType);
            Assert.DoesNotContain("BitP.", answer.Raw, StringComparison.Ordinal);
            Assert.All(Slices, slice => Assert.DoesNotContain(slice, answer.Raw, StringComparison.Ordinal));
            (await caller.SendAsync(HttpMethod.Post, "/v1/_test_url_cache_", null)).ShouldBeProblem(404, "not_found");
        }
    }

    [Theory]
    [InlineData("DELETE", "/v1/tickets/$ticket")]
    [InlineData("PUT", "/v1/tickets/$ticket")]
    [InlineData("POST", "/v1/tickets/$ticket")]
    [InlineData("DELETE", "/v1/tickets")]
    [InlineData("PATCH", "/v1/tickets")]
    [InlineData("HEAD", "/v1/tickets/$ticket/solve")]
    [InlineData("OPTIONS", "/v1/tickets/$ticket/solve")]
    [InlineData("GET", "/v1/tickets/$ticket/solve")]
    [InlineData("FOO", "/v1/tickets")]
    [InlineData("get", "/v1/tickets/$ticket/solve")]
    [InlineData("PROPFIND", "/v1/tickets")]
    [InlineData("TRACE", "/v1/tickets")]
    public async Task A_method_that_an_address_does_not_take_is_refused(string method, string path)
    {
        var ground = await Ground.PrepareAsync();
        var before = await ground.SnapshotAsync();

        var (status, text) = await RawHttp.SendAsync(
            ground.App.Address,
            $"{method} {await ground.FillAsync(path)} HTTP/1.1",
            [$"Authorization: Bearer {ground.Partner.Key}"]
        );

        Assert.True(status == 405, text);
        Assert.Contains("\r\nAllow: ", text, StringComparison.OrdinalIgnoreCase);
        if (method != "HEAD")
            Assert.Contains("\"method_not_allowed\"", text, StringComparison.Ordinal);
        Assert.Equal(before, await ground.SnapshotAsync());
    }

    [Theory]
    [InlineData("GET /v1/tickets/%00 HTTP/1.1")]
    [InlineData("GET /v1/tickets/a%00b/messages HTTP/1.1")]
    [InlineData("GET /v1/tickets/%FF HTTP/1.1")]
    [InlineData("GET /v1/tickets/%C0%80 HTTP/1.1")]
    [InlineData("GET /v1/tickets/%ED%A0%80 HTTP/1.1")]
    [InlineData("GET /v1/tickets/%zz HTTP/1.1")]
    [InlineData("GET /v1/tickets/% HTTP/1.1")]
    [InlineData("GET /v1/tickets/%1b%5b HTTP/1.1")]
    [InlineData("GET /v1/tickets/\u00e9 HTTP/1.1")]
    [InlineData("GET /v1/problems/%00 HTTP/1.1")]
    [InlineData("GET /v1/problems/%FF HTTP/1.1")]
    [InlineData("GET /v1/categories/%00 HTTP/1.1")]
    [InlineData("GET v1/tickets HTTP/1.1")]
    [InlineData("GET  HTTP/1.1")]
    [InlineData("GET /v1/tickets")]
    [InlineData("GET /v1/tickets HTTP/9.9")]
    [InlineData("nonsense")]
    [InlineData("\u0000")]
    public async Task A_request_line_that_is_none_is_refused(string requestLine)
    {
        var ground = await Ground.PrepareAsync();

        var (status, text) = await RawHttp.SendAsync(ground.App.Address, requestLine, [$"Authorization: Bearer {ground.Partner.Key}"]);

        Assert.True(status is >= 400 and < 500 || status == 505, $"{status} {text}");
    }

    [Fact]
    public async Task A_path_or_a_query_without_end_is_refused()
    {
        var ground = await Ground.PrepareAsync();
        foreach (var length in new[] { 1000, 7000, 9000, 100_000 })
        foreach (
            var line in new[]
            {
                $"/v1/tickets/{new string('a', length)}",
                $"/v1/problems/{new string('a', length)}",
                $"/v1/tickets?q={new string('a', length)}",
            }
        )
        {
            var (status, text) = await RawHttp.SendAsync(ground.App.Address, $"GET {line} HTTP/1.1", [$"Authorization: Bearer {ground.Partner.Key}"]);
            Assert.True(status is 400 or 404 or 414, $"{length}: {status} {text}");
        }
    }

    [Fact]
    public async Task A_single_character_more_in_a_known_address_makes_it_another()
    {
        var ground = await Ground.PrepareAsync();
        foreach (
            var path in new[]
            {
                $"/v1/tickets/{ground.Ticket}x",
                $"/v1/tickets/{ground.Ticket}%20",
                $"/v1/tickets/%20{ground.Ticket}",
                $"/v1/tickets/{ground.Ticket}%0a",
            }
        )
            (await ground.Partner.GetAsync(path)).ShouldBeProblem(404, "ticket_not_found");
    }
}
