using System.IO.Compression;
using System.Net;
using System.Text;

namespace BitP.SupportApi.Tests.Contract;

/// <summary>Anybody may fetch the contract, which costs little.</summary>
[Trait("Database", "Any")]
public sealed class ServingTheContract
{
    private const int MostBytesOnTheWire = 150 * 1024;

    public static TheoryData<string> Addresses => ["/openapi/v1.json", "/openapi/v1-3.0.json"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task It_is_the_same_in_every_coding_and_small_in_those_that_compress(string address)
    {
        var app = await SupportApp.SharedAsync();
        var plain = await FetchAsync(app, address, null);

        Assert.Equal(("", "application/json"), (plain.Coding, plain.Type));
        foreach (var coding in new[] { "gzip", "br" })
        {
            var coded = await FetchAsync(app, address, coding);
            Assert.Equal(coding, coded.Coding);
            Assert.InRange(coded.Bytes.Length, 1, MostBytesOnTheWire);
            Assert.Equal(plain.Text, coded.Text);
            Assert.NotEqual(plain.Tag, coded.Tag);
        }
    }

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", "")]
    [InlineData("*", "br")]
    [InlineData("identity", "")]
    [InlineData("deflate", "")]
    [InlineData("zstd, nonsense;q=", "")]
    [InlineData("", "")]
    public async Task The_coding_is_the_one_that_is_wished_for(string wishes, string coding)
    {
        var answer = await FetchAsync(await SupportApp.SharedAsync(), "/openapi/v1.json", wishes);

        Assert.Equal((coding, "Accept-Encoding"), (answer.Coding, answer.Vary));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task What_is_known_is_not_sent_again(string address)
    {
        var app = await SupportApp.SharedAsync();
        foreach (var coding in new[] { "identity", "gzip", "br" })
        {
            var tag = (await FetchAsync(app, address, coding)).Tag;
            foreach (var header in new[] { tag, $"W/{tag}", $"\"x\", {tag}", "*" })
            {
                var again = await app.Anonymous.GetAsync(address, ("Accept-Encoding", coding), ("If-None-Match", header));
                Assert.Equal((304, "", tag, "Accept-Encoding"), (again.Status, again.Raw, again.ETag, again.Header("Vary")));
                Assert.Equal("public, no-cache", again.Header("Cache-Control"));
            }
            (await app.Anonymous.GetAsync(address, ("Accept-Encoding", coding), ("If-None-Match", "\"x\""))).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Whoever_asks_first_and_in_whichever_language_and_however_many_it_is_the_same()
    {
        await using var app = await SupportApp.StartAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(i => app.Anonymous.GetAsync("/openapi/v1.json", ("Accept-Language", i % 2 == 0 ? "de" : "zh-CN")))
        );

        Assert.All(answers, a => a.ShouldBe(200));
        Assert.Equal(answers[0].ETag, Assert.Single(answers.Select(a => a.ETag).Distinct()));
        await using var another = await SupportApp.StartAsync();
        Assert.Equal(answers[0].ETag, (await another.Anonymous.GetAsync("/openapi/v1.json")).ETag);
    }

    [Fact]
    public async Task It_is_counted_among_the_requests_of_those_who_show_no_credential()
    {
        await using var app = await SupportApp.StartAsync(("RateLimits:AnonymousPerMinute", "1"), ("Environment", "Production"));
        var answer = await app.Anonymous.GetAsync("/openapi/v1.json");
        answer.ShouldBe(200);
        for (var i = 0; i < 100 && answer.Status == 200; i++)
            answer = await app.Anonymous.GetAsync("/openapi/v1.json");

        answer.ShouldBeProblem(429, "rate_limited");
        Assert.Equal("\"anonymous\";q=1;w=60", answer.Header("RateLimit-Policy"));
    }

    [Fact]
    public async Task It_is_found_by_its_name_and_there_is_no_other_one()
    {
        var anonymous = (await SupportApp.SharedAsync()).Anonymous;

        Assert.Equal((await anonymous.GetAsync("/openapi/v1.json")).ETag, (await anonymous.GetAsync("/OpenAPI/V1.json")).ETag);
        (await anonymous.GetAsync("/openapi/v2.json")).ShouldBeProblem(404, "not_found");
    }

    private static async Task<Fetched> FetchAsync(SupportApp app, string address, string? wishes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (wishes is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", wishes);
        using var response = await app.Anonymous.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new(
            response.Content.Headers.ContentEncoding.SingleOrDefault() ?? "",
            response.Content.Headers.ContentType!.MediaType!,
            response.Headers.ETag!.ToString(),
            response.Headers.Vary.ToString(),
            await response.Content.ReadAsByteArrayAsync()
        );
    }

    private sealed record Fetched(string Coding, string Type, string Tag, string Vary, byte[] Bytes)
    {
        public string Text
        {
            get
            {
                using var bytes = new MemoryStream(Bytes);
                using Stream decoded = Coding switch
                {
                    "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
                    "br" => new BrotliStream(bytes, CompressionMode.Decompress),
                    _ => bytes,
                };
                using var reader = new StreamReader(decoded, Encoding.UTF8);
                return reader.ReadToEnd();
            }
        }
    }
}
