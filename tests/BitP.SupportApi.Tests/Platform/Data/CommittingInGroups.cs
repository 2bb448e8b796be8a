using System.Data.Common;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>SQLite's writer puts many changes into one transaction. Nobody may notice, least of all when something fails.</summary>
public sealed class CommittingInGroups
{
    [SqliteFact]
    public async Task A_change_that_fails_takes_no_other_with_it()
    {
        await using var app = await SupportApp.StartAsync();
        await app.Database.RunAsync("CREATE TRIGGER poison BEFORE INSERT ON partners WHEN new.name LIKE 'poison%' BEGIN SELECT RAISE(ABORT, 'poisoned'); END");

        var writes = await WriteTogetherAsync(app, ["first", "poison 1", "second", "poison 2", "third"]);

        Assert.Equal(["first", "second", "third"], writes.Where(w => w.Failure is null).Select(w => w.Name));
        Assert.All(writes.Where(w => w.Failure is not null), w => Assert.IsType<DbUpdateException>(w.Failure));
        await ShouldBeToldTheTruthAsync(app, writes);
    }

    [SqliteFact]
    public async Task A_change_that_loses_a_race_takes_no_other_with_it()
    {
        await using var app = await SupportApp.StartAsync();
        var factory = app.Services.GetRequiredService<SupportDbContextFactory>();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        var contexts = Enumerable.Range(0, 4).Select(_ => factory.CreateFor(Actor.System)).ToList();
        foreach (var db in contexts[..3])
            (await db.Set<NumberSequence>().SingleAsync(s => s.Name == "ticket")).Next++;
        contexts[3].Add(Partner.Create("bystander", DateTimeOffset.UtcNow));

        var commits = await TogetherAsync(app, () => contexts.Select(provider.CommitAsync));

        Assert.Single(commits[..3], c => c is null);
        Assert.Equal(2, commits[..3].Count(c => c is DbUpdateConcurrencyException));
        Assert.Null(commits[3]);
        Assert.Equal(1, await app.Database.CountAsync("SELECT count(*) FROM partners WHERE name = 'bystander'"));
    }

    [SqliteFact]
    public async Task When_a_failure_undoes_the_whole_transaction_its_neighbours_are_asked_to_try_again()
    {
        await using var app = await SupportApp.StartAsync();
        // A full disk or a failing one does the same.
        await app.Database.RunAsync("CREATE TRIGGER poison BEFORE INSERT ON partners WHEN new.name = 'poison' BEGIN SELECT RAISE(ROLLBACK, 'poisoned'); END");
        var provider = app.Services.GetRequiredService<DatabaseProvider>();

        var writes = await WriteTogetherAsync(app, ["first", "second", "poison", "third", "fourth"]);

        await ShouldBeToldTheTruthAsync(app, writes);
        Assert.All(
            writes.Where(w => w.Name != "poison" && w.Failure is not null),
            w => Assert.True(provider.MayTryAgain(Assert.IsAssignableFrom<DbUpdateException>(w.Failure)))
        );
        await ShouldStillWriteAsync(app);
    }

    [SqliteFact]
    public async Task When_the_commit_fails_nobody_hears_of_success()
    {
        await using var app = await SupportApp.StartAsync();
        // A foreign key that is looked at only by the commit.
        await app.Database.RunAsync(
            """
            CREATE TABLE late (id INTEGER PRIMARY KEY, partner TEXT REFERENCES partners (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER poison AFTER INSERT ON partners WHEN new.name = 'poison' BEGIN INSERT INTO late (partner) VALUES ('nobody'); END
            """
        );

        var writes = await WriteTogetherAsync(app, ["first", "poison", "second"]);

        Assert.All(writes, w => Assert.NotNull(w.Failure));
        await ShouldBeToldTheTruthAsync(app, writes);
        await app.Database.RunAsync("DROP TRIGGER poison");
        await ShouldStillWriteAsync(app);
    }

