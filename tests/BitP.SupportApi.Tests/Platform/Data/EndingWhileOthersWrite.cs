using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>The program ends in the middle of its work. What it said is done is there afterwards, once; what is tried again is not done twice.</summary>
public sealed class EndingWhileOthersWrite
{
    private const int Writers = 8;

    [Fact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_nothing_is_there_twice_after_a_kill()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var ledger = new Ledger();

        for (var round = 1; round <= 2; round++)
        {
            await using var program = await RunningProgram.StartAsync(database);
            await ledger.RetryAsync(program.With(Partner));
            var writers = Enumerable.Range(0, Writers).Select(n => ledger.WriteUntilItEndsAsync(program.With(Partner), (round * 100) + n)).ToArray();
            await Polling.UntilAsync(() => Task.FromResult(ledger.Acknowledged >= round * 200), "enough is written");
            await program.KillAsync();
            await Task.WhenAll(writers);
        }

        Assert.NotEmpty(ledger.Unanswered);
        await using var after = await RunningProgram.StartAsync(database);
        await ledger.RetryAsync(after.With(Partner));
        await ledger.ReplayAsync(after.With(Partner));
        await ShouldHoldAsync(database, ledger);
    }

    [Fact]
    public async Task When_asked_to_stop_it_answers_what_it_has_begun()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var ledger = new Ledger();
        await using (var program = await RunningProgram.StartAsync(database))
        {
            var writers = Enumerable.Range(0, Writers).Select(n => ledger.WriteUntilItEndsAsync(program.With(Partner), n)).ToArray();
            await Polling.UntilAsync(() => Task.FromResult(ledger.Acknowledged >= 100), "enough is written");
            program.AskToStop();

            Assert.Equal(0, await program.EndAsync());
            await Task.WhenAll(writers);
            Assert.DoesNotContain("Exception", program.Output, StringComparison.Ordinal);
        }

