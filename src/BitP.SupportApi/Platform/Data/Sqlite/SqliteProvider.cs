using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using BitP.SupportApi.Platform.Events;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>The embedded default: one file, many readers, one writer.</summary>
internal sealed class SqliteProvider : DatabaseProvider, IDisposable
{
    private const int Error = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;
    private const int IoErrorWrite = 778;
    private const int IoErrorShmSize = 4874;
    private const int BusySnapshot = 517;

    // How systems say that somebody else has a file.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int WouldBlock = 11;
    private const int WouldBlockOnMac = 35;

    /// <summary>Seconds for which a lock of another process is waited for, unless the connection string says otherwise.</summary>
    private const int LongestWaitForLock = 10;

    private static readonly HashSet<string> TimeoutKeys = new(["Default Timeout", "Command Timeout"], StringComparer.OrdinalIgnoreCase);

    private const int MaxIdle = 64;

    private readonly ConcurrentBag<SqliteSupportDbContext> _idle = [];
    private readonly RowChanges _changes = new();
    private SqliteReaders? _readers;
    private SqliteWriter? _writer;
    private string? _connectionString;
    private string? _file;
    private volatile bool _disposed;

    public override string Name => "sqlite";

    public override string Place => _file!;

    public override void AddContextFactory(IServiceCollection services, string connectionString)
    {
        // What is kept open, Lend says. The driver's pool would keep what was closed as well, until long after the program has ended.
        var settings = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, Pooling = false };
        // SQLite's own builder says of every key that it knows that it is there.
        if (
            !new DbConnectionStringBuilder { ConnectionString = connectionString }
                .Keys!.Cast<string>()
                .Any(TimeoutKeys.Contains)
        )
            settings.DefaultTimeout = LongestWaitForLock;
        _file = Path.GetFullPath(settings.DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var connection = _connectionString = settings.ConnectionString;
        _readers = new SqliteReaders(connection);
        _writer = new SqliteWriter(connection);
        services.AddDbContextFactory<SqliteSupportDbContext>(options => Configure(options.UseSqlite(connection).AddInterceptors(_readers, _writer)));
        services.AddSingleton<SupportDbContextFactory>(sp =>
        {
            var contexts = sp.GetRequiredService<IDbContextFactory<SqliteSupportDbContext>>();
            return new(this, () => Lend(contexts), sp.GetService<IEventRecorder>());
        });
    }

    // Not Entity Framework's own pool: it closes the connection of a context that comes back, and with it go the prepared statements.
    private SqliteSupportDbContext Lend(IDbContextFactory<SqliteSupportDbContext> contexts)
    {
        if (_idle.TryTake(out var db))
            return db;
        db = contexts.CreateDbContext();
        var connection = new SqliteConnection(_connectionString);
        try
        {
            SqlitePragmas.Open(connection);
        }
        catch (SqliteException)
        {
            // As with a server that is not there: the first question of this context fails, and the next context tries anew.
            db.Database.SetDbConnection(connection, contextOwnsConnection: true);
            return db;
        }
        // Opened and owned from outside: Entity Framework closes neither after a query, nor when a write borrows the writer's.
        db.Database.SetDbConnection(connection);
        db.GiveBack = GiveBack;
        return db;
    }

    private bool GiveBack(SqliteSupportDbContext db)
    {
        if (_idle.Count >= MaxIdle)
        {
            db.Database.GetDbConnection().Dispose();
            return false;
        }
        db.Forget();
        _idle.Add(db);
        // Those that wait may have been ended already, or are being.
        if (_disposed)
            EndIdle();
        return true;
    }

    protected override bool IsConstraintViolation(DbException exception) => exception is SqliteException { SqliteErrorCode: Constraint };

    // Being busy is none: it was waited for already.
    protected override bool IsTransient(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: BusySnapshot };

    protected override bool SaysUnavailable(Exception exception) =>
        exception is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or IoError or Full or CannotOpen or NotADatabase }
        || (
            exception is SqliteException { SqliteErrorCode: Error, Message: var text }
            && (text.Contains("no such table", StringComparison.Ordinal) || text.Contains("no such column", StringComparison.Ordinal))
        );

    /// <summary>Whether the disk had no room for what was to be written, or the process may not take more of it.</summary>
    // Where room is rationed, the system says that writing failed.
    internal static bool LacksRoom(SqliteException exception) =>
        exception is { SqliteErrorCode: Full } or { SqliteExtendedErrorCode: IoErrorWrite or IoErrorShmSize };

    // Entity Framework's own lock is a row, which stays behind when a process is killed. A lock on a file ends with its process, and whoever has it
    // knows that such a row is nobody's.
    public override async Task MigrateAsync(SupportDbContext db, CancellationToken ct)
    {
        // Where it cannot be opened, that is told once, and not by Entity Framework as well.
        if (db.Database.GetDbConnection() is SqliteConnection { State: not ConnectionState.Open } closed)
            SqlitePragmas.Open(closed);
        await using var turn = await TakeTurnAsync(_file + ".migrating", ct);
        var rows = await db.Database.SqlQuery<int>($"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (rows > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", ct);
        await db.Database.MigrateAsync(ct);
        ForgetConnections((SqliteSupportDbContext)db);
    }

    // Who looked at the file before may still remember a schema without tables: SQLite looks again when a table is missing, but not while another
    // process has the file to itself for a moment.
    private void ForgetConnections(SqliteSupportDbContext current)
    {
        _readers!.Forget();
        EndIdle();
        current.GiveBack = End;
    }

    private void EndIdle()
    {
        while (_idle.TryTake(out var idle))
            End(idle);
    }

    private static bool End(SqliteSupportDbContext db)
    {
        db.GiveBack = null;
        db.Database.GetDbConnection().Dispose();
        db.Dispose();
        return true;
    }

    private static async Task<FileStream> TakeTurnAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.HResult is SharingViolation or WouldBlock or WouldBlockOnMac)
            {
                await Task.Delay(100, ct);
            }
        }
    }

    // There is one writer at a time, so rows become visible in the order of their positions.
    public override Task<IOrderedQueryable<StoredEvent>> FeedAsync(
        SupportDbContext db,
        IQueryable<StoredEvent> events,
        FeedPosition after,
        CancellationToken ct
    ) => Task.FromResult(events.Where(e => e.Position > after.Position).OrderBy(e => e.Position));

    public override async Task<FeedPosition> FeedEndAsync(SupportDbContext db, CancellationToken ct) =>
        new(0, await db.Set<StoredEvent>().MaxAsync(e => (long?)e.Position, ct) ?? 0);

    internal override Task AddSearchAsync(SqlQuery query, string number, IReadOnlyList<IReadOnlyList<string>> terms, CancellationToken ct)
    {
        SqliteSearch.Add(this, query, number, terms);
        return Task.CompletedTask;
    }

    internal override object ToDatabase(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    internal override Task<List<T>> ReadAsync<T>(SqlQuery query, Func<DbDataReader, T> read, Func<bool>? isEnough, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(_readers!.Read(query, read, isEnough));
    }

    internal List<T> Read<T>(SqlQuery query, Func<DbDataReader, T> read) => _readers!.Read(query, read, null);

    public override async Task CommitAsync(SupportDbContext db)
    {
        await _writer!.CommitAsync(_changes.TakeFrom(db));
        db.Forget();
    }

    public void Dispose()
    {
        _disposed = true;
        _writer?.Dispose();
        _readers?.Dispose();
        EndIdle();
    }
}
