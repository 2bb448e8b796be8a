using System.Data;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>A row to write, with its values as SQLite takes them.</summary>
/// <param name="Statement">How it is written.</param>
/// <param name="Values">The values of its parameters.</param>
/// <param name="Names">What the parameters are called; null when they are in their order.</param>
internal readonly record struct SqliteRow(RowStatement Statement, object?[] Values, string[]? Names = null)
{
    public static SqliteRow Of(RowChange change)
    {
        var values = new object?[change.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var value = change.Values[i];
            values[i] = AsStored(change.Statement.Mappings[i].Converter is { } converter ? converter.ConvertToProvider(value) : value);
        }
        return new(change.Statement, values);
    }

    public static SqliteRow Of(DbCommand command)
    {
        var parameters = command.Parameters.Cast<DbParameter>().ToArray();
        var statement = new RowStatement(command.CommandText, [], "", 0, null);
        return new(statement, [.. parameters.Select(p => p.Value is DBNull ? null : AsStored(p.Value))], [.. parameters.Select(p => p.ParameterName)]);
    }

    // As Entity Framework writes and looks for it.
    private static object? AsStored(object? value) => value is Guid id ? id.ToString().ToUpperInvariant() : value;
}

/// <summary>The connection of the one who writes, with its prepared statements.</summary>
internal sealed class SqliteWriterConnection(string connectionString) : IDisposable
{
    // SQLITE_DBSTATUS_CACHE_WRITE
    private const int PagesWritten = 9;

    /// <summary>So many new search entries wait to be added to the full-text index together.</summary>
    private const int MaxWaiting = 128;

    /// <summary>So long may they be together, since a search looks through them: some ten times what as many usually are.</summary>
    private const int MaxWaitingLength = 200_000;

    /// <summary>How long the log's end is waited for, which somebody may be reading, when it is to be given back.</summary>
    private const int LongestWaitForReaders = 1000;

    /// <summary>How often it is looked whether the log has been carried over.</summary>
    private static readonly TimeSpan PauseForLog = TimeSpan.FromMilliseconds(1);

    private readonly SqliteConnection _connection = new(connectionString);
    private readonly Dictionary<string, sqlite3_stmt> _prepared = [];

    // How many were left by an earlier process, or by a commit that failed, is not known.
    private int _waiting = MaxWaiting;
    private int _waitingLength;
    private int _newEntries;
    private long _taken;
    private long _lacking;

    /// <summary>How many pages were written to the log since the last call.</summary>
    public int TakePagesWritten()
    {
        _ = raw.sqlite3_db_status(_connection.Handle, PagesWritten, out var pages, out _, 1);
        return pages;
    }

    public bool IsInTransaction => _connection.State is ConnectionState.Open && raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    public void Begin()
    {
        if (_connection.State is not ConnectionState.Open)
        {
            SqlitePragmas.OpenForWriting(_connection);
            _taken = Size();
        }
        Undo();
        _newEntries = 0;
        Execute("BEGIN IMMEDIATE");
    }

    /// <summary>Writes within the transaction. When something cannot be written, the transaction is undone.</summary>
    public bool TryWrite(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (Exception)
        {
            // Whatever it is: it comes again, and is told, where rows are written apart. No transaction may stay open.
            Undo();
            return false;
        }
    }

    /// <summary>Writes within the transaction: all, or nothing and an exception.</summary>
    public void InSavepoint(Action write)
    {
        Execute("SAVEPOINT write");
        try
        {
            write();
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
            MakeRoom();
            Execute("COMMIT");
        }
        catch
        {
            _waiting = MaxWaiting;
            Undo();
            throw;
        }
    }

    /// <summary>Ends the transaction, if there is one, and with it what it wrote.</summary>
    public void Undo()
    {
        // What it answers is the failure that has led here, or it is tried again before the next one begins.
        if (IsInTransaction)
            _ = raw.sqlite3_exec(_connection.Handle, "ROLLBACK");
    }

