using System.Collections.Concurrent;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>On PostgreSQL changes that wait are written in one transaction. Nobody may notice, least of all when something fails.</summary>
public sealed class CommittingInPostgreSqlGroups
{
    private static readonly RowChange Row = new(new RowStatement("INSERT", [], "notes", Rank: 0, Key: null), []);

    private const string Poison = """
        CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$;
        CREATE TRIGGER poison BEFORE INSERT ON partners FOR EACH ROW WHEN (new.name LIKE 'poison%') EXECUTE FUNCTION poison()
        """;

    [PostgreSqlFact]
    public async Task What_waits_is_written_in_few_transactions()
    {
        await using var app = await SupportApp.StartAsync();

        var failures = await AddTogetherAsync(app, [.. Enumerable.Range(0, 20).Select(n => $"together {n}")]);

        Assert.All(failures, Assert.Null);
        await using var sql = await app.Database.ConnectAsync();
        Assert.Equal(20, await sql.CountAsync("SELECT count(*) FROM partners WHERE name LIKE 'together%'"));
        var transactions = await sql.CountAsync(
            "SELECT count(DISTINCT e.commit_order) FROM events e JOIN partners p ON p.id = e.subject_id WHERE p.name LIKE 'together%'"
        );
        Assert.InRange(transactions, 1, 4);
    }

