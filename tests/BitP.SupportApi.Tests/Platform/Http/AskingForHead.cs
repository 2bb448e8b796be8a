using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>HEAD is answered as GET is, without a body.</summary>
public sealed class AskingForHead(AskingForHead.OwnApp own) : IClassFixture<AskingForHead.OwnApp>
{
    // What differs between any two answers.
    private static readonly string[] OfTheMoment = ["Date", "RateLimit", "Transfer-Encoding"];

    public static TheoryData<string> Reads => [.. Document.Committed().Where(o => o.Method == "GET").Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task Whatever_can_be_read(string name)
    {
        var ground = await Ground.PrepareAsync(own.App);
        var (caller, path) = await ground.ReachAsync(Document.Committed().Single(o => o.Id == name));

        Assert.Equal(200, (await ShouldBeAlikeAsync(caller, path)).Status);
        // A refusal as well: of a credential, or of a parameter.
        Assert.NotEqual(200, (await ShouldBeAlikeAsync(own.App.With("bitp_demo_nobody"), path + "&surprise=1")).Status);
    }

    [Theory]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/openapi/v1-3.0.json", 200)]
    [InlineData("/openapi/v2.json", 404)]
    [InlineData("/swagger", 301)]
    [InlineData("/swagger/index.html", 200)]
    [InlineData("/swagger/index.css", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/v1/tickets/x/hold", 405)]
    public async Task Whatever_else_there_is(string path, int status)
    {
        foreach (var encoding in new[] { "identity", "gzip", "br" })
            Assert.Equal(status, (await ShouldBeAlikeAsync(own.App.Anonymous, path, ("Accept-Encoding", encoding))).Status);
    }

    [Fact]
    public async Task What_is_known_is_not_described_again()
    {
        var ground = await Ground.PrepareAsync(own.App);
        var path = $"/v1/tickets/{ground.Ticket}";
        var tag = (await ground.Partner.SendAsync(HttpMethod.Head, path, null)).ETag!;

        Assert.Equal(304, (await ShouldBeAlikeAsync(ground.Partner, path, ("If-None-Match", tag))).Status);
    }

    [Fact]
    public async Task Methods_are_told_apart_by_case()
    {
        var (status, text) = await RawHttp.SendAsync(own.App.Address, "head /v1/categories HTTP/1.1", []);

        Assert.True(status == 405, text);
    }

    [Fact]
    public async Task What_is_no_GET_is_no_HEAD_either()
    {
        var ground = await Ground.PrepareAsync(own.App);

        Assert.Equal("POST", (await ground.Partner.SendAsync(HttpMethod.Head, $"/v1/tickets/{ground.Ticket}/solve", null)).Header("Allow"));
        var refused = await ground.Partner.SendAsync(HttpMethod.Put, "/v1/tickets", null);
        refused.ShouldBeProblem(405, "method_not_allowed");
        Assert.Equal(["GET", "HEAD", "POST"], refused.Header("Allow")!.Split(", ").Order());
    }

    [Fact]
    public void The_contract_describes_GET_alone() =>
        Assert.DoesNotContain(Document.Committed(), o => o.Method is not ("GET" or "POST" or "PUT" or "PATCH" or "DELETE"));

    private static async Task<Answer> ShouldBeAlikeAsync(Caller caller, string path, params (string Name, string Value)[] headers)
    {
        var get = await caller.GetAsync(path, headers);
        var head = await caller.SendAsync(HttpMethod.Head, path, null, headers);
        Assert.Equal((get.Status, ""), (head.Status, head.Raw));
        Assert.Equal(Lines(get), Lines(head));
        return head;
    }

    // That there is no body anyway need not be said.
    private static IEnumerable<string> Lines(Answer answer) =>
        answer.Headers.Where(h => !OfTheMoment.Contains(h.Key) && h is not { Key: "Content-Length", Value: "0" }).Select(h => $"{h.Key}: {h.Value}").Order();

    /// <summary>Nothing here changes between two requests but by these tests.</summary>
    public sealed class OwnApp : IAsyncLifetime
    {
        public SupportApp App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await SupportApp.StartAsync();

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
