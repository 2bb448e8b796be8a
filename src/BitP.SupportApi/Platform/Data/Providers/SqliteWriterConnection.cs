using System.Data;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data.Providers;

/// <summary>A row to write, with its values as SQLite takes them.</summary>
internal readonly record struct SqliteRow(RowStatement Statement, object[] Values)
{
    public static SqliteRow Of(RowChange change)
    {
        var values = new object[change.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = change.Values[i];
            values[i] = (change.Statement.Mappings[i].Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
        return new(change.Statement, values);
    }
}

/// <summary>The connection of the one who writes, with its prepared statements.</summary>
internal sealed class SqliteWriterConnection(string connectionString) : IDisposable
{
    private readonly SqliteConnection _connection = new(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly Dictionary<string, List<object>> _newEntries = [];

    public bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public void Begin()
    {
        if (_connection.State is not ConnectionState.Open)
            SqlitePragmas.Open(_connection);
        _newEntries.Clear();
        Execute("BEGIN IMMEDIATE");
    }

    /// <summary>Writes rows within the transaction. When one cannot be written, the transaction is undone.</summary>
    public bool TryWrite(IEnumerable<SqliteRow> rows)
    {
        try
        {
            foreach (var row in rows)
                Write(row);
            return true;
        }
        catch (Exception)
        {
            // Whatever it is: it comes again, and is told, where rows are written apart. No transaction may stay open.
            if (IsInTransaction)
                Execute("ROLLBACK");
            return false;
        }
    }

    /// <summary>Writes rows within the transaction: all, or none and an exception.</summary>
    public void Write(SqliteRow[] rows)
    {
        Execute("SAVEPOINT write");
        try
        {
            foreach (var row in rows)
                Write(row);
        }
        catch
        {
            if (IsInTransaction)
            {
                Execute("ROLLBACK TO write");
                Execute("RELEASE write");
            }
            throw;
        }
        Execute("RELEASE write");
    }

    public void Commit()
    {
        try
        {
            IndexWords();
            Execute("COMMIT");
        }
        catch when (IsInTransaction)
        {
            Execute("ROLLBACK");
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
            command.Dispose();
        _connection.Dispose();
    }

    // Once for the whole group: the full-text index writes itself to its table at each savepoint, and so would a trigger's statement.
    private void IndexWords()
    {
        foreach (var (table, numbers) in _newEntries)
            Execute(
                $"INSERT INTO {table}_fts (rowid, words) SELECT number, words FROM {table} WHERE number IN (SELECT value FROM json_each($1))",
                JsonSerializer.Serialize(numbers)
            );
    }

    private void Write(SqliteRow row)
    {
        var (statement, values) = row;
        if (Execute(statement.Sql, values) == 0 && statement.MustFindItsRow)
            throw new DbUpdateConcurrencyException("Somebody else changed the row first.");
        if (statement.NewSearchEntry is { } number)
            NewEntriesOf(statement.TableName).Add(values[number]);
    }

    private List<object> NewEntriesOf(string table)
    {
        if (!_newEntries.TryGetValue(table, out var numbers))
            _newEntries.Add(table, numbers = []);
        return numbers;
    }

    private int Execute(string sql, params ReadOnlySpan<object> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
                command.Parameters.Add(new() { ParameterName = $"${i}" });
            _prepared.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        return command.ExecuteNonQuery();
    }
}

internal static class SqlitePragmas
{
    /// <summary>
    /// Opens a connection for writing: the write-ahead log, an fsync before a commit is reported, and a log of some 16 MB before it is carried over
    /// into the file, which costs two more.
    /// </summary>
    public static void Open(SqliteConnection connection)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA busy_timeout = 10000; PRAGMA cache_size = -8192; PRAGMA temp_store = memory; PRAGMA wal_autocheckpoint = 4000;";
        command.ExecuteNonQuery();
    }
}
