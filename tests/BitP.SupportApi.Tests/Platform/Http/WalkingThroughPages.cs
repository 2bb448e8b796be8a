namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>A list is read page by page while it grows: nothing is skipped and nothing repeated.</summary>
public sealed class WalkingThroughPages
{
    private static readonly string[] Priorities = ["low", "normal", "high", "urgent"];

    [Theory]
    [InlineData("-createdAt")]
    [InlineData("createdAt")]
    [InlineData("-updatedAt")]
    [InlineData("dueAt")]
    [InlineData("-priority")]
    public async Task Tickets_are_neither_skipped_nor_repeated_while_others_are_opened(string sort)
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        var there = new HashSet<string>();
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 30).Select(i => partner.OpenTicketAsync(customer: "c", priority: Priorities[i % 4]))))
            there.Add(answer.Text("id"));
        using var enough = new CancellationTokenSource();
        var opening = Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
                await partner.OpenTicketAsync(customer: "c", priority: Priorities[i % 4]);
        });

        var seen = await WalkAsync(partner, $"/v1/tickets?sort={sort}&limit=4", maxPages: 60);
        await enough.CancelAsync();
        await opening;

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Empty(there.Except(seen));
    }

    [Fact]
    public async Task The_order_is_the_one_that_was_asked_for()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        for (var i = 0; i < 9; i++)
            await partner.OpenTicketAsync(customer: "c", priority: Priorities[i * 7 % 4]);

        async Task<List<T>> ReadAsync<T>(string sort, string member)
        {
            var all = new List<T>();
            for (var path = $"/v1/tickets?limit=2&sort={sort}"; path is not null; )
            {
                var page = await partner.GetAsync(path);
                all.AddRange(page.Items.Select(t => t![member]!.GetValue<T>()));
                path = page["nextCursor"] is { } next ? $"/v1/tickets?limit=2&sort={sort}&cursor={next}" : null;
            }
            Assert.Equal(9, all.Count);
            return all;
        }
        var newest = await ReadAsync<string>("-createdAt", "reference");
        Assert.Equal(newest.OrderByDescending(r => r, StringComparer.Ordinal), newest);
        var oldest = await ReadAsync<string>("createdAt", "reference");
        Assert.Equal(oldest.Order(StringComparer.Ordinal), oldest);
        var urgent = await ReadAsync<string>("-priority", "priority");
        Assert.Equal(urgent.OrderByDescending(p => Array.IndexOf(Priorities, p)), urgent);
    }

    [Theory]
    [InlineData("partner", "/v1/customers")]
    [InlineData("agent", "/v1/agents")]
    [InlineData("agent", "/v1/teams")]
    [InlineData("admin", "/v1/partners")]
    [InlineData("admin", "/v1/api-keys")]
    [InlineData("partner", "/v1/tickets/$ticket/messages")]
    [InlineData("agent", "/v1/tickets/$ticket/timeline")]
    public async Task Every_list_can_be_walked_and_says_the_same_in_its_link(string who, string path)
    {
        var ground = await Ground.PrepareAsync();
        for (var i = 0; i < 4; i++)
        {
            // A partner, a key, an agent and a team.
            await Ground.PrepareAsync();
            (await ground.Partner.PostAsync("/v1/customers", new { externalId = $"page-{i}" })).ShouldBe(201);
            (await ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = $"page-{i}" })).ShouldBe(201);
        }
        path = await ground.FillAsync(path);

        var first = await ground.As(who).GetAsync($"{path}?limit=2");
        Assert.Equal(2, first.Items.Count);
        Assert.Equal($"<{path}?limit=2&cursor={first.Text("nextCursor")}>; rel=\"next\"", first.Header("Link"));
        var second = await ground.As(who).GetAsync(first.Header("Link")!.Split('<', '>')[1]);
        Assert.Equal(2, second.Items.Count);
        Assert.Empty(Ids(first).Intersect(Ids(second)));
        if (who != "partner")
            return; // others add to these lists meanwhile
        var all = await WalkAsync(ground.Partner, $"{path}?limit=2", 100);
        Assert.Equal(all.Count, all.Distinct().Count());
        var last = await ground.Partner.GetAsync($"{path}?limit=200");
        Assert.Equal(Ids(last), all);
        Assert.Null(last["nextCursor"]);
        Assert.Null(last.Header("Link"));
    }

    [Fact]
    public async Task A_filter_goes_along()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        for (var i = 0; i < 8; i++)
            await partner.OpenTicketAsync(customer: "c", category: i % 2 == 0 ? "login" : "other", subject: "a & b = c/ü");

        var first = await partner.GetAsync($"/v1/tickets?category=login&q={Uri.EscapeDataString("a & ü")}&limit=3");
        var second = await partner.GetAsync(first.Header("Link")!.Split('<', '>')[1]);

        Assert.Equal((3, 1), (first.Items.Count, second.Items.Count));
        Assert.All(first.Items.Concat(second.Items), t => Assert.Equal("login", t!["category"]!.GetValue<string>()));
        Assert.Null(second["nextCursor"]);
    }

    [Fact]
    public async Task A_page_as_long_as_the_list_has_none_after_it()
    {
        var partner = await (await SupportApp.SharedAsync()).NewPartnerAsync();
        for (var i = 0; i < 3; i++)
            await partner.OpenTicketAsync(customer: "c");

        var exact = await partner.GetAsync("/v1/tickets?limit=3");
        var shorter = await partner.GetAsync("/v1/tickets?limit=2");

        Assert.Equal(3, exact.Items.Count);
        Assert.Null(exact["nextCursor"]);
        Assert.NotNull(shorter["nextCursor"]);
    }

    private static IEnumerable<string> Ids(Answer page) => page.Items.Select(i => i!["id"]!.GetValue<string>());

    private static async Task<List<string>> WalkAsync(Caller caller, string path, int maxPages)
    {
        var seen = new List<string>();
        var next = path;
        for (var page = 0; page < maxPages; page++)
        {
            var answer = await caller.GetAsync(next);
            answer.ShouldBe(200);
            seen.AddRange(Ids(answer));
            if (answer["nextCursor"] is not { } cursor)
                return seen;
            next = $"{path}&cursor={cursor}";
        }
        return seen;
    }
}
