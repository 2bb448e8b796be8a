using System.Data.Common;
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
            _ => throw new NotSupportedException(database.Provider),
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

    public static async Task RunAsync(this TestDatabase database, string sql)
    {
        await using var connection = await database.ConnectAsync();
        await connection.AskAsync(sql);
    }
}
