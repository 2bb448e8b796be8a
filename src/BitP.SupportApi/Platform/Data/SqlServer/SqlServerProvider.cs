using System.Collections.Frozen;
using System.Data.Common;
using System.Diagnostics;
using BitP.SupportApi.Platform.Events;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace BitP.SupportApi.Platform.Data.SqlServer;

/// <summary>SQL Server, for as many nodes as needed.</summary>
internal sealed class SqlServerProvider : DatabaseProvider, IDisposable
{
    // SQL Server 2019.
    private const int Least = 150;

    private const int DeadlockVictim = 1205;
    private const int CannotOpenDatabase = 4060;
    private const int MaxReads = 5;

    // Any name, as long as nothing else in the database uses it.
    private const string TakeTurn = """
        DECLARE @result int;
        EXEC @result = sp_getapplock @Resource = 'BitP.SupportApi migrations', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1;
        IF @result < 0 THROW 50000, 'The turn to migrate could not be taken.', 1;
        """;

    /// <summary>For so long a database that another node makes is waited for.</summary>
    private static readonly TimeSpan LongestCreation = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseOfCreation = TimeSpan.FromMilliseconds(500);

    // 1801: it is there; 1802 and 5170: its files are; 1807: the model is being copied.
    private static readonly int[] MadeByAnother = [1801, 1802, 1807, 5170];

    /// <summary>What the client's own retries take for a failure that passes, a deadlock apart, and what else only an operator, or time, can mend.</summary>
    private static readonly FrozenSet<int> Unavailable = SqlConfigurableRetryFactory
        .BaselineTransientErrors.Where(number => number is not DeadlockVictim)
        .Concat([
            .. (int[])[-2, -1, 0, 2, 20, 53, 64, 121, 258, 10053, 10054, 10061, 11001], // network, and time
            .. (int[])[6005, 17142, 18401, 18451, 18456, 18461, 18487, 18488], // log-in, and a server that begins or ends
            .. (int[])[921, 922, 924, 927, 942, 952, 976, 978, 979, 981, 982, 983], // a database that is being opened, restored, or is elsewhere
            .. (int[])[701, 802, 8645, 8651, 10930, 10936], // memory, and what an operator has rationed
            .. (int[])[1101, 1105, 9002, 40544], // no room on the disk, in the log, in the quota
            .. (int[])[207, 208, 3906, 3908], // missing schema, read-only
        ])
        .ToFrozenSet();

    private DbDataSource? _source;
    private string? _connectionString;
    private string? _place;

    public override string Name => "sqlserver";

    public override string Place => _place!;

    public override void AddContextFactory(IServiceCollection services, string connectionString)
    {
        var settings = new SqlConnectionStringBuilder(connectionString);
        // Without a name it would be the one that the server gives to the log-in, usually its own.
        if (settings.InitialCatalog.Length == 0)
            throw new StartRefusedException("ConnectionStrings:Support names no database: add Database=….");
        _place = $"{settings.InitialCatalog} on {ServerOf(settings.DataSource)}";
        _connectionString = connectionString;
        _source = SqlClientFactory.Instance.CreateDataSource(connectionString);
        AddContextFactory<SqlServerSupportDbContext>(services, options => Configure(options, connectionString));
    }

