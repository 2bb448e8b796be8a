using System.Text;
using BitP.SupportApi.Tests.Features;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>A page of long rows ends early, so that no answer takes much memory while somebody reads it slowly.</summary>
public sealed class PagingLongRows
{
    private const int Bytes = 1_000_000;

    // A character of two units, each of which JSON writes in six bytes.
    private static string Wide(int characters) => string.Concat(Enumerable.Repeat("\U0010FFFD", characters));

    [Theory]
    [InlineData("customer", "createdAt")]
    [InlineData("partner", "-createdAt")]
    [InlineData("agent", "-updatedAt")]
    [InlineData("agent", "dueAt")]
    [InlineData("agent", "-priority")]
    public async Task Of_tickets(string kind, string sort)
    {
        var desk = await Desk.SetAsync();
        for (var i = 0; i < 11; i++)
            await desk.OpenAsync(new { description = Wide(20_000) });

        await ShouldPageAsync(desk.By(kind), $"/v1/tickets?customerId={desk.CustomerId}&sort={sort}&limit=200", [5, 5, 1]);
    }

    [Fact]
    public async Task Of_tickets_that_are_searched()
    {
        var desk = await Desk.SetAsync();
        var word = $"w{Guid.NewGuid():N}";
        for (var i = 0; i < 6; i++)
            await desk.OpenAsync(new { description = $"{word} {Wide(19_900)}" });

        await ShouldPageAsync(desk.Customer, $"/v1/tickets?q={word}", [5, 1]);
    }

    [Fact]
    public async Task Of_tickets_whose_answers_are_long()
    {
        var desk = await Desk.SetAsync();
        for (var i = 0; i < 6; i++)
            await desk.OpenAsync(new { description = Wide(15_000), tags = Enumerable.Range(0, 20).Select(n => $"{n} {Wide(40)}").ToArray() });

        await ShouldPageAsync(desk.Customer, "/v1/tickets", [6]);
        await desk.OpenAsync(new { description = Wide(15_000) });
        await ShouldPageAsync(desk.Customer, "/v1/tickets?sort=createdAt", [6, 1]);
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("agent")]
    public async Task Of_messages(string kind)
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        for (var i = 0; i < 11; i++)
        {
            (await desk.Agent.PostAsync($"{path}/messages", new { body = "x", visibility = "internal" })).ShouldBe(201);
            (await desk.Customer.PostAsync($"{path}/messages", new { body = Wide(20_000) })).ShouldBe(201);
        }

