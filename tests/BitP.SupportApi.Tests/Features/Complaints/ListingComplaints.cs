using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static BitP.SupportApi.Tests.Features.Complaints.Cases;

namespace BitP.SupportApi.Tests.Features.Complaints;

public sealed partial class ListingComplaints
{
    private static readonly string[] Sorts = ["-receivedAt", "receivedAt", "decideBy"];

    private static readonly Lazy<Task<(Desk Desk, Row[] Rows)>> Prepared = new(PrepareAsync);

    /// <summary>A complaint as this test remembers it, to be filtered and ordered without the product's help.</summary>
    private sealed record Row(
        string Id,
        long Number,
        string Status,
        string Kind,
        string[] Regimes,
        string? Handler,
        string? Department,
        string Customer,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? DecideBy,
        DateTimeOffset? EarliestDueAt
    );

    private sealed record Filter(string Name, string Value, Func<Row, bool> Matches);

    // Thirty complaints of one partner, whose properties are drawn with a fixed seed.
    private static async Task<(Desk, Row[])> PrepareAsync()
    {
        var random = new Random(20261128);
        T Any<T>(params T[] from) => from[random.Next(from.Length)];
        var desk = await Desk.SetAsync();
        var (mei, jonas) = (await desk.AgentIdAsync(), await desk.AgentIdAsync("Jonas Weber"));
        var now = DateTimeOffset.UtcNow;
        // Some were received at the same instant.
        var times = Enumerable.Range(0, 8).Select(n => now.AddDays(-n * 9).AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null)).ToArray();
        for (var i = 0; i < 30; i++)
        {
            var path = await desk.Partner.FileAsync(
                new
                {
                    // Each is about something else, so that none joins another.
                    ticketId = (await desk.Partner.OpenTicketAsync(customer: $"c{i % 5}")).Text("id"),
                    customer = new { externalId = $"c{i % 5}" },
                    kind = Any("funds", "fees", "attitude", "other"),
                    regimes = Any<string[]>(["eu_mica"], ["uk_disp"], ["eu_mica", "iso_10002"], ["us_cfpb"]),
                    receivedAt = Any(times),
                }
            );
            if (random.Next(3) == 0)
                await desk.Agent.DoneAsync($"{path}/assign", new { handlerId = Any(mei, jonas) });
            if (random.Next(3) == 0)
                await desk.Agent.DoneAsync($"{path}/refer", new { department = Any("funds", "trading") });
            (string, object?)[] steps = Any<(string, object?)[]>(
                [],
                [("acknowledge", null)],
                [("acknowledge", null), ("investigate", null)],
                [("acknowledge", null), ("decide", Decision())],
                [("acknowledge", null), ("decide", Decision()), ("close", null)],
                [("withdraw", null)],
                [("acknowledge", null), ("request-information", Asked("transaction_hash", now.AddDays(20).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null)))]
            );
            foreach (var (step, body) in steps)
                await desk.Supervisor.DoneAsync($"{path}/{step}", body);
        }
        var rows = new List<Row>();
        for (var next = $"{Root}?limit=7"; next is not null; )
        {
            var page = await desk.Partner.GetAsync(next);
            foreach (var id in page.Items.Select(c => c.Str("id")))
                rows.Add(RowOf(await desk.Agent.GetAsync($"{Root}/{id}")));
            next = page.Json.Str("nextCursor") is { } cursor ? $"{Root}?limit=7&cursor={cursor}" : null;
        }
        Assert.Equal(30, rows.Count);
        return (desk, [.. rows]);
    }

    private static Row RowOf(Answer c)
    {
        var deadlines = c["deadlines"]!;
        DateTimeOffset?[] owed =
        [
            .. c["regimes"]!
                .AsArray()
                .SelectMany(r => r!["steps"]!.AsArray())
                .Where(s => s.Str("step") is not ("summary_resolution" or "refer") && s.Str("metAt") is null && s.Str("dueAt") is not null)
                .Select(s => s.Instant("dueAt")),
        ];
        var isOpen = c.Text("status") is "received" or "acknowledged" or "investigating" or "awaiting_customer";
        return new(
            c.Text("id"),
            long.Parse(c.Text("reference")[3..], null),
            c.Text("status"),
            c.Text("kind"),
            [.. c["regimes"]!.AsArray().Select(r => r.Str("key")!)],
            c["handler"]?.Str("id"),
            c.Json.Str("department"),
            c["customer"].Str("id")!,
            c.Json.Instant("receivedAt"),
            deadlines.Str("decideBy") is null ? null : deadlines.Instant("decideBy"),
            isOpen ? owed.Min() : null
        );
    }

    private static IEnumerable<Func<Random, Filter?>> Filters(Row[] rows)
    {
        Row Any(Random random) => rows[random.Next(rows.Length)];
        Func<Random, Filter> Set(string name, Func<Row, string> of) =>
            random =>
            {
                var values = Enumerable.Range(0, random.Next(1, 4)).Select(_ => of(Any(random))).ToArray();
                return new(name, string.Join(',', values), r => values.Contains(of(r)));
            };

        yield return Set("status", r => r.Status);
        yield return Set("kind", r => r.Kind);
        yield return random => Any(random).Regimes[^1] is var key ? new("regime", key, r => r.Regimes.Contains(key)) : null;
        yield return random =>
            Any(random).Handler is { } handler ? new("handler", handler, r => r.Handler == handler) : new("handler", "none", r => r.Handler is null);
        yield return random => Any(random).Department is { } department ? new("department", department, r => r.Department == department) : null;
        yield return random => Any(random).Customer is var customer ? new("customerId", customer, r => r.Customer == customer) : null;
        yield return random =>
        {
            var at = (Any(random).EarliestDueAt ?? DateTimeOffset.UtcNow).AddMilliseconds(random.Next(-1, 2));
            return new("dueBefore", at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null), r => r.EarliestDueAt < at);
        };
    }

    private static string[] Expected(IEnumerable<Row> rows, string sort) =>
        [
            .. (
                sort switch
                {
                    "receivedAt" => rows.OrderBy(r => r.ReceivedAt).ThenBy(r => r.Number),
                    "decideBy" => rows.Where(r => r.DecideBy is not null).OrderBy(r => r.DecideBy).ThenBy(r => r.Number),
                    _ => rows.OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Number),
                }
            ).Select(r => r.Id),
        ];

    private static async Task<string[]> ReadAllAsync(Caller caller, string query, int limit)
    {
        var ids = new List<string>();
        for (var next = $"{Root}?limit={limit}{query}"; next is not null; )
        {
            var page = await caller.GetAsync(next);
            page.ShouldBe(200);
            ids.AddRange(page.Items.Select(i => i.Str("id")!));
            var cursor = page.Json.Str("nextCursor");
            Assert.Equal(cursor is null, page.Header("Link") is null);
            if (cursor is not null)
                page.ShouldBeFull(limit);
            next = cursor is null ? null : $"{Root}?limit={limit}{query}&cursor={cursor}";
        }
        return [.. ids];
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_filters_in_any_order_page_by_page_are_what_is_asked_for(int seed)
    {
        var (desk, rows) = await Prepared.Value;
        var random = new Random(seed);
        var ours = rows.Select(r => r.Id).ToHashSet();
        var filters = Filters(rows).ToArray();
        for (var asked = 0; asked < 40; asked++)
        {
            Filter[] chosen = [.. filters.Where(_ => random.Next(3) == 0).Select(f => f(random)).OfType<Filter>()];
            var sort = Sorts[random.Next(Sorts.Length)];
            var query = string.Concat(chosen.Select(f => $"&{f.Name}={Uri.EscapeDataString(f.Value)}"));
            var matching = rows.Where(r => chosen.All(f => f.Matches(r))).ToArray();
            var isForStaff = chosen.Any(f => f.Name == "handler");
            // Staff see those of others too, unless they ask for a customer.
            var caller = isForStaff ? desk.Agent : desk.Partner;

            var ids = await ReadAllAsync(caller, $"{query}&sort={sort}", random.Next(1, 12));

            Assert.True(Expected(matching, sort).SequenceEqual(ids.Where(ours.Contains)), $"{query}&sort={sort}");
        }
    }

    [Theory]
    [InlineData("status=new", "status", "wrong_type")]
    [InlineData("status=", "status", "empty")]
    [InlineData("kind=theft", "kind", "wrong_type")]
    [InlineData("department=nowhere", "department", "unknown")]
    [InlineData("handler=mei", "handler", "format")]
    [InlineData("customerId=1", "customerId", "wrong_type")]
    [InlineData("dueBefore=2026-01-01", "dueBefore", "format")]
    [InlineData("sort=subject", "sort", "unknown")]
    [InlineData("limit=0", "limit", "out_of_range")]
    [InlineData("limit=201", "limit", "out_of_range")]
    [InlineData("page=2", "page", "unknown")]
    public async Task An_unknown_filter_order_or_value_is_refused(string query, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Agent.GetAsync($"{Root}?{query}")).ShouldRefuse(member, code);
    }

    [Fact]
    public async Task Who_handles_what_is_asked_by_staff_only()
    {
        var (desk, rows) = await Prepared.Value;

        (await desk.Partner.GetAsync($"{Root}?handler=none")).ShouldRefuse("handler", "not_applicable");
        var own = await ReadAllAsync(desk.Agent, "&handler=me", 200);
        var mei = await desk.AgentIdAsync();
        Assert.Equal(Expected(rows.Where(r => r.Handler == mei), "-receivedAt"), own.Where(rows.Select(r => r.Id).Contains));
        Assert.Empty((await desk.Admin.GetAsync($"{Root}?handler=me")).Items);
        var cursor = (await desk.Partner.GetAsync($"{Root}?limit=1")).Text("nextCursor");
        (await desk.Partner.GetAsync($"{Root}?sort=decideBy&cursor={cursor}")).ShouldBeProblem(400, "cursor_invalid");
        (await desk.Partner.GetAsync($"{Root}?cursor=nonsense")).ShouldBeProblem(400, "cursor_invalid");
    }

    [SqliteFact]
    public async Task A_page_asks_the_database_as_often_whatever_is_on_it_and_goes_by_an_index()
    {
        using var log = new Statements();
        await using var app = await SupportApp.StartAsync(services =>
            services.AddLogging(logging => logging.AddProvider(log).AddFilter<Statements>(Statements.Category, LogLevel.Debug))
        );
        var partner = await app.NewPartnerAsync();
        var handler = (await Desk.SetAsync(app)) is var desk ? await desk.AgentIdAsync() : "";
        for (var n = 0; n < 12; n++)
        {
            var path = await partner.FileAsync(new { customer = new { externalId = $"c{n}" }, regimes = new[] { "eu_mica", "uk_disp" } });
            await app.Agent.DoneAsync($"{path}/assign", new { handlerId = handler });
        }
        await partner.GetAsync($"{Root}?limit=1");

        var one = await SentAsync(log, () => partner.GetAsync($"{Root}?limit=1"));
        var many = await SentAsync(log, () => partner.GetAsync($"{Root}?limit=12"));

        Assert.NotEmpty(one);
        Assert.Equal(one.Length, many.Length);
        foreach (
            var (caller, query) in new (Caller, string)[]
            {
                (partner, ""),
                (partner, "&sort=receivedAt"),
                (partner, "&sort=decideBy"),
                (app.Agent, ""),
                (app.Agent, "&sort=decideBy"),
                (app.Agent, "&status=received"),
                (app.Agent, $"&handler={handler}"),
                (app.Agent, "&department=funds"),
                (app.Agent, $"&customerId={desk.CustomerId}"),
            }
        )
        {
            var sent = (await SentAsync(log, () => caller.GetAsync($"{Root}?limit=5{query}"))).Single(sql =>
                sql.Contains("FROM \"complaints\"", StringComparison.Ordinal)
            );
            await using var connection = await app.Database.ConnectAsync();
            var plan = string.Join('\n', await connection.LinesAsync($"EXPLAIN QUERY PLAN {Parameter().Replace(sent, "1")}"));
            Assert.Contains("USING INDEX ix_complaints_", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        }
    }

    private static async Task<string[]> SentAsync(Statements log, Func<Task<Answer>> ask)
    {
        log.Sent.Clear();
        (await ask()).ShouldBe(200);
        return [.. log.Sent];
    }

    [GeneratedRegex("@[A-Za-z0-9_]+")]
    private static partial Regex Parameter();

    /// <summary>What requests send to the database.</summary>
    private sealed class Statements : ILoggerProvider
    {
        public const string Category = "Microsoft.EntityFrameworkCore.Database.Command";

        public ConcurrentQueue<string> Sent { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName == Category ? Sent : null);

        public void Dispose() { }

        private sealed class Logger(ConcurrentQueue<string>? sent) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => sent is not null;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                // Readers of the feed and due work ask beside the requests.
                if (Activity.Current?.OperationName != "Microsoft.AspNetCore.Hosting.HttpRequestIn")
                    return;
                if (eventId.Name?.EndsWith("CommandExecuted", StringComparison.Ordinal) == true && state is IEnumerable<KeyValuePair<string, object?>> values)
                    sent?.Enqueue(values.Single(v => v.Key == "commandText").Value!.ToString()!);
            }
        }
    }
}
