using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// SQLite's single writer. All changes that wait are written in one transaction and share its fsync; when one fails, each is written again in a
/// savepoint of its own, so that it takes no other with it. A caller hears of success only after the commit.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int MaxGroup = 128;

    private readonly Channel<Write> _waiting = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly string _connectionString;
    private readonly Lazy<Thread> _thread;

    public SqliteWriter(string connectionString)
    {
        _connectionString = connectionString;
        _thread = new(() =>
        {
            var thread = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
            thread.Start();
            return thread;
        });
    }

    public Task CommitAsync(IReadOnlyList<RowChange> changes)
    {
        if (changes.Count == 0)
            return Task.CompletedTask;
        _ = _thread.Value;
        var write = new Write(changes);
        return _waiting.Writer.TryWrite(write) ? write.Task : throw new ObjectDisposedException(nameof(SqliteWriter));
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        if (_thread.IsValueCreated)
            _thread.Value.Join(TimeSpan.FromSeconds(10));
    }

    private void Run()
    {
        using var checkpoints = new SqliteCheckpoints(_connectionString);
        using var connection = new SqliteWriterConnection(_connectionString);
        var group = new List<Write>(MaxGroup);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            try
            {
                connection.Begin();
                while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var write))
                    group.Add(write);
                Commit(group, connection);
                foreach (var write in group)
                    write.Complete();
                checkpoints.After(connection.TakePagesWritten(), connection.Checkpoint);
            }
            catch (Exception exception)
            {
                connection.Undo();
                // The whole group was rolled back: nobody may believe otherwise. When it could not even begin, nobody need wait for the same again.
                if (group.Count == 0)
                    while (_waiting.Reader.TryRead(out var write))
                        group.Add(write);
                foreach (var failed in group)
                    failed.Fail(exception);
            }
        }
    }

    // The log takes more room than what it holds: when the disk has none left, that is the first to be given back.
    private static void Commit(List<Write> group, SqliteWriterConnection connection)
    {
        try
        {
            WriteAll(group, connection);
            connection.Commit();
        }
        catch (SqliteException exception) when (SqliteProvider.LacksRoom(exception))
        {
            connection.Undo();
            if (!connection.TryEmptyLog())
                throw;
            foreach (var write in group)
                write.Forget();
            connection.Begin();
            WriteAll(group, connection);
            connection.Commit();
        }
    }

    // Savepoints copy every page that is changed within them, so they are made only when one of the group cannot be written.
    private static void WriteAll(List<Write> group, SqliteWriterConnection connection)
    {
        if (connection.TryWrite(group.SelectMany(write => write.Rows)))
            return;
        connection.Begin();
        foreach (var write in group)
        {
            write.Run(connection);
            // Some failures end the transaction. What came before is gone, and what came now would be written on its own.
            if (!connection.IsInTransaction)
                throw new DbUpdateConcurrencyException("Another change undid the transaction of this one.");
        }
    }

    private sealed class Write(IReadOnlyList<RowChange> changes)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Made here, so that the writer's own time goes into writing.
        public SqliteRow[] Rows { get; } = [.. changes.Select(SqliteRow.Of)];

        private Exception? _failure;

        public Task Task => _done.Task;

        /// <summary>Forgets what came of it before.</summary>
        public void Forget() => _failure = null;

        public void Run(SqliteWriterConnection connection)
        {
            try
            {
                connection.Write(Rows);
            }
            catch (Exception exception) when (exception is not SqliteException sqlite || !SqliteProvider.LacksRoom(sqlite))
            {
                _failure = exception as DbUpdateException ?? new DbUpdateException("A row could not be written.", exception);
            }
        }

        public void Complete()
        {
            if (_failure is null)
                _done.SetResult();
            else
                _done.SetException(_failure);
        }

        public void Fail(Exception exception) => _done.TrySetException(_failure ?? exception);
    }
}
