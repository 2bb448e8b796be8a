using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// Carries the write-ahead log over into the file. By itself SQLite does it within a commit, for which everybody waits. Here a thread of its own carries over
/// what is there while commits go on; what they added meanwhile is little, and the writer carries it over itself, so that the log begins anew.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    /// <summary>So many pages are let come together, some 32 MB: pages that are written again and again are carried over once.</summary>
    private const int Pages = 8000;

    /// <summary>Each pass leaves what was written during it: the second is short, and what it leaves is little.</summary>
    private const int Passes = 2;

    private readonly string _connectionString;
    private readonly SemaphoreSlim _due = new(0);
    private readonly Thread _thread;
    private volatile State _state = State.Idle;
    private volatile bool _disposed;
    private int _pages;

    private enum State
    {
        Idle,
        Running,
        Done,
    }

    public SqliteCheckpoints(string connectionString)
    {
        _connectionString = connectionString;
        _thread = new Thread(Run) { IsBackground = true, Name = "sqlite-checkpoints" };
        _thread.Start();
    }

    /// <summary>Called by the writer after each commit.</summary>
    /// <param name="pages">How many pages it wrote.</param>
    /// <param name="finish">Carries over what is left, on the writer's connection.</param>
    public void After(int pages, Action finish)
    {
        _pages += pages;
        if (_state is State.Done)
        {
            finish();
            _state = State.Idle;
        }
        else if (_state is State.Idle && _pages >= Pages)
        {
            _pages = 0;
            _state = State.Running;
            _due.Release();
        }
    }

    public void Dispose()
    {
        _disposed = true;
        _due.Release();
        _thread.Join(TimeSpan.FromSeconds(10));
        _due.Dispose();
    }

    private void Run()
    {
        using var connection = new SqliteConnection(_connectionString);
        while (true)
        {
            _due.Wait();
            if (_disposed)
                return;
            try
            {
                if (connection.State is not ConnectionState.Open)
                    SqlitePragmas.OpenForWriting(connection);
                for (var pass = 0; pass < Passes; pass++)
                {
                    // Whoever reads what is older than the log's end keeps it from being carried over further; the next time comes soon.
                    _ = raw.sqlite3_wal_checkpoint_v2(connection.Handle, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
                    // SQLite has the file on the disk only when it has come to the end of the log, which will be within the writer's turn.
                    SqliteFile.Flush(connection);
                }
            }
            catch (SqliteException)
            {
                // Without a connection all is left to the writer, who also hears of what is wrong.
            }
            _state = State.Done;
        }
    }
}
