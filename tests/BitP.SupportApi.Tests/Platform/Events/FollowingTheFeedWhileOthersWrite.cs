using System.Data.Common;

namespace BitP.SupportApi.Tests.Platform.Events;

/// <summary>Nobody who follows the feed loses an event, however the transactions of writers overlap.</summary>
public sealed class FollowingTheFeedWhileOthersWrite
{
    private const string Copied =
        "type, at, visibility, actor_kind, actor_id, actor_name, credential_id, subject_kind, subject_reference, partner_id, customer_id, data";

    [PostgreSqlTheory]
    [InlineData(null, false, true)]
    [InlineData(null, true, true)]
    [InlineData("ticket.*", false, true)]
    [InlineData("ticket.opened", true, true)]
    [InlineData("ticket.solved,customer.created", false, true)]
    [InlineData(null, false, false)]
    [InlineData("ticket.*", false, false)]
    public async Task An_event_that_is_committed_late_is_read_before_those_that_were_written_after_it(string? types, bool byEventId, bool commit)
    {
        await using var app = await SupportApp.StartAsync();
        await OpenAsync(app.PartnerA);
        var reader = new FeedReader(app.PartnerA, 2, types, byEventId);
        var staff = new FeedReader(app.Admin, 3, types, byEventId);
        await ShouldSettleAsync(app);
        await reader.ReadAllAsync();
        await staff.ReadAllAsync();
        var (before, staffBefore) = (reader.Read.Count, staff.Read.Count);

        await using var late = await app.Database.ConnectAsync();
        await using var transaction = await late.BeginTransactionAsync();
        var held = await WriteEventAsync(late, transaction);
        var after = await OpenAsync(app.PartnerA);
        await reader.ReadAllAsync();
        await staff.ReadAllAsync();
        await reader.ReadAllAsync();

        Assert.Equal(before, reader.Read.Count);
        Assert.Equal(staffBefore, staff.Read.Count);

        if (commit)
            await transaction.CommitAsync();
        else
            await transaction.RollbackAsync();
        await Polling.UntilAsync(
            async () =>
            {
                await reader.ReadAllAsync();
                await staff.ReadAllAsync();
                return reader.Read.Count - before == Expected(types, commit) && staff.Read.Count - staffBefore == Expected(types, commit);
            },
            "the reader gets what was held back"
        );
        foreach (var read in new[] { reader.Read[before..], staff.Read[staffBefore..] })
        {
            var ids = read.Select(e => e["id"]!.GetValue<string>()).ToList();
            var tickets = read.Where(e => e["type"]!.GetValue<string>() == "ticket.opened").Select(e => e["subject"]!["id"]!.GetValue<string>());
            if (commit && types?.StartsWith("ticket.solved", StringComparison.Ordinal) != true)
                Assert.Equal(held, ids[0]);
            if (types?.Contains("customer") != true)
                Assert.Equal(after, tickets.Last());
        }
        reader.ShouldBeInOrder();
        staff.ShouldBeInOrder();

        // Opening the second ticket makes a customer and a ticket; the late event is of the type ticket.opened.
        static int Expected(string? types, bool commit) =>
            (types, commit) switch
            {
                (null, true) => 3,
                (null, false) => 2,
                ("ticket.solved,customer.created", _) => 1,
                (_, true) => 2,
                (_, false) => 1,
            };
    }

    [PostgreSqlFact]
    public async Task An_event_that_is_committed_between_the_look_at_the_end_and_the_read_is_not_passed_over()
    {
        await using var app = await SupportApp.StartAsync();
        await OpenAsync(app.PartnerA);
        var reader = new FeedReader(app.PartnerA, 50, "ticket.*");
        await ShouldSettleAsync(app);
        await reader.ReadAllAsync();

        // The lock stops the read of the events, but not the question where they end.
        await using var writer = await app.Database.ConnectAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await writer.AskAsync("LOCK TABLE events IN ACCESS EXCLUSIVE MODE", transaction);
        var page = reader.ReadPageAsync();
        await using (var observer = await app.Database.ConnectAsync())
            await Polling.UntilAsync(
                async () =>
                    await observer.CountAsync(
                        "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname = 'events' AND NOT l.granted"
                    ) > 0,
                "the read stands behind the lock"
            );
        var written = await WriteEventAsync(writer, transaction);
        await transaction.CommitAsync();
        await page;
        await ShouldSettleAsync(app);
        await reader.ReadAllAsync();

        Assert.Equal(written, reader.Ids.Last());
        reader.ShouldBeInOrder();
    }

