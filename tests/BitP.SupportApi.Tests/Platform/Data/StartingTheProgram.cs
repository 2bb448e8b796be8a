using Microsoft.Data.Sqlite;

namespace BitP.SupportApi.Tests.Platform.Data;

public sealed class StartingTheProgram
{
    private static readonly (string, string)[] Production = [("ASPNETCORE_ENVIRONMENT", "Production")];

    [Fact]
    public async Task Nodes_that_start_together_without_a_database_all_become_ready()
    {
        await using var database = await TestDatabase.CreateAsync();

        if (!TestDatabase.IsSqlite)
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

        const string Rename = "ALTER TABLE tickets RENAME TO elsewhere";
        await database.RunAsync(TestDatabase.Says(Rename, Rename, "EXEC sp_rename 'tickets', 'elsewhere'"));
        var refused = await admin.GetAsync("/v1/tickets");
        refused.ShouldBeProblem(503, "service_unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
    }

    [Theory]
    [InlineData("Demo:Data")]
    [InlineData("Demo:MovableClock")]
    public async Task What_is_for_Development_only_is_refused_in_production(string setting)
    {
        await using var database = await TestDatabase.CreateMigratedAsync();

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

    [SqliteTheory]
    [InlineData("", "{0}/support.db", "'file is not a database'")]
    [InlineData("--migrate", "{0}/support.db", "'file is not a database'")]
    [InlineData("--create-admin-key", "{0}/support.db", "'file is not a database'")]
    [InlineData("", "{0}/support.db/folder/support.db", "ConnectionStrings:Support")]
    [InlineData("--migrate", "{0}/support.db/folder/support.db", "ConnectionStrings:Support")]
    [InlineData("", "/proc/nowhere/support.db", "/proc/nowhere")]
    [InlineData("", "{0}", "'unable to open database file'")]
    [InlineData("--create-admin-key", "{0}", "'unable to open database file'")]
    public async Task A_file_that_cannot_be_its_database_is_refused(string command, string path, string reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = Path.GetDirectoryName(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource)!;
        await File.WriteAllTextAsync(Path.Combine(folder, "support.db"), new string('x', 10_000));
        var connection = $"Data Source={string.Format(null, path, folder)}";

        var (exitCode, output) = await RunningProgram.RunAsync(database, Arguments(command), [.. Production, ("ConnectionStrings:Support", connection)]);

        ShouldRefuse(exitCode, output, reason);
    }

    [PostgreSqlTheory]
    [InlineData("", "Port=1", "Connection refused")]
    [InlineData("--migrate", "Port=1", "Connection refused")]
    [InlineData("--create-admin-key", "Port=1", "Connection refused")]
    [InlineData("", "Username=nobody", "28000")]
    [InlineData("--migrate", "Username=nobody", "28000")]
    [InlineData("--create-admin-key", "Username=nobody", "28000")]
    [InlineData("", "Port=many", "ConnectionStrings:Support")]
    [InlineData("", "Host=nowhere.invalid", "nowhere.invalid")]
    public async Task A_server_that_cannot_be_used_is_refused(string command, string setting, string reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        var connection = $"{database.ConnectionString};{setting};Password=secret";

        var (exitCode, output) = await RunningProgram.RunAsync(database, Arguments(command), [.. Production, ("ConnectionStrings:Support", connection)]);

        ShouldRefuse(exitCode, output, reason);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
    }

    [PostgreSqlTheory]
    [InlineData("", null, "42501: permission denied for schema public")]
    [InlineData("--migrate", null, "42501: permission denied for schema public")]
    [InlineData("", "absent", "42501: permission denied to create database")]
    [InlineData("--migrate", "absent", "42501: permission denied to create database")]
    [InlineData("--create-admin-key", "absent", "3D000")]
    public async Task A_role_that_may_not_do_it_is_refused(string command, string? name, string reason)
    {
        await using var database = await TestDatabase.CreateAsync();
        var role = $"role_{Guid.NewGuid():N}";
        await database.RunAsync($"CREATE ROLE {role} LOGIN");
        var connection = $"{database.ConnectionString};Username={role}{(name is null ? "" : $";Database={name}")}";

        var (exitCode, output) = await RunningProgram.RunAsync(database, Arguments(command), [.. Production, ("ConnectionStrings:Support", connection)]);

        ShouldRefuse(exitCode, output, reason);
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("")]
    [InlineData("--migrate")]
    [InlineData("--create-admin-key")]
    public async Task A_SQL_Server_that_lets_nobody_in_is_refused(string command)
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var server = new TdsServer((18456, "Login failed for user 'somebody'."));

        var (exitCode, output) = await RunningProgram.RunAsync(database, Arguments(command), [.. OnSqlServer($"{server.ConnectionString};Database=support")]);

        ShouldRefuse(exitCode, output, "Login failed for user 'somebody'.");
        Assert.DoesNotContain("anything", output, StringComparison.Ordinal);
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("Server=tcp:127.0.0.1,1", "was not accessible")]
    [InlineData("Server=tcp:nowhere.invalid", "nowhere.invalid")]
    [InlineData("Servant=x", "ConnectionStrings:Support")]
    [InlineData("Server=tcp:127.0.0.1,1;Database=", "names no database")]
    public async Task A_SQL_Server_that_is_not_there_is_refused(string connection, string reason)
    {
        await using var database = await TestDatabase.CreateMigratedAsync();

        var (exitCode, output) = await RunningProgram.RunAsync(
            database,
            [],
            [.. OnSqlServer($"Database=support;{connection};User ID=x;Password=secret;Connect Timeout=1")]
        );

        ShouldRefuse(exitCode, output, reason);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Success", output, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> OnSqlServer(string connection) =>
        [.. Production, ("Database:Provider", "sqlserver"), ("ConnectionStrings:Support", connection)];

    [Fact]
    public async Task It_leaves_nothing_in_the_home_folder_of_whoever_starts_it()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        var home = Directory.CreateTempSubdirectory("support-test-home-").FullName;

        await using (var program = await RunningProgram.StartAsync(database, ("HOME", home), ("DOTNET_RUNNING_IN_CONTAINER", "true")))
        {
            (await program.With("bitp_demo_agent").GetAsync("/v1/tickets")).ShouldBe(200);
            Assert.DoesNotContain("warn:", program.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(".aspnet", Directory.GetFileSystemEntries(home).Select(Path.GetFileName));
        Directory.Delete(home, recursive: true);
    }

    [PostgreSqlFact]
    public async Task A_database_that_takes_no_changes_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (done, told) = await RunningProgram.RunAsync(database, ["--migrate"], Production);
        Assert.True(done == 0, told);
        var connection = $"{database.ConnectionString};Options=-c default_transaction_read_only=on";

        foreach (var command in new[] { "", "--create-admin-key" })
        {
            var (exitCode, output) = await RunningProgram.RunAsync(database, Arguments(command), [.. Production, ("ConnectionStrings:Support", connection)]);

            ShouldRefuse(exitCode, output, "25006");
        }
    }

    [Trait("Database", "Any")]
    [Theory]
    [InlineData("Urls", "nonsense", "nonsense")]
    [InlineData("Urls", "http://192.0.2.1:80", "http://192.0.2.1:80")]
    [InlineData("Urls", "http://127.0.0.1:99999", "http://127.0.0.1:99999")]
    [InlineData("Urls", "http://127.0.0.1:-1", "http://127.0.0.1:-1")]
    [InlineData("Urls", "http://127.0.0.1:0;http://127.0.0.1:99999", "http://127.0.0.1:99999")]
    [InlineData("Kestrel:Endpoints:X:Url", "foo", "foo (Kestrel:Endpoints:X)")]
    [InlineData("Kestrel:Endpoints:X:Url", "http://127.0.0.1:99999", "http://127.0.0.1:99999 (Kestrel:Endpoints:X)")]
    [InlineData("Logging:LogLevel:Default", "Foo", "Foo")]
    [InlineData("RateLimits:PerMinute", "many", "RateLimits:PerMinute")]
    [InlineData("RateLimits:PerMinute", "0", "RateLimits")]
    [InlineData("Rotations:Max", "many", "Rotations:Max")]
    [InlineData("Rotations:Max", "-1", "Rotations:Max")]
    [InlineData("EscalationPolicies:Max", "-1", "EscalationPolicies:Max")]
    [InlineData("Surveys:Max", "-1", "Surveys:Max")]
    [InlineData("Surveys:FollowUpWithin", "soon", "Surveys:FollowUpWithin")]
    [InlineData("Surveys:FollowUpWithin", "PT0S", "Surveys:FollowUpWithin")]
    [InlineData("Surveys:StaffNetworks", "192.0.2.0/24,192.0.2.0/33", "192.0.2.0/33")]
    [InlineData("Surveys:StaffNetworks", "the office", "Surveys:StaffNetworks")]
    [InlineData("Surveys:StaffDevices", "perhaps", "Surveys:StaffDevices")]
    [InlineData("Surveys:VelocityPerHour", "0", "Surveys:VelocityPerHour")]
    [InlineData("Authentication:Jwt:Authority", "http://127.0.0.1:1", "Authentication:Jwt:Authority")]
    [InlineData("Authentication:Jwt:Authority", "nonsense", "Authentication:Jwt:Authority")]
    [InlineData("Authentication:Jwt:Authority", "ftp://127.0.0.1", "Authentication:Jwt:Authority")]
    [InlineData("Cors:Origins", "*", "Cors:Origins has '*'")]
    [InlineData("Cors:Origins", "https://app.example.com, https://app.example.com/", "Cors:Origins has 'https://app.example.com/'")]
    [InlineData("Cors:Origins", "https://*.example.com", "Cors:Origins has 'https://*.example.com'")]
    [InlineData("Cors:Origins", "https://App.example.com:443", "Cors:Origins has 'https://App.example.com:443'")]
    [InlineData("Cors:Origins", "http://app.example.com", "Cors:Origins has 'http://app.example.com'")]
    [InlineData("Database:MigrateOnStart", "perhaps", "Database:MigrateOnStart")]
    public async Task A_setting_that_cannot_be_used_is_refused(string setting, string value, string reason)
    {
        await using var database = await TestDatabase.CreateMigratedAsync();

        var (exitCode, output) = await RunningProgram.RunAsync(database, [], [.. Production, (setting, value)]);

        ShouldRefuse(exitCode, output, reason);
    }

    [Fact]
    public async Task An_address_that_is_in_use_is_refused()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var first = await RunningProgram.StartAsync(database, Production);

        var (exitCode, output) = await RunningProgram.RunAsync(database, [], [.. Production, ("Urls", first.Address.ToString())]);

        ShouldRefuse(exitCode, output, "address already in use");
    }

    private static string[] Arguments(string command) =>
        command switch
        {
            "" => [],
            "--create-admin-key" => [command, "Operator"],
            _ => [command],
        };

    /// <summary>In one line, which is all that it says.</summary>
    internal static void ShouldRefuse(int exitCode, string output, string reason)
    {
        Assert.True(exitCode == 2, output);
        Assert.Contains(reason, Assert.Single(output.Split('\n')), StringComparison.Ordinal);
    }
}
