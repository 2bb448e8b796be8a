using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Features.Tickets;

/// <summary>After an upgrade that makes words in another way, those of tickets that are there are made anew while the program serves.</summary>
public sealed class RebuildingTheSearch
{
    [Fact]
    public async Task A_migration_has_words_that_are_made_in_another_way_made_anew()
    {
        if (!TestDatabase.IsSqlite && !TestDatabase.IsPostgreSql)
            return;
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using (var first = await SupportApp.StartAsync(database))
            await (await Desk.SetAsync(first)).OpenAsync(new { subject = "मेला" });
        var services = new ServiceCollection().AddLogging();
        var provider = DatabaseProviders.For(database.Provider);
        provider.AddContextFactory(services, database.ConnectionString);
        await using var built = services.BuildServiceProvider();
        await using (var db = built.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_MakeWordsAnew", StringComparison.Ordinal)).Last());
            // As it was found by the words of before.
            await database.RunAsync("INSERT INTO search_entries (number, sequence, words) SELECT number, 7, 'मल' FROM tickets WHERE subject = 'मेला'");
            await migrator.MigrateAsync();
        }
        (provider as IDisposable)?.Dispose();
        await database.ForgetWhatIsShippedAsync();

        await using var second = await SupportApp.StartAsync(database);
        while (await database.CountAsync("SELECT count(*) FROM ticket_search_rebuilds") > 0)
            await Task.Delay(50);
        Assert.Single((await second.Agent.GetAsync("/v1/tickets?q=मेला")).Items);
        Assert.Empty((await second.Agent.GetAsync("/v1/tickets?q=मल")).Items);
        if (TestDatabase.IsPostgreSql)
            Assert.Equal(
                1,
                await database.CountAsync("SELECT count(*) FROM pg_class WHERE relname = 'ix_search_entries_long_words' AND reloptions = '{fastupdate=off}'")
            );
    }

    [Fact]
    public async Task Tickets_of_before_are_found_by_all_their_words_again()
    {
        if (!TestDatabase.IsSqlite && !TestDatabase.IsPostgreSql)
            return;
        await using var database = await TestDatabase.CreateMigratedAsync();
        var paths = new List<string>();
        await using (var first = await SupportApp.StartAsync(database))
        {
            var desk = await Desk.SetAsync(first);
            for (var n = 0; n < 130; n++)
                paths.Add((await desk.OpenAsync(new { subject = $"Lion {n}", description = "A straße." })).Header("Location")!);
            // More than is kept until it is written, and more messages than are read at once.
            for (var m = 0; m < 60; m++)
            {
                var ideographs = string.Concat(Enumerable.Range(m, 5_000).Select(n => (char)(0x4E00 + n)));
                (await desk.Partner.PostAsync($"{paths[6]}/messages", new { body = $"serval{m} {ideographs}" })).ShouldBe(201);
            }
            (await desk.Partner.PatchAsync(paths[7], new { subject = "Tiger 7" }, ("If-Match", "*"))).ShouldBe(200);
            (await desk.Partner.PostAsync($"{paths[8]}/messages", new { body = "A puma came." })).ShouldBe(201);
            (await desk.Agent.PostAsync($"{paths[9]}/messages", new { body = "A lynx came.", visibility = "internal" })).ShouldBe(201);
        }
        // As a database is after the migration, of which another node has done the beginning.
        await database.RunAsync("DELETE FROM search_entries");
        if (TestDatabase.IsSqlite)
            await database.RunAsync("INSERT INTO search_entries_fts(search_entries_fts) VALUES ('delete-all')");
        await database.RunAsync("INSERT INTO ticket_search_rebuilds (id, below) SELECT 1, max(number) + 1 FROM tickets");

        await using var second = await SupportApp.StartAsync(database);
        (await second.Agent.PostAsync($"{paths[10]}/messages", new { body = "A jaguar came." })).ShouldBe(201);
        while (await database.CountAsync("SELECT count(*) FROM ticket_search_rebuilds") > 0)
            await Task.Delay(50);

        Assert.Equal(130, await CountAsync("lion")); // one of them was once called so
        Assert.Equal(130, await CountAsync("strasse"));
        Assert.Equal(["Lion 6"], await FindAsync("serval0 serval30 serval59 lion"));
        Assert.Equal(["Tiger 7"], await FindAsync("tiger lion"));
        Assert.Equal(["Lion 8"], await FindAsync("puma lion"));
        Assert.Equal(["Lion 9"], await FindAsync("lynx lion"));
        Assert.Equal(["Lion 10"], await FindAsync("jaguar strasse"));

        async Task<int> CountAsync(string q) => (await FindAsync(q)).Length;
        async Task<string[]> FindAsync(string q)
        {
            var answer = await second.Agent.GetAsync($"/v1/tickets?limit=200&q={Uri.EscapeDataString(q)}");
            answer.ShouldBe(200);
            return [.. answer.Items.Select(i => i.Str("subject")!)];
        }
    }
}
