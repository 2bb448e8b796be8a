using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>Contexts go from one request to the next. Nothing that one left behind may come along.</summary>
public sealed class LendingContexts
{
    [Fact]
    public async Task What_was_added_and_never_committed_is_written_by_nobody()
    {
        await using var app = await SupportApp.StartAsync();
        var factory = app.Services.GetRequiredService<SupportDbContextFactory>();
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        await using (var abandoned = factory.CreateFor(Actor.System))
        {
            abandoned.Insert(Partner.Create("inserted", DateTimeOffset.UtcNow));
            abandoned.Add(Partner.Create("tracked", DateTimeOffset.UtcNow));
        }

        // As many as there may be in a pool, so that the one from before is among them.
        for (var i = 0; i < 70; i++)
        {
            await using var next = factory.CreateFor(Actor.System);
            next.Insert(Partner.Create("wanted", DateTimeOffset.UtcNow));
            await provider.CommitAsync(next);
        }

        Assert.Equal(0, await app.Database.CountAsync("SELECT count(*) FROM partners WHERE name IN ('inserted', 'tracked')"));
        Assert.Equal(70, await app.Database.CountAsync("SELECT count(*) FROM partners WHERE name = 'wanted'"));
    }

    [Fact]
    public async Task What_is_forgotten_is_not_written()
    {
        await using var app = await SupportApp.StartAsync();
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        db.Insert(Partner.Create("forgotten", DateTimeOffset.UtcNow));

        db.Forget();
        await app.Services.GetRequiredService<DatabaseProvider>().CommitAsync(db);

        Assert.Equal(0, await app.Database.CountAsync("SELECT count(*) FROM partners WHERE name = 'forgotten'"));
    }

    [SqliteFact]
    public async Task A_program_that_has_ended_keeps_no_file_open()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var file = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        await using (var app = await SupportApp.StartAsync(database))
        {
            await (await app.NewPartnerAsync()).OpenTicketAsync();
            Assert.True(IsOpen(file));
        }

        // What was being read when it ended is read to its end, and closed after that.
        await Polling.UntilAsync(() => Task.FromResult(!IsOpen(file)), "for the file to be closed");
    }

    // As proc(5) lists what a process has open.
    private static bool IsOpen(string file) =>
        Directory.EnumerateFiles("/proc/self/fd").Any(open => new FileInfo(open).LinkTarget?.StartsWith(file, StringComparison.Ordinal) is true);
}
