using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// Connections for reading. Reading from SQLite never waits for anybody, so that a connection is away only while a thread runs: there are few, whose statements
/// are prepared and whose pages are those that are asked for.
/// </summary>
internal sealed class SqliteReaders(string connectionString) : IDisposable
{
    // Threads that wait for the disk, or for others to let them run, make it somewhat more.
    private static readonly int Kept = 4 * Environment.ProcessorCount;

    private readonly ConcurrentStack<Reader> _idle = [];
    private bool _disposed;

    public List<T> Read<T>(SqlQuery query, Func<DbDataReader, T> read)
    {
        if (!_idle.TryPop(out var reader))
            reader = new Reader(connectionString);
        try
        {
            return reader.Read(query, read);
        }
        finally
        {
            if (_disposed || _idle.Count >= Kept)
                reader.Dispose();
            else
                _idle.Push(reader);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryPop(out var reader))
            reader.Dispose();
    }

    private sealed class Reader : IDisposable
    {
        private const int MaxStatements = 200;

        private readonly SqliteConnection _connection;
        private readonly Dictionary<string, SqliteCommand> _prepared = [];

        public Reader(string connectionString)
        {
            _connection = new(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
            SqlitePragmas.Open(_connection);
            using var settings = _connection.CreateCommand();
            settings.CommandText = "PRAGMA query_only = on";
            settings.ExecuteNonQuery();
        }

        public List<T> Read<T>(SqlQuery query, Func<DbDataReader, T> read)
        {
            var command = Prepared(query.Text);
            for (var i = 0; i < query.Values.Count; i++)
                if (i < command.Parameters.Count)
                    command.Parameters[i].Value = query.Values[i];
                else
                    command.Parameters.AddWithValue($"${i + 1}", query.Values[i]);
            var rows = new List<T>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }

        public void Dispose()
        {
            foreach (var command in _prepared.Values)
                command.Dispose();
            _connection.Dispose();
        }

        // A new command is parsed and planned by SQLite each time.
        private SqliteCommand Prepared(string sql)
        {
            if (!_prepared.TryGetValue(sql, out var prepared))
            {
                prepared = _connection.CreateCommand();
                prepared.CommandText = sql;
                // Filters make many statements, few of which come again: those that came late are not kept.
                if (_prepared.Count < MaxStatements)
                    _prepared.Add(sql, prepared);
            }
            return prepared;
        }
    }
}
