using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Tickets.Storage;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Data.PostgreSql;
using BitP.SupportApi.Platform.Data.Sqlite;
using BitP.SupportApi.Platform.Data.SqlServer;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>Three databases, one model. What a server would be needed for is compared as text.</summary>
public sealed class KeepingTheSchema
{
    private const string Approved = "tests/BitP.SupportApi.Tests/Platform/Data/Approved";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("sqlserver")]
    public void The_migrations_lead_to_the_model(string provider)
    {
        using var db = Design(provider);

        Assert.False(db.Database.HasPendingModelChanges(), "Run Platform/Data/schema.sh.");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    [InlineData("sqlserver")]
    public void The_schema_is_the_approved_one(string provider)
    {
        using var db = Design(provider);

        Approval.MatchesText(Text(db.Database.GenerateCreateScript()), $"{Approved}/Schema.{provider}.approved.sql");
    }

    [Fact]
    public async Task Migrations_can_be_taken_back_and_applied_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var app = await SupportApp.StartAsync(database)) { }
        var services = new ServiceCollection().AddLogging();
        var provider = DatabaseProviders.For(database.Provider);
        provider.AddContextFactory(services, database.ConnectionString);
        await using var built = services.BuildServiceProvider();
        await using (var db = built.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(Migration.InitialDatabase);
            var left = TestDatabase.Says(
                "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE '%EFMigrations%'",
                """
                SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE '%EFMigrations%'
                UNION SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                """,
                "SELECT name FROM sys.objects WHERE is_ms_shipped = 0 AND name NOT LIKE '%EFMigrations%'"
            );
            await using var sql = await database.ConnectAsync();
            Assert.Empty(await sql.LinesAsync(left));
            await migrator.MigrateAsync();
        }
        (provider as IDisposable)?.Dispose();

        await database.ForgetWhatIsShippedAsync();
        await using var again = await SupportApp.StartAsync(database);
        await new PartnerCaller(again, again.PartnerA.Client, default, "").OpenTicketAsync();
    }

    [Fact]
    public async Task What_is_there_gets_the_numbers_that_new_columns_would_hold()
    {
        await using var database = await TestDatabase.CreateAsync();
        string[] facts =
        [
            "SELECT number, public_messages, public_bytes, notes, note_bytes, follow_up_root FROM tickets ORDER BY number",
            "SELECT sequence, public_sequence FROM events WHERE subject_kind = 'ticket' AND visibility = 'Staff' ORDER BY position",
        ];
        var before = new List<string>();
        await using (var app = await SupportApp.StartAsync(database))
        {
            var desk = await Features.Desk.SetAsync(app);
            var path = await desk.OpenInAsync("open");
            await app.Agent.PostAsync($"{path}/messages", new { body = "Nötiz", visibility = "internal" });
            await desk.Customer.PostAsync($"{path}/messages", new { body = "字😀" });
            for (var i = 0; i < 3; i++)
            {
                await app.Agent.PostAsync($"{path}/solve");
                await app.Agent.PostAsync($"{path}/close");
                path = $"/v1/tickets/{(await desk.Customer.PostAsync($"{path}/messages", new { body = "Again." })).Text("ticketId")}";
            }
        }
        // Once nothing that falls due is told any more.
        await using (var sql = await database.ConnectAsync())
            foreach (var fact in facts)
                before.AddRange(await sql.LinesAsync(fact));
        var services = new ServiceCollection().AddLogging();
        var provider = DatabaseProviders.For(database.Provider);
        provider.AddContextFactory(services, database.ConnectionString);
        await using var built = services.BuildServiceProvider();
        await using (var db = built.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations().First());
            await migrator.MigrateAsync();
            await using var sql = await database.ConnectAsync();
            var after = new List<string>();
            foreach (var fact in facts)
                after.AddRange(await sql.LinesAsync(fact));

            Assert.Equal(before, after);
            // Nobody's version goes back.
            Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM tickets WHERE public_version <> version OR public_updated_at <> updated_at"));
            Assert.Equal(
                0,
                await sql.CountAsync(
                    "SELECT count(*) FROM tickets t JOIN ticket_activity a ON a.number = t.number WHERE a.public_updated_at <> t.public_updated_at"
                )
            );
            Assert.Equal(0, await sql.CountAsync("SELECT count(*) FROM ticket_messages WHERE visibility = 'Public' AND public_sequence <> sequence"));
        }
        (provider as IDisposable)?.Dispose();
    }

    [Fact]
    public async Task Complaints_that_are_there_keep_with_their_submissions_what_they_were_filed_with()
    {
        await using var database = await TestDatabase.CreateAsync();
        string path,
            before;
        await using (var app = await SupportApp.StartAsync(database))
        {
            var partner = await app.NewPartnerAsync();
            var said = new
            {
                description = "It took weeks.",
                kind = "response_speed",
                language = "fr",
                customer = new { externalId = "someone" },
            };
            var filed = await partner.PostAsync("/v1/complaints", said);
            filed.ShouldBe(201);
            path = $"/v1/complaints/{filed.Text("id")}";
            (
                await app.Supervisor.PostAsync(
                    $"{path}/external-stages",
                    new
                    {
                        kind = "ombudsman",
                        body = "Médiateur",
                        openedAt = DateTimeOffset.UtcNow.AddMinutes(-1),
                    }
                )
            ).ShouldBe(200);
            before = (await app.Agent.GetAsync(path))["submissions"]!.ToJsonString();
        }
        var services = new ServiceCollection().AddLogging();
        var provider = DatabaseProviders.For(database.Provider);
        provider.AddContextFactory(services, database.ConnectionString);
        await using var built = services.BuildServiceProvider();
        await using (var db = built.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations().Single(m => m.EndsWith("AddComplaints", StringComparison.Ordinal)));
            await database.RunAsync(
                TestDatabase.Says(
                    "UPDATE complaints SET submissions = json_array(json_remove(json_extract(submissions, '$[0]'), '$.kind', '$.language', '$.recordedAt'))",
                    "UPDATE complaints SET submissions = jsonb_build_array((submissions::jsonb -> 0) - 'kind' - 'language' - 'recordedAt')::text",
                    """
                    UPDATE complaints SET submissions = '[' + JSON_MODIFY(JSON_MODIFY(JSON_MODIFY(
                        JSON_QUERY(submissions, '$[0]'), '$.kind', NULL), '$.language', NULL), '$.recordedAt', NULL) + ']'
                    """
                )
            );
            await migrator.MigrateAsync();
            Assert.Equal(1, await database.CountAsync("SELECT count(*) FROM complaints WHERE pending_since IS NOT NULL"));
        }
        (provider as IDisposable)?.Dispose();

        await database.ForgetWhatIsShippedAsync();
        await using var again = await SupportApp.StartAsync(database);
        var after = await again.Agent.GetAsync(path);
        Assert.Equal(before, after["submissions"]!.ToJsonString());
        Assert.Empty(after["earlierDecisions"]!.AsArray());
    }

    [Fact]
    public async Task Addresses_that_are_there_get_their_domains_in_lower_case()
    {
        (string Before, string After)[] addresses =
        [
            ("Old@Example.COM", "Old@example.com"),
            ("\"A@B\"@Example.com", "\"A@B\"@example.com"),
            ("M\u00dcller@Example.DE", "M\u00dcller@example.de"),
            ("u@M\u00dcNCHEN.Example", "u@M\u00dcNCHEN.Example"),
            ("u@example.com", "u@example.com"),
            ("Nobody", "Nobody"),
        ];
        await using var database = await TestDatabase.CreateAsync();
        await using (var app = await SupportApp.StartAsync(database))
        {
            foreach (var (i, (before, _)) in addresses.Index())
            {
                (await app.PartnerA.PostAsync("/v1/customers", new { externalId = $"u-{i}" })).ShouldBe(201);
                (await app.Admin.PostAsync("/v1/agents", new { name = "Mei", externalId = $"u-{i}" })).ShouldBe(201);
                await database.RunAsync($"UPDATE customers SET email = '{before}' WHERE external_id = 'u-{i}'");
                await database.RunAsync($"UPDATE agents SET email = '{before}' WHERE external_id = 'u-{i}'");
            }
        }
        var services = new ServiceCollection().AddLogging();
        var provider = DatabaseProviders.For(database.Provider);
        provider.AddContextFactory(services, database.ConnectionString);
        await using var built = services.BuildServiceProvider();
        await using (var db = built.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync(db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_LowerCaseDomains", StringComparison.Ordinal)).Last());
            await migrator.MigrateAsync();
        }
        (provider as IDisposable)?.Dispose();

        await using (var sql = await database.ConnectAsync())
            foreach (var table in new[] { "customers", "agents" })
                Assert.Equal(
                    addresses.Select(a => a.After),
                    await sql.LinesAsync($"SELECT email FROM {table} WHERE external_id LIKE 'u-%' ORDER BY external_id")
                );
        await database.ForgetWhatIsShippedAsync();
        await using var again = await SupportApp.StartAsync(database);
        foreach (var asked in new[] { "Old@Example.COM", "Old@example.com", "Old@EXAMPLE.com" })
            Assert.Single((await again.PartnerA.GetAsync($"/v1/customers?email={asked}")).Items);
    }

    [Fact]
    public void The_script_for_SQL_Server_can_be_run_at_any_version()
    {
        using var db = Design("sqlserver");
        var migrations = db.Database.GetMigrations().ToList();

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Assert.All(migrations, m => Assert.Contains($"WHERE [MigrationId] = N'{m}'", script, StringComparison.Ordinal));
        Assert.Contains("[commit_order] rowversion NOT NULL", script, StringComparison.Ordinal);
        Assert.Contains("CREATE INDEX [ix_events_partner_id_commit_order]", script, StringComparison.Ordinal);
        Assert.Contains("CREATE UNIQUE INDEX [ix_customers_partner_id_external_id]", script, StringComparison.Ordinal);
        Assert.Contains(
            "CREATE UNIQUE INDEX [ix_agents_external_id] ON [agents] ([external_id]) WHERE [external_id] IS NOT NULL",
            script,
            StringComparison.Ordinal
        );
        // Upper and lower case differ, and instants are cut, as elsewhere.
        // A character has up to two of the units in which lengths are given there.
        Assert.Contains("[external_id] nvarchar(256) COLLATE Latin1_General_100_BIN2", script, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\] datetimeoffset(?!\(3\))", script);
    }

    [Fact]
    public async Task The_hot_queries_on_SQL_Server_are_the_approved_ones()
    {
        var services = new ServiceCollection().AddLogging();
        var provider = DatabaseProviders.For("sqlserver");
        provider.AddContextFactory(services, "Server=nowhere;Database=support");
        await using var built = services.BuildServiceProvider();
        var partner = Guid.Parse("018f0000-0000-7000-8000-000000000001");
        await using var db = built
            .GetRequiredService<SupportDbContextFactory>()
            .CreateFor(new Actor(ActorKind.Partner, partner, "Aurora") { PartnerId = partner });
        var (after, end) = (new FeedPosition(42, 7), 99L);
        string[] types = ["ticket.opened", "ticket.solved"];
        var at = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
        var text = string.Join(
            "\n\n",
            Named("feed", Feed(db.Visible<StoredEvent>()).ToQueryString()),
            Named("feed, some types", Feed(db.Visible<StoredEvent>().Where(e => types.Contains(e.Type))).ToQueryString()),
            Named("list, next page of a search", await TicketsAsync())
        );

        Approval.MatchesText(Text(text), $"{Approved}/Queries.sqlserver.approved.sql");

        // As SqlServerProvider reads it, which first asks the server where the feed ends.
        IQueryable<StoredEvent> Feed(IQueryable<StoredEvent> events) => SqlServerProvider.Feed(events, after, end).Take(50);
        async Task<string> TicketsAsync()
        {
            var query = TicketReader.Begin(db.Actor, provider).Add($" AND t.created_at <= {at}");
            await provider.AddSearchAsync(
                query,
                "t.number",
                [
                    ["printer"],
                    ["fire", "!fire"],
                ],
                default
            );
            query.AddText(" ORDER BY t.created_at DESC, t.number DESC");
            provider.AddLimit(query, 51);
            return query.Text;
        }
        static string Named(string name, string sql) => $"-- {name}\n{sql}";
    }

    private static SupportDbContext Design(string provider) =>
        provider switch
        {
            "sqlite" => new SqliteDesignTimeFactory().CreateDbContext([]),
            "postgresql" => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
            _ => new SqlServerDesignTimeFactory().CreateDbContext([]),
        };

    private static string Text(string sql) => Regex.Replace(sql.ReplaceLineEndings("\n"), "[ \t]+$", "", RegexOptions.Multiline).TrimEnd() + "\n";
}
