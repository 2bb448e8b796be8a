using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// Reads with statements that stay prepared on their connection: a new command is parsed and planned by SQLite each time, and Entity Framework makes one for
/// every execution.
/// </summary>
internal sealed class SqliteReaders(string connectionString) : DbCommandInterceptor, IDisposable
{
    private const int MaxStatements = 200;

    // Threads that wait for the disk, or for others to let them run, make it somewhat more.
    private static readonly int MaxIdle = 4 * Environment.ProcessorCount;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, SqliteCommand>> _prepared = [];
    private readonly ConcurrentStack<SqliteConnection> _idle = [];
    private volatile bool _disposed;

    /// <summary>
    /// Runs a query on a connection that is there for reading alone. Reading from SQLite never waits for anybody, so that a connection is away only while a
    /// thread runs: there are few, whose pages are those that are asked for.
    /// </summary>
    public List<T> Read<T>(SqlQuery query, Func<DbDataReader, T> read, Func<bool>? isEnough)
    {
        if (!_idle.TryPop(out var connection))
            connection = Open();
        try
        {
            return Read(connection, query, read, isEnough);
        }
        finally
        {
            if (_idle.Count >= MaxIdle)
                connection.Dispose();
            else
                _idle.Push(connection);
            // Those that wait may have been ended already, or are being.
            if (_disposed)
                Forget();
        }
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        if (command.Connection is not SqliteConnection connection)
            return result;
        // Only one reader of it may be open at a time.
        var prepared = Prepared(connection, command.CommandText);
        prepared.Transaction = (SqliteTransaction?)command.Transaction;
        prepared.CommandTimeout = command.CommandTimeout;
        prepared.Parameters.Clear();
        foreach (SqliteParameter parameter in command.Parameters)
            prepared.Parameters.Add(parameter);
        return InterceptionResult<DbDataReader>.SuppressWithResult(prepared.ExecuteReader());
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    /// <summary>Ends the connections that nobody uses.</summary>
    public void Forget()
    {
        while (_idle.TryPop(out var connection))
            connection.Dispose();
    }

    public void Dispose()
    {
        _disposed = true;
        Forget();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        SqlitePragmas.Open(connection);
        using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA query_only = on";
        settings.ExecuteNonQuery();
        return connection;
    }

    private List<T> Read<T>(SqliteConnection connection, SqlQuery query, Func<DbDataReader, T> read, Func<bool>? isEnough)
    {
        var command = Prepared(connection, query.Text);
        for (var i = 0; i < query.Values.Count; i++)
            if (i < command.Parameters.Count)
                command.Parameters[i].Value = query.Values[i];
            else
                command.Parameters.AddWithValue($"${i + 1}", query.Values[i]);
        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (isEnough?.Invoke() is not true && reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Prepared(SqliteConnection connection, string sql)
    {
        var statements = _prepared.GetOrCreateValue(connection);
        if (!statements.TryGetValue(sql, out var prepared))
        {
            prepared = connection.CreateCommand();
            prepared.CommandText = sql;
            // Filters make many statements, few of which come again: those that came late are not kept.
            if (statements.Count < MaxStatements)
                statements.Add(sql, prepared);
        }
        return prepared;
    }
}
