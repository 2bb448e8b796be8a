using BitP.SupportApi.Tests.Features;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>On SQLite new entries wait for others before they come into the full-text index. Whoever searches may not notice.</summary>
public sealed class SearchingNewEntries
{
    [Fact]
    public async Task A_ticket_is_found_by_its_words_from_the_first_moment_on_once()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        var other = await app.NewPartnerAsync();
        for (var n = 0; n < 300; n++)
        {
            await partner.OpenTicketAsync($"word{n} common");
            if (n % 7 == 0)
                Assert.Equal([$"word{n} common"], await FindAsync(partner, $"common word{n}"));
        }

        foreach (var n in Enumerable.Range(0, 300))
            Assert.Equal([$"word{n} common"], await FindAsync(partner, $"word{n}"));
        Assert.Empty(await FindAsync(partner, "ord1"));
        Assert.Empty(await FindAsync(partner, "word"));
        Assert.Empty(await FindAsync(partner, "word1 word2"));
        Assert.Empty(await FindAsync(other, "word1"));
    }

    [Fact]
    public async Task A_ticket_with_a_new_subject_is_found_by_both_whether_it_waited_or_not()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        var tickets = new List<string>();
        for (var n = 0; n < 150; n++)
            tickets.Add((await partner.OpenTicketAsync($"before{n}")).Text("id"));

        await Task.WhenAll(tickets.Select((id, n) => RenameAsync(id, $"after{n}")));
        if (TestDatabase.IsSqlite)
            await ShouldBeIndexedAsync(app.Database);
        await OpenManyAsync(partner, 150, "later");
        await Task.WhenAll(tickets.Take(100).Select((id, n) => RenameAsync(id, $"again{n}")));

        foreach (var n in Enumerable.Range(0, 150))
        foreach (var word in new[] { $"before{n}", $"after{n}" })
            Assert.Equal([n < 100 ? $"again{n}" : $"after{n}"], await FindAsync(partner, word));
        Assert.Equal(["again99"], await FindAsync(partner, "again99 before99"));
        if (TestDatabase.IsSqlite)
            await ShouldBeIndexedAsync(app.Database);

        async Task RenameAsync(string id, string subject)
        {
            var tag = (await partner.GetAsync($"/v1/tickets/{id}")).Header("ETag")!;
            (await partner.PatchAsync($"/v1/tickets/{id}", new { subject }, ("If-Match", tag))).ShouldBe(200);
        }
    }

    [SqliteFact]
    public async Task Few_entries_wait_and_those_that_an_earlier_process_left_come_into_the_index()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using (var first = await SupportApp.StartAsync(database))
        {
            var partner = await first.NewPartnerAsync();
            await OpenManyAsync(partner, 300, "first");
            Assert.InRange(await ShouldBeIndexedAsync(database), 0, 127);
            await partner.OpenTicketAsync("waits");
            if (await WaitingAsync(database) == 0)
                await partner.OpenTicketAsync("waits");
            Assert.NotEqual(0, await WaitingAsync(database));
        }

        await using var second = await SupportApp.StartAsync(database);
        var again = await second.NewPartnerAsync();
        await again.OpenTicketAsync("second");

        Assert.Equal(0, await ShouldBeIndexedAsync(database));
        Assert.Equal(["second"], await FindAsync(again, "second"));
        Assert.Contains("waits", await FindAsync(second.Agent, "waits"));
    }

    [SqliteFact]
    public async Task When_a_commit_fails_its_entries_are_not_found_and_the_next_ones_are()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        await OpenManyAsync(partner, 3, "before");
        // Seen only by the commit, after the entries were added.
        await app.Database.RunAsync(
            """
            CREATE TABLE late (id INTEGER PRIMARY KEY, ticket TEXT REFERENCES tickets (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER poison AFTER INSERT ON tickets WHEN new.subject = 'poison' BEGIN INSERT INTO late (ticket) VALUES ('nothing'); END
            """
        );

        var refused = await partner.PostAsync(
            "/v1/tickets",
            new
            {
                subject = "poison",
                description = "It burns.",
                category = "other",
                channel = "web",
                customer = new { externalId = "somebody" },
            }
        );
        refused.ShouldBeProblem(409, "concurrent_change");
        await app.Database.RunAsync("DROP TRIGGER poison");
        await OpenManyAsync(partner, 3, "after");

        await ShouldBeIndexedAsync(app.Database);
        Assert.Equal(6, (await FindAsync(partner, "burns")).Length);
        Assert.Empty(await FindAsync(partner, "poison"));
    }

    private static async Task OpenManyAsync(PartnerCaller partner, int count, string word)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(16))
            await Task.WhenAll(some.Select(n => partner.OpenTicketAsync($"{word} {n}")));
    }

    private static async Task<string[]> FindAsync(Caller caller, string q)
    {
        var answer = await caller.GetAsync($"/v1/tickets?limit=100&q={Uri.EscapeDataString(q)}");
        answer.ShouldBe(200);
        return [.. answer.Items.Select(i => i.Str("subject")!)];
    }

    /// <summary>Every ticket is in the index unless it waits; returns how many entries wait.</summary>
    private static async Task<long> ShouldBeIndexedAsync(TestDatabase database)
    {
        await using var sql = await database.ConnectAsync();
        var waiting = await sql.LinesAsync("SELECT number FROM search_entries");
        // Each has its reference among its words.
        var indexed = await sql.LinesAsync("SELECT rowid FROM search_entries_fts WHERE search_entries_fts MATCH 'bp'");
        Assert.Equal((await sql.LinesAsync("SELECT number FROM tickets")).Order(), waiting.Concat(indexed).Distinct().Order());
        return waiting.Count;
    }

    private static Task<long> WaitingAsync(TestDatabase database) => database.CountAsync("SELECT count(*) FROM search_entries");
}
