using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Data;

public sealed class TakingNumbers
{
    [Fact]
    public async Task A_node_that_stops_gives_back_what_it_did_not_use()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        long last;
        await using (var app = await SupportApp.StartAsync(database))
            last = await OpenAsync(app);

        await using var again = await SupportApp.StartAsync(database);

        Assert.Equal(last + 1, await OpenAsync(again));
    }

    [PostgreSqlFact]
    public async Task Nodes_take_numbers_in_blocks_and_the_last_one_gives_its_rest_back()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        long first;
        long second;
        await using (var one = await SupportApp.StartAsync(database))
        await using (var two = await SupportApp.StartAsync(database))
        {
            first = await OpenAsync(one);
            second = await OpenAsync(two);
            Assert.Equal(first + 1, await OpenAsync(one));
            Assert.Equal(second + 1, await OpenAsync(two));
        }

        Assert.True(second - first > 2);
        await using var later = await SupportApp.StartAsync(database);
        Assert.Equal(second + 2, await OpenAsync(later));
    }

    [Fact]
    public async Task Who_is_busy_takes_larger_blocks()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var app = await SupportApp.StartAsync(database);
        var numbers = app.Services.GetRequiredService<Numbers>();
        await using var sql = await database.ConnectAsync();
        long most = 0;

        for (var i = 0; i < 4000; i++)
        {
            var last = await numbers.NextAsync("busy", default);
            if (i % 20 == 0)
                most = Math.Max(most, await sql.CountAsync("SELECT next FROM number_sequences WHERE name = 'busy'") - last);
        }

        // Of the smallest blocks never more than two are in hand.
        Assert.InRange(most, 65, 1024);
    }

    [Fact]
    public async Task No_number_is_given_out_twice()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var one = await SupportApp.StartAsync(database);
        await using var two = TestDatabase.IsPostgreSql ? await SupportApp.StartAsync(database) : null;
        Numbers[] nodes = [.. new[] { one, two }.OfType<SupportApp>().Select(n => n.Services.GetRequiredService<Numbers>())];

        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(n =>
                    Task.Run(async () =>
                    {
                        var mine = new List<long>();
                        for (var i = 0; i < 100; i++)
                            mine.Add(await nodes[n % nodes.Length].NextAsync("concurrency", default));
                        return mine;
                    })
                )
        );

        Assert.Equal(1200, taken.SelectMany(t => t).Distinct().Count());
        Assert.All(taken, mine => Assert.Equal(mine.Order(), mine));
    }

    [PostgreSqlFact]
    public async Task A_deadlock_is_tried_again()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var app = await SupportApp.StartAsync(database);
        // The first two tries are told that they stood in a deadlock.
        await database.RunAsync(
            """
            CREATE SEQUENCE tries;
            CREATE FUNCTION deadlock() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('tries') <= 2 THEN RAISE EXCEPTION 'in the way' USING ERRCODE = '40P01'; END IF;
                RETURN new;
            END $$;
            CREATE TRIGGER deadlock BEFORE INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION deadlock();
            """
        );

        await OpenAsync(app);

        Assert.Equal(3, await database.CountAsync("SELECT last_value FROM tries"));
    }

    private static async Task<long> OpenAsync(SupportApp app) =>
        long.Parse(
            (await new PartnerCaller(app, app.PartnerA.Client, default, "").OpenTicketAsync()).Text("reference")["BP-".Length..],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
