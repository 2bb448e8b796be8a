using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// SQLite's single writer. All changes that wait are written in one transaction and share its fsync; when one fails, each is written again in a
/// savepoint of its own, so that it takes no other with it. A caller hears of success only after the commit. Updates and deletions that Entity Framework sends as
/// statements take their turn there as well.
/// </summary>
internal sealed class SqliteWriter : DbCommandInterceptor, IDisposable
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

    public Task CommitAsync(IReadOnlyList<RowChange> changes) =>
        changes.Count == 0 ? Task.CompletedTask
        : TryWrite([.. changes.Select(SqliteRow.Of)], out var write) ? write.Task
        : throw new ObjectDisposedException(nameof(SqliteWriter));

    // On a connection of its own it would wait for a moment in which nobody writes, which may be long in coming; unless nobody here does any more.
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) =>
        eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete && TryWrite([SqliteRow.Of(command)], out var write)
            ? InterceptionResult<int>.SuppressWithResult(await write.Task)
            : result;

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        if (_thread.IsValueCreated)
            _thread.Value.Join(TimeSpan.FromSeconds(10));
    }

    private bool TryWrite(SqliteRow[] rows, out Write write)
    {
        _ = _thread.Value;
        write = new Write(rows);
        return _waiting.Writer.TryWrite(write);
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
        if (connection.TryWrite(() => group.ForEach(write => write.Put(connection))))
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

    // The rows are made before, so that the writer's own time goes into writing.
    private sealed class Write(SqliteRow[] rows)
    {
        private readonly TaskCompletionSource<int> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _changed;
        private Exception? _failure;

        /// <summary>How many rows were changed, once that is certain.</summary>
        public Task<int> Task => _done.Task;

        public void Put(SqliteWriterConnection connection)
        {
            _changed = 0;
            foreach (var row in rows)
                _changed += connection.Write(row);
        }

        /// <summary>Forgets what came of it before.</summary>
        public void Forget() => _failure = null;

        public void Run(SqliteWriterConnection connection)
        {
            try
            {
                connection.InSavepoint(() => Put(connection));
            }
            catch (Exception exception) when (exception is not SqliteException sqlite || !SqliteProvider.LacksRoom(sqlite))
            {
                _failure = exception as DbUpdateException ?? new DbUpdateException("A row could not be written.", exception);
            }
        }

        public void Complete()
        {
            if (_failure is null)
                _done.SetResult(_changed);
            else
                _done.SetException(_failure);
        }

        public void Fail(Exception exception) => _done.TrySetException(_failure ?? exception);
    }
}
