using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>What answers say to caches and browsers.</summary>
public sealed class KeepingAnswers
{
    public static TheoryData<string> Reads => [.. Document.Committed().Where(o => o.Method == "GET").Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task What_is_read_is_kept_by_nobody_but_its_reader(string name)
    {
        var ground = await Ground.PrepareAsync();
        var operation = Document.Committed().Single(o => o.Id == name);
        var (caller, path) = await ground.ReachAsync(operation);
        foreach (var type in operation.Answers.Single(a => a.Status == 200).Answer["content"]!.AsObject().Select(c => c.Key))
        {
            var answer = await caller.GetAsync(path, ("Accept", type));
            answer.ShouldBe(200);
            Assert.Equal(type, answer.ContentType);
            ShouldBeGuarded(answer);
            Assert.Equal(answer.ETag is null, answer.Header("Cache-Control") == "no-store");
            if (type == "text/html")
                Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        }
        ShouldBeGuarded(await caller.GetAsync(path + "&surprise=1"), 400);
        if (!operation.IsSecured)
            return;
        ShouldBeGuarded(await ground.App.Anonymous.GetAsync(path), 401);
        ShouldBeGuarded(await ground.App.With("bitp_demo_nobody").GetAsync(path), 401);
    }

    [Fact]
    public async Task Where_types_can_be_chosen_the_answer_varies_by_them()
    {
        var ground = await Ground.PrepareAsync();
        var chosen = Document.Committed().Where(o => o.Answers.Any(a => a.Answer["content"]?.AsObject().Count > 1)).ToArray();
        Assert.NotEmpty(chosen);
        foreach (var operation in chosen)
        {
            var (caller, path) = await ground.ReachAsync(operation);
            foreach (var type in new[] { "*/*", "image/png" })
            {
                var answer = await caller.GetAsync(path, ("Accept", type));
                ShouldBeGuarded(answer);
                Assert.Contains("Accept", VariesBy(answer));
            }
        }
    }

    [Fact]
    public async Task What_is_done_is_kept_by_nobody()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        foreach (
            var answer in new[]
            {
                await ground.Partner.OpenTicketAsync(),
                await ground.Partner.PatchAsync(path, new { subject = "Other" }, ("If-Match", "*")),
                await ground.Partner.PatchAsync(path, new { subject = "Other" }),
                await ground.Partner.PatchAsync(path, new { subject = "Other" }, ("If-Match", "\"77\"")),
                await ground.Partner.PostAsync($"{path}/messages", new { body = "x" }, ("Idempotency-Key", "k")),
                await ground.Partner.PostAsync($"{path}/messages", new { body = "x" }, ("Idempotency-Key", "k")),
                await ground.Partner.PostAsync($"{path}/messages", new { body = "y" }, ("Idempotency-Key", "k")),
                await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", "<xml/>"u8.ToArray(), "text/xml"),
                await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", "{"),
            }
        )
        {
            ShouldBeGuarded(answer);
            Assert.Equal("no-store", answer.Header("Cache-Control"));
        }
    }

    [Theory]
    [InlineData("/nothing", 404)]
    [InlineData("/v1/tickets/x/y/z", 404)]
    [InlineData("/v1/tickets/x/hold", 405)]
    [InlineData("/openapi/v2.json", 404)]
    public async Task A_refusal_before_any_operation_is_kept_by_nobody(string path, int status) =>
        ShouldBeGuarded(await (await SupportApp.SharedAsync()).Anonymous.GetAsync(path), status);

    [Fact]
    public async Task Neither_is_a_refusal_of_one_too_many_nor_of_a_missing_scope_nor_of_what_is_known()
    {
        await using var app = await SupportApp.StartAsync(("RateLimits:AnonymousPerMinute", "1"));
        var ground = await Ground.PrepareAsync(app);
        var ticket = $"/v1/tickets/{ground.Ticket}";
        var known = await ground.Partner.GetAsync(ticket);

        ShouldBeGuarded(await ground.Customer.GetAsync("/v1/api-keys"), 403);
        var unchanged = await ground.Partner.GetAsync(ticket, ("If-None-Match", known.ETag!));
        ShouldBeGuarded(unchanged, 304);
        Assert.Equal(["no-cache", "private"], unchanged.Header("Cache-Control")!.Split(", ").Order());
        var limited = await app.Anonymous.GetAsync("/v1/problems");
        for (var i = 0; i < 100 && limited.Status == 200; i++)
            limited = await app.Anonymous.GetAsync("/v1/problems");
        ShouldBeGuarded(limited, 429);
    }

    [Fact]
    public async Task The_page_of_the_contract_runs_its_own_scripts_only()
    {
        var app = await SupportApp.SharedAsync();

        var page = await app.Anonymous.GetAsync("/swagger/index.html");

        page.ShouldBe(200);
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.Contains("script-src 'self';", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
    }

    private static void ShouldBeGuarded(Answer answer, int status)
    {
        answer.ShouldBe(status);
        ShouldBeGuarded(answer);
        if (status >= 400)
            Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    private static void ShouldBeGuarded(Answer answer)
    {
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Contains(answer.Header("Cache-Control")!.Split(", "), word => word is "no-store" or "private");
        Assert.Contains("Accept-Language", VariesBy(answer));
    }

    private static IEnumerable<string> VariesBy(Answer answer) => answer.Header("Vary")!.Split(',').Select(name => name.Trim());
}