        // What got no answer was never begun.
        await ShouldHoldAsync(database, ledger);
    }

    [Fact]
    public async Task A_request_that_waits_for_the_database_is_answered_before_it_stops()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var program = await RunningProgram.StartAsync(database, ("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Information"));
        var partner = program.With(Partner);
        (await partner.GetAsync("/v1/tickets")).ShouldBe(200);

        Task<Answer> answer;
        await using (var other = await database.ConnectAsync())
        {
            await other.AskAsync(
                TestDatabase.Says(
                    "BEGIN IMMEDIATE",
                    "BEGIN; LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE",
                    "BEGIN TRANSACTION; SELECT count(*) FROM tickets WITH (TABLOCKX, HOLDLOCK)"
                )
            );
            answer = partner.PostAsync("/v1/tickets", Ledger.Ticket("waiting", "somebody"));
            await Polling.UntilAsync(() => Task.FromResult(program.Output.Contains("POST http", StringComparison.Ordinal)), "the request has arrived");
            program.AskToStop();
            await Polling.UntilAsync(() => Task.FromResult(program.Output.Contains("shutting down", StringComparison.Ordinal)), "it wants to stop");
            await other.AskAsync("COMMIT");
        }

        (await answer).ShouldBe(201);
        Assert.Equal(0, await program.EndAsync());
        Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM tickets WHERE subject = 'waiting'"));
    }

    private const string Partner = "bitp_demo_partner_a";

    private static async Task ShouldHoldAsync(TestDatabase database, Ledger ledger)
    {
        await using var sql = await database.ConnectAsync();
        if (TestDatabase.IsSqlite)
        {
            Assert.Equal("ok", await sql.AskAsync("PRAGMA integrity_check"));
            Assert.Empty(await sql.LinesAsync("PRAGMA foreign_key_check"));
        }
        var tickets = await sql.LinesAsync("SELECT subject FROM tickets WHERE subject LIKE 'load %' ORDER BY subject");
        Assert.Equal(ledger.Tickets.Order(StringComparer.Ordinal), tickets.Order(StringComparer.Ordinal));
        var replies = await sql.LinesAsync("SELECT body FROM ticket_messages WHERE body LIKE 'reply %'");
        Assert.Equal(ledger.Replies.Order(StringComparer.Ordinal), replies.Order(StringComparer.Ordinal));

        // The events tell the same story: as many as the version says, without a gap; and each ticket can be found and counted once.
        Assert.Empty(
            await sql.LinesAsync(
                """
                SELECT t.number, t.version, count(e.id), max(e.sequence) FROM tickets t LEFT JOIN events e ON e.subject_id = t.id
                GROUP BY t.number, t.version HAVING count(e.id) <> t.version OR max(e.sequence) <> t.version
                """
            )
        );
        Assert.Empty(
            await sql.LinesAsync(
                "SELECT m.id FROM ticket_messages m WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject_id = m.ticket_id AND e.sequence = m.sequence)"
            )
        );
        if (TestDatabase.IsSqlite)
            Assert.Empty(
                await sql.LinesAsync(
                    """
                    SELECT number FROM tickets WHERE number NOT IN
                    (SELECT rowid FROM search_entries_fts WHERE search_entries_fts MATCH 'bp' UNION ALL SELECT number FROM search_entries WHERE sequence = 0)
                    """
                )
            );
        else
        {
            var entries = TestDatabase.IsPostgreSql ? "search_entries" : "search_words";
            Assert.Empty(await sql.LinesAsync($"SELECT number FROM tickets WHERE number NOT IN (SELECT number FROM {entries} WHERE sequence = 0)"));
        }
        if (TestDatabase.IsPostgreSql)
            Assert.Empty(
                await sql.LinesAsync(
                    """
                    SELECT m.id FROM ticket_messages m JOIN tickets t ON t.id = m.ticket_id
                    WHERE NOT EXISTS (SELECT 1 FROM search_entries e WHERE e.number = t.number AND e.sequence = m.sequence)
                    """
                )
            );
    }

    /// <summary>What was asked of the program, and what it said.</summary>
    private sealed class Ledger
    {
        private readonly ConcurrentDictionary<string, Request> _requests = [];

        public int Acknowledged => _requests.Values.Count(r => r.Answer is not null);

        public IEnumerable<Request> Unanswered => _requests.Values.Where(r => r.Answer is null);

        public IEnumerable<string> Tickets => Done.Where(r => r.Path == "/v1/tickets").Select(r => r.Name);

        public IEnumerable<string> Replies => Done.Where(r => r.Path != "/v1/tickets").Select(r => r.Name);

        private IEnumerable<Request> Done => _requests.Values.Where(r => r.Answer is not null);

        public static object Ticket(string subject, string customer) =>
            new
            {
                subject,
                description = "It burns.",
                category = "other",
                channel = "web",
                customer = new { externalId = customer },
                allowDuplicate = true,
            };

        /// <summary>Opens tickets and replies to them, one request after the other, until nobody answers.</summary>
        public async Task WriteUntilItEndsAsync(Caller caller, int writer)
        {
            string? ticket = null;
            for (var n = 0; ; n++)
            {
                var request =
                    ticket is null || n % 3 == 0
                        ? new Request($"load {writer}-{n}", "/v1/tickets", Ticket($"load {writer}-{n}", $"customer-{n % 7}"))
                        : new Request($"reply {writer}-{n}", $"/v1/tickets/{ticket}/messages", new { body = $"reply {writer}-{n}" });
                Assert.True(_requests.TryAdd(request.Key, request));
                try
                {
                    var answer = await request.SendAsync(caller);
                    answer.ShouldBe(201);
                    request.Answer = answer.Raw;
                }
                catch (HttpRequestException)
                {
                    return;
                }
                if (request.Path == "/v1/tickets")
                    ticket = JsonNode.Parse(request.Answer)!["id"]!.GetValue<string>();
            }
        }

        /// <summary>Sends again what got no answer.</summary>
        public async Task RetryAsync(Caller caller)
        {
            foreach (var request in Unanswered.ToList())
            {
                var answer = await request.SendAsync(caller);
                answer.ShouldBe(201);
                request.Answer = answer.Raw;
            }
        }

        /// <summary>Sends again what got an answer; it is the same.</summary>
        public async Task ReplayAsync(Caller caller)
        {
            foreach (var request in Done.Take(50))
            {
                var answer = await request.SendAsync(caller);
                answer.ShouldBe(201);
                Assert.Equal(request.Answer, answer.Raw);
                Assert.Equal("true", answer.Header("Idempotency-Replayed"));
            }
        }

        public sealed class Request(string name, string path, object body)
        {
            public string Key { get; } = Guid.NewGuid().ToString();

            public string Name => name;

            public string Path => path;

            public string? Answer { get; set; }

            public Task<Answer> SendAsync(Caller caller) => caller.PostAsync(path, body, ("Idempotency-Key", Key));
        }
    }
}
