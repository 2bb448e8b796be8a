using System.Data.Common;
using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BitP.SupportApi.Tests;

/// <summary>Somebody else at the database of a test: who looks into it behind the product's back, or stands in its way.</summary>
public static class Sql
{
    public static async Task<DbConnection> ConnectAsync(this TestDatabase database)
    {
        DbConnection connection = database.Provider switch
        {
            "sqlite" => new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString),
            "postgresql" => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString),
            _ => new SqlConnection(new SqlConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString),
        };
        await connection.OpenAsync();
        return connection;
    }

    public static async Task<object?> AskAsync(this DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return await command.ExecuteScalarAsync();
    }

    public static async Task<long> CountAsync(this DbConnection connection, string sql) =>
        Convert.ToInt64(await connection.AskAsync(sql), System.Globalization.CultureInfo.InvariantCulture);

    public static async Task<List<string>> LinesAsync(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i).ToString())));
        return lines;
    }

    public static async Task<long> CountAsync(this TestDatabase database, string sql)
    {
        await using var connection = await database.ConnectAsync();
        return await connection.CountAsync(sql);
    }

    /// <summary>The tables in which a text stands, whatever kind of column holds it.</summary>
    public static async Task<List<string>> TablesWithAsync(this TestDatabase database, string text)
    {
        await using var connection = await database.ConnectAsync();
        var tables = await connection.LinesAsync(
            TestDatabase.Says(
                sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'",
                postgreSql: "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
                sqlServer: "SELECT name FROM sys.tables"
            )
        );
        var found = new List<string>();
        foreach (var table in tables)
            if (await HoldsAsync(connection, table, text))
                found.Add(table);
        return found;
    }

    private static async Task<bool> HoldsAsync(DbConnection connection, string table, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var held = reader.GetValue(i) is byte[] bytes ? Encoding.UTF8.GetString(bytes) : reader.GetValue(i).ToString()!;
                if (held.Contains(text, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        return false;
    }

    /// <summary>For a program that brings it again, since its tables were dropped: with the ids that its events are of.</summary>
    public static Task ForgetWhatIsShippedAsync(this TestDatabase database) =>
        database.RunAsync("DELETE FROM events WHERE type LIKE 'sla_policy.%' OR type LIKE 'escalation_policy.%' OR type LIKE 'survey.%'");

    public static async Task RunAsync(this TestDatabase database, string sql)
    {
        await using var connection = await database.ConnectAsync();
        await connection.AskAsync(sql);
    }
}
