using System.Collections.Concurrent;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.Providers;
using BitP.SupportApi.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>On PostgreSQL new rows of several changes are written in one transaction. Nobody may notice, least of all when something fails.</summary>
public sealed class AddingInGroups
{
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

    [Fact]
    public async Task What_may_have_been_committed_is_not_written_again()
    {
        var gate = new TaskCompletionSource();
        var written = 0;
        using var groups = new InsertGroups(async rows =>
        {
            await gate.Task;
            Interlocked.Add(ref written, rows.Count);
            throw new DbUpdateException("A row could not be written.", new NpgsqlException("The connection broke."));
        });

        var commits = Enumerable.Range(0, 20).Select(_ => groups.CommitAsync([default])).ToList();
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
        var groups = new InsertGroups(async rows =>
        {
            await gate.Task;
            foreach (var row in rows)
                written.Add(row);
        });

        var commits = Enumerable.Range(0, 100).Select(_ => groups.CommitAsync([default])).ToList();
        var stopping = Task.Run(groups.Dispose);
        gate.SetResult();
        await stopping;

        Assert.All(commits, commit => Assert.True(commit.IsCompletedSuccessfully));
        Assert.Equal(100, written.Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => groups.CommitAsync([default]));
    }

    /// <summary>Makes partners of these names. Somebody else holds their table until all wait.</summary>
    private static async Task<List<Exception?>> AddTogetherAsync(SupportApp app, string[] names)
    {
        var factory = app.Services.GetRequiredService<SupportDbContextFactory>();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        List<Task> commits;
        await using (var other = await app.Database.ConnectAsync())
        {
            await other.AskAsync("BEGIN; LOCK TABLE partners IN EXCLUSIVE MODE");
            commits =
            [
                .. names.Select(name =>
                {
                    var db = factory.CreateFor(Actor.System);
                    db.Add(Partner.Create(name, DateTimeOffset.UtcNow));
                    return provider.CommitAsync(db);
                }),
            ];
            await other.AskAsync("COMMIT");
        }
        var failures = new List<Exception?>();
        foreach (var commit in commits)
            failures.Add(await Record.ExceptionAsync(() => commit));
        return failures;
    }
}