    /// <summary>Carries over what is in the log, as far as nobody reads what is older.</summary>
    public void Checkpoint() => _ = raw.sqlite3_wal_checkpoint_v2(_connection.Handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    /// <summary>Carries over all that is in the log and gives its room back to the disk, unless somebody goes on reading what is older.</summary>
    public bool TryEmptyLog()
    {
        _ = raw.sqlite3_busy_timeout(_connection.Handle, LongestWaitForReaders);
        var result = raw.sqlite3_wal_checkpoint_v2(_connection.Handle, null, raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
        _ = raw.sqlite3_busy_timeout(_connection.Handle, _connection.DefaultTimeout * 1000);
        return result is raw.SQLITE_OK;
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Dispose();
        _connection.Dispose();
    }

    // What stands in the log must find room in the file, or a disk that the log has filled could never be freed of it. After a change that found none, there is
    // none for a smaller one either, so that a disk is full for all changes or for none.
    private void MakeRoom()
    {
        var (size, owes, began) = (Size(), _lacking > 0, Stopwatch.GetTimestamp());
        _lacking = Math.Max(_lacking, size + SqlitePragmas.Spare);
        while (!SqliteFile.TryGrow(_connection, _lacking))
        {
            // The log is being carried over, which takes a while: what room there is will do.
            if (!owes && SqliteFile.SizeOf(_connection) >= size)
            {
                _lacking = 0;
                return;
            }
            if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(_connection.DefaultTimeout))
                SqliteException.ThrowExceptionForRC(raw.SQLITE_BUSY, _connection.Handle);
            Thread.Sleep(PauseForLog);
        }
        (_taken, _lacking) = (_lacking, 0);
    }

    // The full-text index writes half a dozen pages for each transaction that adds to it, however little. New entries wait until there are enough of them;
    // a search looks through those that wait (SqliteSearch). All words of a resource come at once, and in the order of numbers: what comes again or
    // before is written apart by the index.
    private void IndexWords()
    {
        if (_newEntries == 0)
            return;
        _waiting += _newEntries;
        if (_waiting < MaxWaiting && _waitingLength < MaxWaitingLength)
            return;
        Execute(
            $"INSERT INTO {SqliteSearch.Index} (rowid, words) SELECT number, group_concat(words, ' ') FROM {SearchEntry.Table} GROUP BY number ORDER BY number"
        );
        Execute($"DELETE FROM {SearchEntry.Table}");
        (_waiting, _waitingLength) = (0, 0);
    }

    /// <summary>Writes a row within the transaction.</summary>
    /// <returns>How many rows that changed.</returns>
    public int Write(SqliteRow row)
    {
        var (statement, values, names) = row;
        var changed = Execute(statement.Sql, values, names);
        if (changed == 0 && statement.MustFindItsRow)
            throw new DbUpdateConcurrencyException("Somebody else changed the row first.");
        if (statement.TableName is SearchEntry.Table && !statement.MustFindItsRow)
        {
            _newEntries++;
            _waitingLength += values.Sum(value => (value as string)?.Length ?? 0);
        }
        return changed;
    }

    private long Size() => Number("PRAGMA page_count") * Number("PRAGMA page_size");

    private long Number(string sql)
    {
        var statement = Prepared(sql);
        try
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_step(statement), _connection.Handle);
            return raw.sqlite3_column_int64(statement, 0);
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    // SQLite's own calls: values are bound by position, and a statement that is kept is only reset.
    private int Execute(string sql) => Execute(sql, [], null);

    private int Execute(string sql, object?[] values, string[]? names)
    {
        var database = _connection.Handle;
        var statement = Prepared(sql);
        try
        {
            for (var i = 0; i < values.Length; i++)
                SqliteException.ThrowExceptionForRC(
                    Bind(statement, names is null ? i + 1 : raw.sqlite3_bind_parameter_index(statement, names[i]), values[i]),
                    database
                );
            var result = raw.sqlite3_step(statement);
            // The log found no room. A smaller change might, in what is left of the disk: none is taken until there is room for more than one.
            if (result is raw.SQLITE_FULL)
                _lacking = Math.Max(_lacking, _taken + SqlitePragmas.Spare);
            SqliteException.ThrowExceptionForRC(result, database);
            return raw.sqlite3_changes(database);
        }
        finally
        {
            // What it answers is the failure of the step once more.
            _ = raw.sqlite3_reset(statement);
        }
    }

    private sqlite3_stmt Prepared(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            var database = _connection.Handle;
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), database);
            _prepared.Add(sql, statement);
        }
        return statement;
    }

    private static int Bind(sqlite3_stmt statement, int index, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            string text => raw.sqlite3_bind_text(statement, index, text),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            int number => raw.sqlite3_bind_int64(statement, index, number),
            short number => raw.sqlite3_bind_int64(statement, index, number),
            bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
            double number => raw.sqlite3_bind_double(statement, index, number),
            byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
            _ => throw new InvalidOperationException($"SQLite takes no {value.GetType().Name}."),
        };
}

internal static class SqlitePragmas
{
    /// <summary>The file has room for so many bytes more than it holds; it grows by as many at a time.</summary>
    public const int Spare = 1024 * 1024;

    /// <summary>Opens one of the many connections for reading. It keeps half a megabyte of pages: the operating system keeps the file, for all of them.</summary>
    public static void Open(SqliteConnection connection) => Open(connection, "PRAGMA cache_size = -500");

    /// <summary>
    /// Opens a connection for writing: the write-ahead log, an fsync before a commit is reported, and no checkpoint within a commit
    /// (<see cref="SqliteCheckpoints"/> makes them).
    /// </summary>
    public static void OpenForWriting(SqliteConnection connection) =>
        Open(
            connection,
            $"PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA busy_timeout = {connection.DefaultTimeout * 1000}; PRAGMA cache_size = -4096; PRAGMA temp_store = memory; PRAGMA wal_autocheckpoint = 0;"
        );

    private static void Open(SqliteConnection connection, string settings)
    {
        connection.Open();
        try
        {
            // Whoever carries the log over cuts the file to its end, by this measure.
            SqliteFile.GrowBy(connection, Spare);
            using var command = connection.CreateCommand();
            command.CommandText = settings;
            command.ExecuteNonQuery();
        }
        catch
        {
            // The next try begins anew, so that no connection is used without its settings.
            connection.Close();
            throw;
        }
    }
}
