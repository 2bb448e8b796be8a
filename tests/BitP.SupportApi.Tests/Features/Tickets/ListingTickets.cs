using System.Text.Json.Nodes;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ListingTickets
{
    private static readonly string[] Sorts = ["-createdAt", "createdAt", "-updatedAt", "dueAt", "-priority"];

    private static readonly Lazy<Task<(Desk Desk, Row[] Rows)>> Prepared = new(PrepareAsync);

    /// <summary>A ticket as this test remembers it, to be filtered and ordered without the product's help.</summary>
    private sealed record Row(
        string Id,
        long Number,
        string Status,
        string Priority,
        string Category,
        string Channel,
        string Language,
        string? Team,
        string? Assignee,
        string CustomerId,
        string[] Tags,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        DateTimeOffset? DueAt
    );

    private sealed record Filter(string Name, string Value, Func<Row, bool> Matches);

    // Sixty tickets of one partner, whose properties are drawn with a fixed seed.
    private static async Task<(Desk, Row[])> PrepareAsync()
    {
        var random = new Random(20261122);
        T Any<T>(params T[] from) => from[random.Next(from.Length)];
        var desk = await Desk.SetAsync();
        var mei = await desk.AgentIdAsync();
        var jonas = await desk.AgentIdAsync("Jonas Weber");
        var paths = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            var opened = await desk.OpenAsync(
                new
                {
                    category = Any("login", "deposit", "phishing", "other", "feature_question"),
                    channel = Any("web", "app", "email", "wechat"),
                    language = Any("en", "de", "zh-CN", "fr", "pt-BR"),
                    priority = Any(null, null, "low", "normal", "high", "urgent"),
                    tags = new[] { "vip", "tron", "two words", "提现" }.Where(_ => random.Next(3) == 0),
                    customer = new { externalId = $"c{random.Next(5)}" },
                }
            );
            paths.Add(opened.Header("Location")!);
        }
        foreach (var path in paths.OrderBy(_ => random.Next()))
        {
            switch (random.Next(6))
            {
                case 0:
                    (await desk.Supervisor.PostAsync($"{path}/assign", new { agentId = Any(mei, jonas) })).ShouldBe(200);
                    break;
                case 1:
                    (await desk.Supervisor.PostAsync($"{path}/assign", new { agentId = Any(mei, jonas), team = Any("funds", "accounts") })).ShouldBe(200);
                    break;
                case 2:
                    (await desk.Supervisor.PostAsync($"{path}/assign", new { team = Any("funds", "accounts") })).ShouldBe(200);
                    break;
                case 3:
                    (await desk.Agent.PostAsync($"{path}/messages", new { body = "We look into it." })).ShouldBe(201);
                    break;
            }
            var steps = Any<string[]>([], [], ["wait"], ["hold"], ["solve"], ["solve", "close"], ["solve", "reopen"]);
            foreach (var step in steps)
                (await desk.Agent.PostAsync($"{path}/{step}")).ShouldBe(200);
            if (random.Next(4) == 0 && !steps.Contains("close"))
                (
                    await desk.Agent.PatchAsync(
                        path,
                        new { promise = new { by = DateTimeOffset.UtcNow.AddHours(random.Next(1, 200)) }, tags = Any<string[]>([], ["vip", "late"]) },
                        ("If-Match", "*")
                    )
                ).ShouldBe(200);
        }
        var rows = new List<Row>();
        foreach (var path in paths)
            rows.Add(RowOf((await desk.Agent.GetAsync(path)).Json));
        Assert.Equal(6, rows.Select(r => r.Status).Distinct().Count());
        return (desk, [.. rows]);
    }

    private static Row RowOf(JsonNode ticket) =>
        new(
            ticket.Str("id")!,
            long.Parse(ticket.Str("reference")![3..], null),
            ticket.Str("status")!,
            ticket.Str("priority")!,
            ticket.Str("category")!,
            ticket.Str("channel")!,
            ticket.Str("language")!,
            ticket.Str("team"),
            ticket["assignee"]?.Str("id"),
            ticket["customer"].Str("id")!,
            ticket["tags"].Strings(),
            ticket.Instant("createdAt"),
            ticket.Instant("updatedAt"),
            ticket["dueAt"] is null ? null : ticket.Instant("dueAt")
        );

    private static IEnumerable<Func<Random, Filter>> Filters(Row[] rows, string mei)
    {
        static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);
        Row Any(Random random) => rows[random.Next(rows.Length)];
        Func<Random, Filter> Set(string name, Func<Row, string> of) =>
            random =>
            {
                var values = Enumerable.Range(0, random.Next(1, 4)).Select(_ => of(Any(random))).ToArray();
                return new(name, string.Join(',', values), r => values.Contains(of(r)));
            };
        Func<Random, Filter> Maybe(string name, Func<Row, string?> of) =>
            random => of(Any(random)) is { } value ? new(name, value, r => of(r) == value) : new(name, "none", r => of(r) is null);
        Func<Random, Filter> At(string name, Func<Row, DateTimeOffset?> of, Func<DateTimeOffset, DateTimeOffset, bool> matches) =>
            random =>
            {
                var at = (of(Any(random)) ?? DateTimeOffset.UtcNow).AddMilliseconds(random.Next(-1, 2));
                return new(name, Time(at), r => of(r) is { } value && matches(value, at));
            };

        yield return Set("status", r => r.Status);
        yield return Set("priority", r => r.Priority);
        yield return Set("category", r => r.Category);
        yield return Set("channel", r => r.Channel);
        yield return random => Any(random).Language is var l ? new("language", random.Next(2) == 0 ? l.ToUpperInvariant() : l, r => r.Language == l) : null!;
        yield return Maybe("team", r => r.Team);
        yield return Maybe("assignee", r => r.Assignee);
        yield return _ => new("assignee", "me", r => r.Assignee == mei);
        yield return random => Any(random).CustomerId is var c ? new("customerId", c, r => r.CustomerId == c) : null!;
        yield return random =>
        {
            var tag = new[] { "vip", "tron", "two words", "提现", "late" }[random.Next(5)];
            return new("tag", random.Next(2) == 0 ? $" {tag.ToUpperInvariant()}" : tag, r => r.Tags.Contains(tag));
        };
        yield return At("createdAfter", r => r.CreatedAt, (value, at) => value >= at);
        yield return At("createdBefore", r => r.CreatedAt, (value, at) => value < at);
        yield return At("updatedAfter", r => r.UpdatedAt, (value, at) => value >= at);
        yield return At("dueBefore", r => r.DueAt, (value, at) => value < at);
    }

    private static string[] Expected(IEnumerable<Row> rows, string sort) =>
        [
            .. (
                sort switch
                {
                    "createdAt" => rows.OrderBy(r => r.CreatedAt).ThenBy(r => r.Number),
                    "-updatedAt" => rows.OrderByDescending(r => r.UpdatedAt).ThenByDescending(r => r.Number),
                    "dueAt" => rows.Where(r => r.DueAt is not null).OrderBy(r => r.DueAt).ThenBy(r => r.Number),
                    "-priority" => rows.OrderByDescending(r => Array.IndexOf(["low", "normal", "high", "urgent"], r.Priority)).ThenByDescending(r => r.Number),
                    _ => rows.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Number),
                }
            ).Select(r => r.Id),
        ];

    private static async Task<string[]> ReadAllAsync(Caller caller, string query, int limit)
    {
        var ids = new List<string>();
        var next = $"/v1/tickets?limit={limit}{query}";
        while (next is not null)
        {
            var page = await caller.GetAsync(next);
            page.ShouldBe(200);
            ids.AddRange(page.Items.Select(i => i.Str("id")!));
            var cursor = page.Json.Str("nextCursor");
            Assert.Equal(cursor is null, page.Header("Link") is null);
            if (cursor is not null)
                page.ShouldBeFull(limit);
            next = cursor is null ? null : $"/v1/tickets?limit={limit}{query}&cursor={cursor}";
        }
        return [.. ids];
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("agent")]
    public async Task Every_filter_alone_and_with_another_gives_what_it_says_in_every_order(string kind)
    {
        var (desk, all) = await Prepared.Value;
        var mei = await desk.AgentIdAsync();
        var filters = Filters(all, mei).ToArray();
        var random = new Random(kind.Length);
        var seen = 0;

        async Task CheckAsync(params Filter[] chosen)
        {
            // Staff see everybody's tickets, so that they ask for one customer at a time.
            var rows = all.AsEnumerable();
            if (kind == "agent" && chosen.All(f => f.Name != "customerId"))
            {
                var customer = all[random.Next(all.Length)].CustomerId;
                chosen = [.. chosen, new("customerId", customer, r => r.CustomerId == customer)];
            }
            var sort = Sorts[random.Next(Sorts.Length)];
            var query = string.Concat(chosen.Select(f => $"&{f.Name}={Uri.EscapeDataString(f.Value)}")) + $"&sort={sort}";
            var expected = Expected(rows.Where(r => chosen.All(f => f.Matches(r))), sort);
            var limit = new[] { 3, 7, 20, 200 }[random.Next(4)];
            var found = await ReadAllAsync(desk.By(kind), query, limit);
            Assert.True(expected.SequenceEqual(found), $"limit={limit}{query}: expected {expected.Length}, got {found.Length}");
            seen += found.Length > 0 ? 1 : 0;
        }

        var usable = filters.Where((_, i) => kind == "agent" || i != 7).ToArray(); // "me" is an agent's word
        foreach (var filter in usable)
            for (var i = 0; i < 4; i++)
                await CheckAsync(filter(random));
        foreach (var first in usable)
        foreach (var second in usable)
        {
            Filter[] chosen = [first(random), second(random)];
            if (chosen[0].Name != chosen[1].Name)
                await CheckAsync(chosen);
        }
        Assert.True(seen > 100, $"Only {seen} found anything.");
    }

    [Fact]
    public async Task Without_a_filter_all_are_there_in_every_order_and_page_size()
    {
        var (desk, all) = await Prepared.Value;

        foreach (var sort in Sorts)
        foreach (var limit in new[] { 1, 13, 59, 60, 61 })
            Assert.Equal(Expected(all, sort), await ReadAllAsync(desk.Partner, $"&sort={sort}", limit));
        Assert.Equal(Expected(all, "").Take(50), (await desk.Partner.GetAsync("/v1/tickets")).Items.Select(i => i.Str("id")!));
    }

    [Fact]
    public async Task What_is_listed_is_what_is_read_alone()
    {
        var (desk, _) = await Prepared.Value;

        foreach (var kind in new[] { "partner", "agent" })
        foreach (var listed in (await desk.By(kind).GetAsync("/v1/tickets?limit=10&sort=dueAt", Desk.In("fr"))).Items)
        {
            var read = await desk.By(kind).GetAsync($"/v1/tickets/{listed.Str("id")}", Desk.In("fr"));
            // Clocks run on while they are read.
            Assert.True(JsonNode.DeepEquals(WithoutClocks(listed), WithoutClocks(read.Json)), $"{listed}\n{read}");
        }
    }

    private static JsonObject WithoutClocks(JsonNode? ticket) => Desk.Merge(ticket!.DeepClone().AsObject(), new { sla = (object?)null });

    [Fact]
    public async Task The_link_leads_through_the_same_pages()
    {
        var (desk, all) = await Prepared.Value;
        var ids = new List<string>();
        var next = "/v1/tickets?sort=createdAt&limit=25";

        while (next is not null)
        {
            var page = await desk.Partner.GetAsync(next);
            ids.AddRange(page.Items.Select(i => i.Str("id")!));
            var link = page.Header("Link");
            next = link?[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)];
        }

        Assert.Equal(Expected(all, "createdAt"), ids);
    }

    [Fact]
    public async Task Nothing_is_skipped_or_repeated_while_tickets_are_being_opened()
    {
        var desk = await Desk.SetAsync();
        var before = new List<string>();
        for (var i = 0; i < 9; i++)
            before.Insert(0, (await desk.OpenAsync()).Text("id"));
        var read = new List<string>();
        string? cursor = null;

        do
        {
            var page = await desk.Partner.GetAsync($"/v1/tickets?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            read.AddRange(page.Items.Select(i => i.Str("id")!));
            cursor = page.Json.Str("nextCursor");
            await desk.OpenAsync();
        } while (cursor is not null);

        Assert.Equal(before, read);
    }

    [Fact]
    public async Task Several_values_are_separated_by_commas_or_given_one_by_one()
    {
        var desk = await Desk.SetAsync();
        for (var i = 0; i < 3; i++)
            await desk.OpenAsync(new { priority = new[] { "low", "normal", "urgent" }[i] });

        var listed = await desk.Partner.GetAsync("/v1/tickets?priority=low,urgent&limit=1");
        var oneByOne = await desk.Partner.GetAsync("/v1/tickets?priority=low&priority=urgent&limit=1");

        Assert.Equal("urgent", oneByOne.Items.Single().Str("priority"));
        Assert.Equal(listed.Raw, oneByOne.Raw);
        var link = oneByOne.Header("Link")!;
        Assert.Contains("priority=low&priority=urgent", link, StringComparison.Ordinal);
        var next = await desk.Partner.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]);
        Assert.Equal("low", next.Items.Single().Str("priority"));
    }

    [Theory]
    [InlineData("status=done", "status", "wrong_type")]
    [InlineData("status=", "status", "empty")]
    [InlineData("status=new,", "status", "wrong_type")]
    [InlineData("status=New", "status", "wrong_type")]
    [InlineData("tag=a&tag=b", "tag", "duplicate")]
    [InlineData("priority=asap", "priority", "wrong_type")]
    [InlineData("category=spam", "category", "wrong_type")]
    [InlineData("channel=pigeon", "channel", "wrong_type")]
    [InlineData("language=!", "language", "language")]
    [InlineData("assignee=somebody", "assignee", "format")]
    [InlineData("customerId=me", "customerId", "wrong_type")]
    [InlineData("createdAfter=yesterday", "createdAfter", "format")]
    [InlineData("createdBefore=2026-01-01", "createdBefore", "format")]
    [InlineData("updatedAfter=2026-01-01T00:00:00", "updatedAfter", "format")]
    [InlineData("dueBefore=1700000000", "dueBefore", "format")]
    [InlineData("sort=subject", "sort", "unknown")]
    [InlineData("sort=-dueAt", "sort", "unknown")]
    [InlineData("limit=0", "limit", "out_of_range")]
    [InlineData("limit=201", "limit", "out_of_range")]
    [InlineData("limit=ten", "limit", "wrong_type")]
    [InlineData("page=2", "page", "unknown")]
    [InlineData("Status=new", "Status", "unknown")]
    [InlineData("q=%20%E2%80%A6!?", "q", "format")]
    [InlineData("tag=%00", "tag", "control_character")]
    public async Task An_unknown_filter_order_or_value_is_refused(string query, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.GetAsync($"/v1/tickets?{query}")).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task What_is_too_long_is_refused()
    {
        var app = await SupportApp.SharedAsync();

        foreach (var (member, length) in new[] { ("q", 201), ("tag", 51), ("team", 33) })
            (await app.Agent.GetAsync($"/v1/tickets?{member}={new string('a', length)}")).ShouldRefuse(member, "too_long");
    }

    [Fact]
    public async Task A_cursor_of_another_order_or_of_nobody_is_refused()
    {
        var (desk, _) = await Prepared.Value;
        var cursor = (await desk.Partner.GetAsync("/v1/tickets?limit=1")).Text("nextCursor");

        (await desk.Partner.GetAsync($"/v1/tickets?sort=dueAt&cursor={cursor}")).ShouldBeProblem(400, "cursor_invalid");
        foreach (var made in new[] { "nonsense", $"{cursor}A", "LWNyZWF0ZWRBdA" })
            (await desk.Partner.GetAsync($"/v1/tickets?cursor={made}")).ShouldBeProblem(400, "cursor_invalid");
    }

    [Fact]
    public async Task Who_is_nobodys_agent_has_no_tickets_of_its_own()
    {
        var desk = await Desk.SetAsync();
        await desk.OpenAsync();

        // The operator's key belongs to no agent: its own are none, which is not the same as those of nobody.
        Assert.Empty((await desk.Admin.GetAsync($"/v1/tickets?assignee=me&customerId={desk.CustomerId}")).Items);
        Assert.Single((await desk.Admin.GetAsync($"/v1/tickets?assignee=none&customerId={desk.CustomerId}")).Items);
        Assert.Empty((await desk.Partner.GetAsync("/v1/tickets?assignee=me")).Items);
    }

    [Fact]
    public async Task One_that_was_changed_stands_where_its_change_puts_it_however_it_was_loaded()
    {
        var app = await SupportApp.SharedAsync();
        var desk = await Desk.SetAsync();
        var id = (await desk.OpenAsync()).Text("id");
        await desk.OpenAsync();
        await using (var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
        {
            var ticket = await db.Set<Ticket>().SingleAsync(t => t.Id == Guid.Parse(id));
            Assert.Null(ticket.Wait(null, Actor.System, null, DateTimeOffset.UtcNow.AddSeconds(1)));
            await app.Services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
        }

        var listed = await desk.Partner.GetAsync("/v1/tickets?sort=-updatedAt&limit=1");

        Assert.Equal((id, "pending"), (listed.Items[0].Str("id"), listed.Items[0].Str("status")));
    }
}