        await ShouldPageAsync(desk.By(kind), $"{path}/messages?limit=200", kind == "agent" ? [10, 10, 2] : [5, 5, 1]);
    }

    [Fact]
    public async Task Texts_of_usual_length_are_all_on_one_page()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        var line = new string('d', 98) + "\n";
        for (var i = 0; i < 50; i++)
            (await desk.Customer.PostAsync($"{path}/messages", new { body = string.Concat(Enumerable.Repeat(line, 150)) })).ShouldBe(201);

        await ShouldPageAsync(desk.Customer, $"{path}/messages", [50]);
        await ShouldPageAsync(desk.Customer, $"{path}/messages?limit=20", [20, 20, 10]);
    }

    [Fact]
    public async Task Of_the_versions_of_a_schedule_and_of_schedules()
    {
        var desk = await Desk.SetAsync();
        var region = $"r-{Guid.NewGuid():N}";
        var names = Enumerable.Range(0, 20).ToDictionary(n => $"x{(char)('a' + n)}", _ => Wide(100));
        var body = new
        {
            name = "Long",
            region,
            timeZone = "UTC",
            weekly = new[]
            {
                new
                {
                    days = new[] { "monday" },
                    from = "08:00",
                    to = "12:00",
                },
            },
            // Ten of them take 240,000 bytes in an answer.
            exceptions = Enumerable
                .Range(1, 10)
                .Select(day => new
                {
                    date = $"2027-01-{day:00}",
                    name = names,
                    closed = true,
                })
                .ToArray(),
        };
        var path = "";
        for (var i = 0; i < 6; i++)
        {
            var created = await desk.Admin.PostAsync("/v1/schedules", body);
            created.ShouldBe(201);
            path = created.Header("Location")!;
        }
        for (var i = 0; i < 5; i++)
            (await desk.Admin.PatchAsync(path, new { name = $"Long {i}" }, ("If-Match", "*"))).ShouldBe(200);

        await ShouldPageAsync(desk.Agent, $"/v1/schedules?region={region}&limit=200", [5, 1]);
        await ShouldPageAsync(desk.Agent, $"{path}/versions?limit=200", [5, 1]);
    }

    [Fact]
    public async Task Of_announcements()
    {
        var desk = await Desk.SetAsync();
        var region = $"r-{Guid.NewGuid():N}";
        var texts = new[] { "en", "de", "fr", "zh-CN" }.ToDictionary(language => language, _ => Wide(4_000));
        for (var i = 0; i < 6; i++)
            (
                await desk.Supervisor.PostAsync(
                    "/v1/announcements",
                    new
                    {
                        kind = "other",
                        title = texts.ToDictionary(t => t.Key, _ => "x"),
                        body = texts,
                        regions = new[] { region },
                        validFrom = "2020-01-01T00:00:00Z",
                        validUntil = "2020-01-02T00:00:00Z",
                    }
                )
            ).ShouldBe(201);

        await ShouldPageAsync(desk.Supervisor, $"/v1/announcements?region={region}&state=ended&at=2020-01-01T12:00:00Z&limit=200", [5, 1]);
    }

    [Fact]
    public async Task Of_events()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new");
        string[] Tags(int i) => [.. Enumerable.Range(0, 20).Select(n => $"{i} {n} {Wide(43)}")];
        const int changes = 60;
        for (var i = 0; i < changes; i++)
            (await desk.Agent.PatchAsync(path, new { tags = Tags(i) }, ("If-Match", "*"))).ShouldBe(200);

        var sizes = await PagesAsync(desk.Agent, $"{path}/timeline?limit=200", changes + 1);
        Assert.InRange(sizes.Count, 2, 3);

        var told = new List<string>();
        for (string? after = null; ; )
        {
            var page = await desk.Partner.GetAsync($"/v1/events?types=ticket.updated&limit=200{(after is null ? "" : $"&after={after}")}");
            page.ShouldBe(200);
            ShouldBeShort(page);
            told.AddRange(page.Items.Select(e => e.Str("id")!));
            if (page.Items.Count == 0 && told.Count >= changes)
                break;
            after = page.Text("nextCursor");
        }
        Assert.Equal(changes, told.Distinct().Count());
        Assert.Equal(changes, told.Count);
    }

    private static async Task ShouldPageAsync(Caller caller, string list, int[] sizes) => Assert.Equal(sizes, await PagesAsync(caller, list, sizes.Sum()));

    /// <summary>Reads all pages: each row is there once, and none is much longer than it may be.</summary>
    private static async Task<List<int>> PagesAsync(Caller caller, string list, int count)
    {
        var ids = new List<string>();
        var sizes = new List<int>();
        for (var next = list; next is not null; )
        {
            var page = await caller.GetAsync(next);
            page.ShouldBe(200);
            ShouldBeShort(page);
            ids.AddRange(page.Items.Select(item => $"{item.Str("id")} {item!["version"]} {item["sequence"]}"));
            sizes.Add(page.Items.Count);
            Assert.Equal(page["nextCursor"] is not null, page.Header("Link") is not null);
            next = page.Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }
        Assert.Equal(count, ids.Distinct().Count());
        Assert.Equal(count, ids.Count);
        return sizes;
    }

    // The row that reaches the limit is on the page as well.
    private static void ShouldBeShort(Answer page) => Assert.InRange(Encoding.UTF8.GetByteCount(page.Raw), 0, Bytes + 400_000);
}
