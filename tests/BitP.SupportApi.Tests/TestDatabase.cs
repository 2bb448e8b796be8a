using System.Data.Common;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BitP.SupportApi.Tests;

/// <summary>A database that only one host, or the nodes of one test, use. Which kind it is, the environment says for the whole run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(MigrateAsync);

    private static readonly string Kind = Environment.GetEnvironmentVariable("SUPPORT_TEST_DATABASE") ?? "sqlite";

    // The file or the name.
    private readonly string _place;
    private readonly Func<Task> _drop;

    private TestDatabase(string provider, string connectionString, string place, Func<Task> drop) =>
        (Provider, ConnectionString, _place, _drop) = (provider, connectionString, place, drop);

    public static bool IsSqlite => Kind == "sqlite";

    public static bool IsPostgreSql => Kind == "postgresql";

    /// <summary>What is said in the SQL of the database that the tests run on.</summary>
    public static string Says(string sqlite, string postgreSql, string sqlServer) =>
        IsSqlite ? sqlite
        : IsPostgreSql ? postgreSql
        : sqlServer;

    public string Provider { get; }

    public string ConnectionString { get; }

    /// <summary>An empty one.</summary>
    public static Task<TestDatabase> CreateAsync() => CreateAsync(template: null);

    /// <summary>
    /// One with the schema of this program, so that a program that starts on it has only to look. It is a copy of one that was made by the migrations: to apply all of them takes seconds.
    /// </summary>
    public static async Task<TestDatabase> CreateMigratedAsync() => IsSqlite || IsPostgreSql ? await CreateAsync(await Template.Value) : await CreateAsync();

    private static async Task<TestDatabase> CreateAsync(TestDatabase? template)
    {
        var name = $"support_{Guid.NewGuid():N}";
        switch (Kind)
        {
            case "sqlite":
                var folder = Directory.CreateTempSubdirectory("support-test-").FullName;
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
                var file = Path.Combine(folder, "support.db");
                if (template is not null)
                    File.Copy(template._place, file);
                return new("sqlite", $"Data Source={file};Default Timeout={Polling.Patience.TotalSeconds}", file, () => Task.CompletedTask);
            case "postgresql":
                var server =
                    Environment.GetEnvironmentVariable("SUPPORT_TEST_POSTGRESQL") ?? throw new InvalidOperationException("SUPPORT_TEST_POSTGRESQL is not set.");
                await ExecuteAsync(new NpgsqlConnection(server), $"CREATE DATABASE {name} TEMPLATE {template?._place ?? "template1"}");
                var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
                return new("postgresql", connection, name, () => ExecuteAsync(new NpgsqlConnection(server), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            case "sqlserver":
                var sqlServer =
                    Environment.GetEnvironmentVariable("SUPPORT_TEST_SQLSERVER") ?? throw new InvalidOperationException("SUPPORT_TEST_SQLSERVER is not set.");
                await ExecuteAsync(new SqlConnection(sqlServer), $"CREATE DATABASE {name}");
                await ExecuteAsync(new SqlConnection(sqlServer), $"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
                var drop = $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE {name} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {name}; END";
                // Those that many tests share live as long as the run.
                AppDomain.CurrentDomain.ProcessExit += DropAtExit;
                return new(
                    "sqlserver",
                    new SqlConnectionStringBuilder(sqlServer) { InitialCatalog = name, MaxPoolSize = 20 }.ConnectionString,
                    name,
                    async () =>
                    {
                        await ExecuteAsync(new SqlConnection(sqlServer), drop);
                        AppDomain.CurrentDomain.ProcessExit -= DropAtExit;
                    }
                );

                void DropAtExit(object? sender, EventArgs e) => ExecuteAsync(new SqlConnection(sqlServer), drop).Wait();
            default:
                throw new InvalidOperationException($"SUPPORT_TEST_DATABASE is '{Kind}'.");
        }
    }

    public async ValueTask DisposeAsync() => await _drop();

    private static async Task<TestDatabase> MigrateAsync()
    {
        var database = await CreateAsync();
        var provider = DatabaseProviders.For(database.Provider);
        var services = new ServiceCollection().AddLogging();
        provider.AddContextFactory(services, database.ConnectionString);
        await using (var built = services.BuildServiceProvider())
        await using (var db = built.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System))
            await provider.MigrateAsync(db, default);
        (provider as IDisposable)?.Dispose();
        // Nobody is connected to it any more, as a template has to be.
        if (IsPostgreSql)
            return database;
        // In one file, without the log beside it.
        var file = database._place + ".template";
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var copy = connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $file";
        copy.Parameters.AddWithValue("$file", file);
        await copy.ExecuteNonQueryAsync();
        return new(database.Provider, $"Data Source={file}", file, () => Task.CompletedTask);
    }

    private static async Task ExecuteAsync(DbConnection server, string sql)
    {
        await using (server)
        {
            await server.OpenAsync();
            await using var command = server.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A host that is still shutting down holds a file; the system's temporary folder is swept anyway.
        }
    }
}