    [Fact]
    public async Task Readers_of_every_kind_get_all_events_of_many_writers()
    {
        await using var app = await SupportApp.StartAsync();
        await using var second = TestDatabase.IsPostgreSql ? await app.StartSecondNodeAsync() : null;
        var nodes = new[] { app, second ?? app };
        using var done = new CancellationTokenSource();
        FeedReader[] everything =
        [
            new(app.PartnerA, 3),
            new(nodes[1].PartnerA, 7, byEventId: true),
            new(nodes[1].PartnerA, 5, "ticket.*,customer.*,promise.*"),
            new(app.PartnerA, 4, "ticket.*,customer.*,promise.*", byEventId: true),
        ];
        FeedReader[] some = [new(app.PartnerA, 2, "ticket.opened"), new(nodes[1].PartnerA, 2, "ticket.replied"), new(app.PartnerA, 2, "customer.created")];
        var staff = new FeedReader(nodes[1].Admin, 9);
        FeedReader[] all = [.. everything, .. some, staff];

        var reading = all.Select(reader =>
            Task.Run(async () =>
            {
                while (!done.IsCancellationRequested)
                    await reader.ReadPageAsync();
                await reader.ReadAllAsync();
            })
        );
        var readers = Task.WhenAll([.. reading]);
        var writers = Enumerable.Range(0, 8).Select(n => Task.Run(() => WriteAsync(nodes[n % 2].PartnerA, nodes[n % 2].Agent, n)));
        // They hold their transactions open among the product's own, and take some back.
        var others = TestDatabase.IsPostgreSql ? Enumerable.Range(0, 3).Select(n => Task.Run(() => HoldAndWriteAsync(app.Database, n))) : [];
        await Task.WhenAll([.. writers, .. others]);
        await ShouldSettleAsync(app);
        await done.CancelAsync();
        await readers;

        var partner = await app.Database.CountAsync("SELECT count(*) FROM events WHERE visibility = 'Customer' AND partner_id = " + AuroraId);
        foreach (var reader in all)
            reader.ShouldBeInOrder();
        foreach (var reader in everything)
        {
            Assert.Equal(partner, reader.Read.Count);
            Assert.Equal(everything[0].Ids, reader.Ids);
        }
        foreach (var (reader, type) in some.Zip(["ticket.opened", "ticket.replied", "customer.created"]))
            Assert.Equal(everything[0].Read.Where(e => e["type"]!.GetValue<string>() == type).Select(e => e["id"]!.GetValue<string>()), reader.Ids);
        Assert.Equal(await app.Database.CountAsync("SELECT count(*) FROM events"), staff.Read.Count);
        staff.ShouldHaveNoGaps();
    }

    private const string AuroraId = "(SELECT id FROM partners WHERE name = 'Aurora Wallet')";

    private static async Task WriteAsync(Caller partner, Caller agent, int writer)
    {
        var random = new Random(writer);
        var tickets = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            if (tickets.Count == 0 || random.Next(3) == 0)
                tickets.Add(await OpenAsync(partner, $"writer-{writer}-{random.Next(4)}"));
            else
            {
                var ticket = tickets[random.Next(tickets.Count)];
                var by = random.Next(3) == 0 ? agent : partner;
                (await by.PostAsync($"/v1/tickets/{ticket}/messages", new { body = $"Message {i}" })).ShouldBe(201);
            }
        }
    }

    private static async Task HoldAndWriteAsync(TestDatabase database, int writer)
    {
        var random = new Random(writer);
        await using var connection = await database.ConnectAsync();
        for (var i = 0; i < 25; i++)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            if (random.Next(2) == 0)
                await connection.AskAsync("SELECT pg_current_xact_id()", transaction); // its place in the order is taken long before the row is there
            await Task.Delay(random.Next(15));
            await WriteEventAsync(connection, transaction);
            await Task.Delay(random.Next(15));
            if (random.Next(4) == 0)
                await transaction.RollbackAsync();
            else
                await transaction.CommitAsync();
        }
    }

    /// <summary>Waits until all that is there is shown. Transactions of other tests on the same server hold the feed back as well.</summary>
    private static async Task ShouldSettleAsync(SupportApp app)
    {
        var everything = new FeedReader(app.Admin, 200);
        var there = await app.Database.CountAsync("SELECT count(*) FROM events");
        await Polling.UntilAsync(
            async () =>
            {
                await everything.ReadAllAsync();
                return everything.Read.Count == there;
            },
            "all events are shown"
        );
    }

    /// <summary>Writes an event about a ticket of its own, as Aurora's; answers its id.</summary>
    private static async Task<string> WriteEventAsync(DbConnection connection, DbTransaction transaction) =>
        (
            await connection.AskAsync(
                $"""
                INSERT INTO events (id, subject_id, sequence, {Copied})
                SELECT gen_random_uuid(), gen_random_uuid(), 1, {Copied} FROM events WHERE type = 'ticket.opened' AND partner_id = {AuroraId} LIMIT 1
                RETURNING id
                """,
                transaction
            )
        )!.ToString()!;

    private static async Task<string> OpenAsync(Caller partner, string? customer = null)
    {
        var answer = await partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "Printer on fire",
                description = "It burns.",
                category = "other",
                channel = "web",
                customer = new { externalId = customer ?? $"c-{Guid.NewGuid()}" },
                allowDuplicate = true,
            }
        );
        answer.ShouldBe(201);
        return answer.Text("id");
    }
}
