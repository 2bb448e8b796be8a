using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data.Providers;

/// <summary>
/// SQLite's single writer. All changes that wait are written in one transaction and share its fsync; each stands in a savepoint, so that one
/// which fails takes no other with it. A caller hears of success only after the commit.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    private const int MaxGroup = 128;

    private readonly Channel<Write> _waiting = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly string _connectionString;
    private readonly Lazy<Thread> _thread;

    public GroupCommit(string connectionString)
    {
        _connectionString = connectionString;
        _thread = new(() =>
        {
            var thread = new Thread(Run) { IsBackground = true, Name = "sqlite-writer" };
            thread.Start();
            return thread;
        });
    }

    public Task CommitAsync(SupportDbContext db)
    {
        _ = _thread.Value;
        var write = new Write(db);
        return _waiting.Writer.TryWrite(write) ? write.Task : throw new ObjectDisposedException(nameof(GroupCommit));
    }

    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        if (_thread.IsValueCreated)
            _thread.Value.Join(TimeSpan.FromSeconds(10));
    }

    private void Run()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        var group = new List<Write>(MaxGroup);
        while (_waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            group.Clear();
            try
            {
                if (connection.State is not System.Data.ConnectionState.Open)
                    SqlitePragmas.Open(connection);
                using var transaction = connection.BeginTransaction(deferred: false);
                while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var write))
                {
                    group.Add(write);
                    write.Run(connection, transaction);
                    // A full disk and the like end the transaction. What came before is gone, and what came now would be written on its own.
                    if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0)
                        throw new DbUpdateConcurrencyException("Another change undid the transaction of this one.");
                }
                transaction.Commit();
                foreach (var write in group)
                    write.Complete();
            }
            catch (Exception exception)
            {
                // The whole group was rolled back: nobody may believe otherwise. When it could not even begin, nobody need wait for the same again.
                if (group.Count == 0)
                    while (_waiting.Reader.TryRead(out var write))
                        group.Add(write);
                foreach (var failed in group)
                    failed.Fail(exception);
            }
        }
    }

    private sealed class Write(SupportDbContext db)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _failure;

        public Task Task => _done.Task;

        public void Run(SqliteConnection connection, SqliteTransaction transaction)
        {
            var own = db.Database.GetDbConnection();
            try
            {
                db.Database.SetDbConnection(connection);
                db.Database.UseTransaction(transaction);
                db.SaveChanges(); // within a savepoint, since a transaction is already there
            }
            catch (Exception exception)
            {
                _failure = exception;
            }
            finally
            {
                db.Database.UseTransaction(null);
                db.Database.SetDbConnection(own);
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

internal static class SqlitePragmas
{
    /// <summary>Opens a connection for writing: the write-ahead log, and an fsync before a commit is reported.</summary>
    public static void Open(SqliteConnection connection)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = wal; PRAGMA synchronous = full; PRAGMA busy_timeout = 10000; PRAGMA cache_size = -32768;";
        command.ExecuteNonQuery();
    }
}
