namespace BitP.SupportApi.Tests.Platform.Data;

public sealed class StartingTheProgram
{
    private static readonly (string, string)[] Production = [("ASPNETCORE_ENVIRONMENT", "Production")];

    [Fact]
    public async Task Nodes_that_start_together_without_a_database_all_become_ready()
    {
        await using var database = await TestDatabase.CreateAsync();

        if (TestDatabase.IsPostgreSql)
            await database.DisposeAsync(); // its name is free now

        var nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => RunningProgram.StartAsync(database)));

        foreach (var node in nodes)
        {
            (await node.With("bitp_demo_admin").GetAsync("/health/ready")).ShouldBe(200);
            (await node.With("bitp_demo_partner_a").GetAsync("/v1/tickets")).ShouldBe(200);
        }
        var history = TestDatabase.IsSqlite ? "SELECT MigrationId FROM __EFMigrationsHistory" : "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        await using var sql = await database.ConnectAsync();
        var applied = await sql.LinesAsync(history);
        Assert.NotEmpty(applied);
        Assert.Equal(applied.Distinct(), applied);
        Assert.Equal(2, await sql.CountAsync("SELECT count(*) FROM partners"));
        foreach (var node in nodes)
            await node.DisposeAsync();
    }

    [SqliteFact]
    public async Task A_lock_that_a_killed_migration_left_behind_stops_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.RunAsync(
            """
            CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00');
            """
        );

        var (exitCode, output) = await RunningProgram.RunAsync(database, ["--migrate"], Production);

        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public async Task The_schema_can_be_applied_beforehand_and_again()
    {
        await using var database = await TestDatabase.CreateAsync();

        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output) = await RunningProgram.RunAsync(database, ["--migrate"], Production);
            Assert.True(exitCode == 0, output);
        }

        await using var program = await RunningProgram.StartAsync(database, [.. Production, ("Database:MigrateOnStart", "false")]);
        (await program.With("nobody").GetAsync("/health/ready")).ShouldBe(200);
    }

    [Fact]
    public async Task Without_its_schema_it_is_not_ready_and_says_so_until_the_schema_is_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var program = await RunningProgram.StartAsync(database, [.. Production, ("Database:MigrateOnStart", "false")]);
        var caller = program.With("bitp_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG");

        (await caller.GetAsync("/health/live")).ShouldBe(200);
        (await caller.GetAsync("/health/ready")).ShouldBe(503);

        await RunningProgram.RunAsync(database, ["--migrate"], Production);
        var (exitCode, key) = await RunningProgram.RunAsync(database, ["--create-admin-key", "Operator"], Production);
        Assert.Equal(0, exitCode);
        (await caller.GetAsync("/health/ready")).ShouldBe(200);
        var admin = program.With(key.Split('\n').Single(line => line.StartsWith("bitp_", StringComparison.Ordinal)));
        (await admin.GetAsync("/v1/tickets")).ShouldBe(200);

        await database.RunAsync("ALTER TABLE tickets RENAME TO elsewhere");
        var refused = await admin.GetAsync("/v1/tickets");
        refused.ShouldBeProblem(503, "service_unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
    }

    [Theory]
    [InlineData("Demo:Data")]
    [InlineData("Demo:MovableClock")]
    public async Task What_is_for_Development_only_is_refused_in_production(string setting)
    {
        await using var database = await TestDatabase.CreateAsync();

        var (exitCode, output) = await RunningProgram.RunAsync(database, [], [.. Production, (setting, "true")]);

        ShouldRefuse(exitCode, output, setting);
    }

    [Fact]
    public async Task A_database_with_demo_keys_is_refused_in_production()
    {
        await using var app = await SupportApp.StartAsync();

        var (exitCode, output) = await RunningProgram.RunAsync(app.Database, [], Production);

        ShouldRefuse(exitCode, output, "demo keys");
    }

    [Fact]
    public async Task An_unknown_database_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();

        var (exitCode, output) = await RunningProgram.RunAsync(database, [], [.. Production, ("Database:Provider", "oracle")]);

        ShouldRefuse(exitCode, output, "oracle");
    }

    private static void ShouldRefuse(int exitCode, string output, string reason)
    {
        Assert.Equal(2, exitCode);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }
}