    [PostgreSqlFact]
    public async Task A_change_that_fails_takes_no_other_with_it()
    {
        await using var app = await SupportApp.StartAsync();
        await app.Database.RunAsync(Poison);
        string[] names = ["first", "second", "third", "poison 1", "fourth", "poison 2", "fifth", "poison 3"];

        var failures = await AddTogetherAsync(app, names);

        await using var sql = await app.Database.ConnectAsync();
        foreach (var (name, failure) in names.Zip(failures))
        {
            if (name.StartsWith("poison", StringComparison.Ordinal))
                Assert.IsType<DbUpdateException>(failure);
            else
                Assert.Null(failure);
            Assert.Equal(failure is null ? 1 : 0, await sql.CountAsync($"SELECT count(*) FROM partners WHERE name = '{name}'"));
        }
        Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM partners p WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject_id = p.id)"));
        Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM events e WHERE e.subject_kind = 'partner' AND e.data LIKE '%poison%'"));
    }

    [PostgreSqlFact]
    public async Task Of_several_who_change_the_same_row_one_wins_and_takes_no_other_with_it()
    {
        await using var app = await SupportApp.StartAsync();
        var contexts = await CountersAsync(app, "ticket", "ticket", "ticket");
        contexts.Add(app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System));
        contexts[3].Add(Partner.Create("bystander", DateTimeOffset.UtcNow));

        var failures = await HeldUpAsync(
            app,
            "number_sequences, partners",
            () => contexts.Select(app.Services.GetRequiredService<DatabaseProvider>().CommitAsync)
        );

        Assert.Single(failures[..3], failure => failure is null);
        Assert.Equal(2, failures[..3].Count(failure => failure is DbUpdateConcurrencyException));
        Assert.Null(failures[3]);
        Assert.Equal(1, await app.Database.CountAsync("SELECT count(*) FROM partners WHERE name = 'bystander'"));
    }

    [PostgreSqlFact]
    public async Task A_change_of_what_is_not_as_it_was_read_takes_no_other_with_it()
    {
        await using var app = await SupportApp.StartAsync();
        await app.Database.RunAsync("INSERT INTO number_sequences (name, next) SELECT 'row' || n, 1 FROM generate_series(1, 5) n");
        var contexts = await CountersAsync(app, "row1", "row2", "row3", "row4", "row5");
        await app.Database.RunAsync("UPDATE number_sequences SET next = 100 WHERE name = 'row3'");

        var failures = await HeldUpAsync(app, "number_sequences", () => contexts.Select(app.Services.GetRequiredService<DatabaseProvider>().CommitAsync));

        Assert.IsType<DbUpdateConcurrencyException>(failures[2]);
        Assert.Equal(4, failures.Count(failure => failure is null));
        await using var sql = await app.Database.ConnectAsync();
        Assert.Equal(["2", "2", "100", "2", "2"], await sql.LinesAsync("SELECT next FROM number_sequences WHERE name LIKE 'row%' ORDER BY name"));
    }

    [PostgreSqlFact]
    public async Task Rows_that_somebody_else_keeps_locked_hold_up_only_those_who_change_them()
    {
        await using var app = await SupportApp.StartAsync();
        await app.Database.RunAsync("INSERT INTO number_sequences (name, next) VALUES ('locked1', 1), ('locked2', 1), ('free', 1)");
        var contexts = await CountersAsync(app, "locked1", "locked2", "free");
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        await using var other = await app.Database.ConnectAsync();
        await other.AskAsync("BEGIN; SELECT 1 FROM number_sequences WHERE name LIKE 'locked_' FOR UPDATE");

        var commits = contexts.Select(provider.CommitAsync).ToList();

        await commits[2].WaitAsync(Polling.Patience);
        Assert.All(commits[..2], commit => Assert.False(commit.IsCompleted));
        await other.AskAsync("COMMIT");
        await Task.WhenAll(commits);
        Assert.Equal(3, await app.Database.CountAsync("SELECT count(*) FROM number_sequences WHERE next = 2 AND name NOT IN ('ticket', 'write_check')"));
    }

    [PostgreSqlFact]
    public async Task Nodes_that_change_the_same_rows_in_opposite_order_never_wait_for_each_other()
    {
        await using var cluster = await Cluster.StartAsync(2);
        var database = cluster[0].Database;
        string[] rows = [.. Enumerable.Range(11, 30).Select(n => $"row{n}")];
        // The first of each keep its two writers busy, so that the others become one group.
        string[][] orders =
        [
            ["a1", "a2", .. rows],
            ["b1", "b2", .. rows.Reverse()],
        ];
        foreach (var name in orders.SelectMany(names => names).Distinct())
            await database.RunAsync($"INSERT INTO number_sequences (name, next) VALUES ('{name}', 1)");
        var contexts = new[] { await CountersAsync(cluster[0], orders[0]), await CountersAsync(cluster[1], orders[1]) };
        await using var middle = await database.ConnectAsync();
        await middle.AskAsync("BEGIN; SELECT 1 FROM number_sequences WHERE name = 'row25' FOR UPDATE");

        var failures = HeldUpAsync(
            cluster[0],
            "number_sequences",
            () => Enumerable.Range(0, 2).SelectMany(node => contexts[node].Select(cluster[node].Services.GetRequiredService<DatabaseProvider>().CommitAsync))
        );
        await Polling.UntilAsync(
            async () =>
                await database.CountAsync(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event <> 'relation'"
                ) == 2,
            "both nodes for the row in the middle, or one for the other"
        );
        await middle.AskAsync("COMMIT");

        // PostgreSQL ends such a wait after a second, and counts it some time later.
        while (!failures.IsCompleted)
            Assert.Equal(
                0,
                await middle.CountAsync(
                    """
                    SELECT count(*) FROM pg_stat_activity a, unnest(pg_blocking_pids(a.pid)) b
                    WHERE a.datname = current_database() AND a.pid = ANY (pg_blocking_pids(b))
                    """
                )
            );
        Assert.Equal(30, (await failures).Count(failure => failure is DbUpdateConcurrencyException));
        Assert.Equal(34, await database.CountAsync("SELECT count(*) FROM number_sequences WHERE next = 2 AND name NOT IN ('ticket', 'write_check')"));
    }

    [Fact]
    public async Task What_may_have_been_committed_is_not_written_again()
    {
        var gate = new TaskCompletionSource();
        var written = 0;
        using var groups = new PostgreSqlWriter(
            async (rows, _) =>
            {
                await gate.Task;
                Interlocked.Add(ref written, rows.Count);
                throw new DbUpdateException("A row could not be written.", new NpgsqlException("The connection broke."));
            }
        );

        var commits = Enumerable.Range(0, 20).Select(_ => groups.CommitAsync([Row])).ToList();
        gate.SetResult();

        foreach (var commit in commits)
            Assert.IsType<NpgsqlException>((await Assert.ThrowsAsync<DbUpdateException>(() => commit)).InnerException);
        Assert.Equal(20, written);
    }

    [Fact]
    public async Task What_waits_when_the_program_stops_is_still_written()
    {
        var gate = new TaskCompletionSource();
        var written = new ConcurrentBag<RowChange>();
        var groups = new PostgreSqlWriter(
            async (rows, _) =>
            {
                await gate.Task;
                foreach (var row in rows)
                    written.Add(row);
            }
        );

        var commits = Enumerable.Range(0, 100).Select(_ => groups.CommitAsync([Row])).ToList();
        var stopping = Task.Run(groups.Dispose);
        gate.SetResult();
        await stopping;

        Assert.Equal(100, written.Count);
        await Task.WhenAll(commits);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => groups.CommitAsync([Row]));
    }

    private static async Task<List<Exception?>> AddTogetherAsync(SupportApp app, string[] names)
    {
        var factory = app.Services.GetRequiredService<SupportDbContextFactory>();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        var contexts = names
            .Select(name =>
            {
                var db = factory.CreateFor(Actor.System);
                db.Add(Partner.Create(name, DateTimeOffset.UtcNow));
                return db;
            })
            .ToList();
        // A group waits for a lock only for so long: there is nothing more to be done while it is held.
        return await HeldUpAsync(app, "partners", () => contexts.Select(provider.CommitAsync));
    }

    /// <summary>Each has read one of these rows, and counts it up by one.</summary>
    private static async Task<List<SupportDbContext>> CountersAsync(SupportApp app, params string[] names)
    {
        var contexts = new List<SupportDbContext>();
        foreach (var name in names)
        {
            var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
            (await db.Set<NumberSequence>().SingleAsync(s => s.Name == name)).Next++;
            contexts.Add(db);
        }
        return contexts;
    }

    /// <summary>Somebody else holds the tables until all wait. What became of each.</summary>
    private static async Task<List<Exception?>> HeldUpAsync(SupportApp app, string tables, Func<IEnumerable<Task>> commit)
    {
        List<Task> commits;
        await using (var other = await app.Database.ConnectAsync())
        {
            await other.AskAsync($"BEGIN; LOCK TABLE {tables} IN SHARE MODE");
            commits = [.. commit()];
            await other.AskAsync("COMMIT");
        }
        var failures = new List<Exception?>();
        foreach (var task in commits)
            failures.Add(await Record.ExceptionAsync(() => task));
        return failures;
    }
}
