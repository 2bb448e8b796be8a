using Npgsql;

namespace BitP.SupportApi.Tests;

/// <summary>A database that only one host, or the nodes of one test, use. Which kind it is, the environment says for the whole run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string Kind = Environment.GetEnvironmentVariable("SUPPORT_TEST_DATABASE") ?? "sqlite";

    private readonly Func<Task> _drop;

    private TestDatabase(string provider, string connectionString, Func<Task> drop) => (Provider, ConnectionString, _drop) = (provider, connectionString, drop);

    public static bool IsSqlite => Kind == "sqlite";

    public static bool IsPostgreSql => Kind == "postgresql";

    public string Provider { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var name = $"support_{Guid.NewGuid():N}";
        switch (Kind)
        {
            case "sqlite":
                var folder = Directory.CreateTempSubdirectory("support-test-").FullName;
                AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
                return new(
                    "sqlite",
                    $"Data Source={Path.Combine(folder, "support.db")};Default Timeout={Polling.Patience.TotalSeconds}",
                    () => Task.CompletedTask
                );
            case "postgresql":
                var server =
                    Environment.GetEnvironmentVariable("SUPPORT_TEST_POSTGRESQL") ?? throw new InvalidOperationException("SUPPORT_TEST_POSTGRESQL is not set.");
                await ExecuteAsync(server, $"CREATE DATABASE {name}");
                var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
                return new("postgresql", connection, () => ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            case "sqlserver":
                var sqlServer =
                    Environment.GetEnvironmentVariable("SUPPORT_TEST_SQLSERVER") ?? throw new InvalidOperationException("SUPPORT_TEST_SQLSERVER is not set.");
                return new(
                    "sqlserver",
                    new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(sqlServer) { InitialCatalog = name }.ConnectionString,
                    () => Task.CompletedTask
                );
            default:
                throw new InvalidOperationException($"SUPPORT_TEST_DATABASE is '{Kind}'.");
        }
    }

    public async ValueTask DisposeAsync() => await _drop();

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
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