    [SqliteFact]
    public async Task A_value_that_no_column_takes_stops_nobody_after_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("CREATE TABLE notes (text TEXT)");
        using var writer = new SqliteWriter(database.ConnectionString + ";Pooling=False");
        var insert = new RowStatement("INSERT INTO notes (text) VALUES ($1)", [StringTypeMapping.Default], "notes", Rank: 0, Key: null);

        await Assert.ThrowsAsync<DbUpdateException>(() => writer.CommitAsync([new(insert, [new object()])]));
        await writer.CommitAsync([new(insert, ["kept"])]);

        await using var sql = await database.ConnectAsync();
        Assert.Equal(["kept"], await sql.LinesAsync("SELECT text FROM notes"));
    }

    [SqliteFact]
    public async Task The_log_is_carried_over_while_changes_go_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync("CREATE TABLE notes (text TEXT)");
        using var writer = new SqliteWriter(database.ConnectionString + ";Pooling=False");
        var insert = new RowStatement("INSERT INTO notes (text) VALUES ($1)", [StringTypeMapping.Default], "notes", Rank: 0, Key: null);
        var megabyte = new string('x', 1024 * 1024);

        for (var i = 0; i < 160; i++)
            await writer.CommitAsync([new(insert, [megabyte])]);

        Assert.InRange(new FileInfo(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource + "-wal").Length, 1, 100 * 1024 * 1024);
        await using var sql = await database.ConnectAsync();
        Assert.Equal(["160"], await sql.LinesAsync("SELECT count(*) FROM notes"));
    }

    [SqliteFact]
    public async Task A_foreign_key_is_enforced()
    {
        await using var app = await SupportApp.StartAsync();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        db.Add(BitP.SupportApi.Features.Customers.Customer.Create(Guid.NewGuid(), "of nobody", new(null, null, null, null, null), DateTimeOffset.UtcNow));

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => provider.CommitAsync(db));

        Assert.Equal(787, Assert.IsType<SqliteException>(failure.InnerException).SqliteExtendedErrorCode); // SQLITE_CONSTRAINT_FOREIGNKEY
    }

    [SqliteFact]
    public async Task What_is_reported_as_written_is_on_the_disk()
    {
        await using var app = await SupportApp.StartAsync();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        var own = db.Database.GetDbConnection();
        await using var writer = new SqliteConnection(db.Database.GetConnectionString());
        db.Add(Partner.Create("written", DateTimeOffset.UtcNow));

        await provider.CommitAsync(db);

        string[] safe = ["journal_mode=wal", "synchronous=2", "foreign_keys=1"];
        SqlitePragmas.OpenForWriting(writer);
        Assert.Equal(safe, SettingsOf(writer));
        // Some writes do not pass by the writer: updates and deletes of many rows.
        Assert.Same(own, db.Database.GetDbConnection());
        Assert.True(await db.Set<Partner>().AnyAsync());
        Assert.Equal(safe, SettingsOf(own));
    }

    [SqliteFact]
    public async Task A_context_that_was_written_with_reads_on_its_own_connection_again()
    {
        await using var app = await SupportApp.StartAsync();
        await app.Database.RunAsync("CREATE TRIGGER poison BEFORE INSERT ON partners WHEN new.name = 'poison' BEGIN SELECT RAISE(ABORT, 'poisoned'); END");
        var factory = app.Services.GetRequiredService<SupportDbContextFactory>();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        for (var round = 0; round < 100; round++)
        {
            await using var db = factory.CreateFor(Actor.System);
            var own = db.Database.GetDbConnection();
            db.Add(Partner.Create(round % 3 == 0 ? "poison" : $"round {round}", DateTimeOffset.UtcNow));
            var failure = await Record.ExceptionAsync(() => provider.CommitAsync(db));

            Assert.Equal(round % 3 == 0, failure is not null);
            Assert.Same(own, db.Database.GetDbConnection());
            Assert.Null(db.Database.CurrentTransaction);
            db.ChangeTracker.Clear();
            Assert.Equal(round % 3 != 0, await db.Set<Partner>().AnyAsync(p => p.Name == $"round {round}"));
        }
        Assert.Equal(66, await app.Database.CountAsync("SELECT count(*) FROM partners WHERE name LIKE 'round%'"));
    }

    [SqliteFact]
    public async Task An_outside_writer_is_waited_for()
    {
        await using var app = await SupportApp.StartAsync();

        var writes = await WriteTogetherAsync(app, [.. Enumerable.Range(0, 300).Select(n => $"partner {n}")]);

        Assert.All(writes, w => Assert.Null(w.Failure));
        await ShouldBeToldTheTruthAsync(app, writes);
    }

    [SqliteFact]
    public async Task What_waits_when_the_program_stops_is_still_written()
    {
        await using var app = await SupportApp.StartAsync();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        var factory = app.Services.GetRequiredService<SupportDbContextFactory>();
        Task? stopping = null;

        var writes = await WriteTogetherAsync(app, ["first", "second", "third"], () => stopping = Task.Run(((IDisposable)provider).Dispose));
        await stopping!;

        Assert.All(writes, w => Assert.Null(w.Failure));
        await ShouldBeToldTheTruthAsync(app, writes);
        await using var db = factory.CreateFor(Actor.System);
        db.Add(Partner.Create("too late", DateTimeOffset.UtcNow));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => provider.CommitAsync(db));
    }

    /// <summary>Makes partners of these names in one group, in this order: the writer is held up by somebody else's transaction until all wait.</summary>
    private static async Task<List<(string Name, Exception? Failure)>> WriteTogetherAsync(SupportApp app, string[] names, Action? meanwhile = null)
    {
        var factory = app.Services.GetRequiredService<SupportDbContextFactory>();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        var contexts = names.Select(name =>
        {
            var db = factory.CreateFor(Actor.System);
            db.Add(Partner.Create(name, DateTimeOffset.UtcNow));
            return db;
        });
        var failures = await TogetherAsync(app, () => contexts.Select(provider.CommitAsync), meanwhile);
        return [.. names.Zip(failures)];
    }

    private static async Task<List<Exception?>> TogetherAsync(SupportApp app, Func<IEnumerable<Task>> start, Action? meanwhile = null)
    {
        List<Task> commits;
        await using (var other = await app.Database.ConnectAsync())
        {
            await other.AskAsync("BEGIN IMMEDIATE");
            commits = [.. start()];
            meanwhile?.Invoke();
            await other.AskAsync("COMMIT");
        }
        var failures = new List<Exception?>();
        foreach (var commit in commits)
            failures.Add(await Record.ExceptionAsync(() => commit));
        return failures;
    }

    private static async Task ShouldBeToldTheTruthAsync(SupportApp app, List<(string Name, Exception? Failure)> writes)
    {
        await using var other = await app.Database.ConnectAsync();
        foreach (var (name, failure) in writes)
            Assert.Equal(failure is null ? 1 : 0, await other.CountAsync($"SELECT count(*) FROM partners WHERE name = '{name}'"));
        Assert.Equal(0, await other.CountAsync("SELECT count(*) FROM partners p WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.subject_id = p.id)"));
    }

    private static async Task ShouldStillWriteAsync(SupportApp app)
    {
        var writes = await WriteTogetherAsync(app, ["later"]);
        Assert.Null(writes[0].Failure);
        await ShouldBeToldTheTruthAsync(app, writes);
    }

    private static IEnumerable<string> SettingsOf(DbConnection connection)
    {
        foreach (var pragma in new[] { "journal_mode", "synchronous", "foreign_keys" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            if (connection.State is System.Data.ConnectionState.Open)
                yield return $"{pragma}={command.ExecuteScalar()}";
        }
    }
}