    // What it writes is for the least version that is served, however new the server is, and stays so when a new version of it would take another.
    internal static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.UseCompatibilityLevel(Least));

    // Entity Framework's own lock is waited for no longer than for any statement, and it asks whether there is a database, and then makes it, before the lock.
    public override async Task MigrateAsync(SupportDbContext db, CancellationToken ct)
    {
        // The lock ends with this connection, also when the process is killed.
        await using var turn = await ConnectAsync(db.GetService<IRelationalDatabaseCreator>(), ct);
        await using var command = turn.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = TakeTurn;
        await command.ExecuteNonQueryAsync(ct);
        await MigrateWithoutLimitAsync(db, ct);
    }

    // A database that is not there looks like one that may not be opened, and like one that is still being made.
    private async Task<SqlConnection> ConnectAsync(IRelationalDatabaseCreator creator, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var connection = new SqlConnection(new SqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
            try
            {
                await connection.OpenAsync(ct);
                return connection;
            }
            catch (SqlException exception) when (exception.Number is CannotOpenDatabase && Stopwatch.GetElapsedTime(began) < LongestCreation)
            {
                await connection.DisposeAsync();
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
            try
            {
                await creator.CreateAsync(ct);
            }
            catch (SqlException exception) when (MadeByAnother.Contains(exception.Number))
            {
                await Task.Delay(PauseOfCreation, ct);
            }
        }
    }

    internal override async Task<string?> AdviceAsync(CancellationToken ct)
    {
        var query = new SqlQuery(this).AddText("SELECT is_read_committed_snapshot_on, QUOTENAME(name) FROM sys.databases WHERE database_id = DB_ID()");
        return await ReadAsync(query, row => (IsOn: row.GetBoolean(0), Name: row.GetString(1)), ct) is [(false, var name)]
            ? $"READ_COMMITTED_SNAPSHOT is off, so that readers wait for writers: ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE"
            : null;
    }

    // 2601 and 2627: unique index and constraint; 547: foreign key.
    protected override bool IsConstraintViolation(DbException exception) => exception is SqlException { Number: 2601 or 2627 or 547 };

    // 3960: snapshot update conflict.
    protected override bool IsTransient(DbException exception) => exception is SqlException { Number: DeadlockVictim or 3960 };

    // From class 20 on the connection is lost. Without an error of the server's the client tells of its pool, of a connection that has gone meanwhile, and of a
    // transaction that went with it; by their messages, which are translated, it cannot be told which.
    protected override bool SaysUnavailable(Exception exception) =>
        exception switch
        {
            SqlException { Class: >= 20 } => true,
            SqlException failure => failure.Errors.Cast<SqlError>().Any(error => Unavailable.Contains(error.Number)),
            InvalidOperationException or TimeoutException => exception.Source == typeof(SqlConnection).Assembly.GetName().Name,
            _ => false,
        };

    // A statement that was cancelled is told as one that failed.
    public override bool IsCancellation(Exception exception, CancellationToken ct) =>
        base.IsCancellation(exception, ct) || (ct.IsCancellationRequested && exception is SqlException { Number: 0, Class: < 20 });

    // A row's commit order is its rowversion. Those below the lowest one in use by an open transaction are settled. It is asked for by a statement before:
    // within one statement it might be newer than the snapshot that the rows are read from, and a row that was committed in between would be passed over.
    // Servers that speak T-SQL and are not SQL Server give all rows of a transaction the same.
    public override async Task<IOrderedQueryable<StoredEvent>> FeedAsync(
        SupportDbContext db,
        IQueryable<StoredEvent> events,
        FeedPosition after,
        CancellationToken ct
    ) => Feed(events, after, (await FeedEndAsync(db, ct)).CommitOrder);

    /// <summary>The events behind a position, up to an end.</summary>
    internal static IOrderedQueryable<StoredEvent> Feed(IQueryable<StoredEvent> events, FeedPosition after, long end) =>
        events
            .Where(e => e.CommitOrder >= after.CommitOrder && (e.CommitOrder > after.CommitOrder || e.Position > after.Position) && e.CommitOrder <= end)
            .OrderBy(e => e.CommitOrder)
            .ThenBy(e => e.Position);

    public override async Task<FeedPosition> FeedEndAsync(SupportDbContext db, CancellationToken ct) =>
        new(await db.Database.SqlQuery<long>($"SELECT CAST(MIN_ACTIVE_ROWVERSION() AS bigint) - 1 AS [Value]").SingleAsync(ct), long.MaxValue);

    internal override Task AddSearchAsync(SqlQuery query, string number, IReadOnlyList<IReadOnlyList<string>> terms, CancellationToken ct)
    {
        foreach (var term in terms)
            query.AddText($" AND {number} IN (SELECT number FROM {SearchWord.Table} WHERE word IN ").Add($"{term}").AddText(")");
        return Task.CompletedTask;
    }

    // A reader that takes locks may be the victim of a deadlock.
    internal override async Task<List<T>> ReadAsync<T>(SqlQuery query, Func<DbDataReader, T> read, Func<bool>? isEnough, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
            try
            {
                return await ReadAsync(_source!, query, read, isEnough, ct);
            }
            catch (SqlException exception) when (exception.Number is DeadlockVictim && attempt < MaxReads)
            {
                // It was undone, and whoever was in the way goes on.
            }
    }

    internal override string ParameterName(int n) => $"@p{n}";

    internal override void AddLimit(SqlQuery query, int rows) => query.Add($" OFFSET 0 ROWS FETCH NEXT {rows} ROWS ONLY");

    public void Dispose() => _source?.Dispose();
}
