using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace BitP.SupportApi.Platform.Data.PostgreSql;

/// <summary>PostgreSQL, for as many nodes as needed.</summary>
internal sealed class PostgreSqlProvider : DatabaseProvider, IDisposable
{
    // Any number, as long as nothing else in the database uses it.
    private const long MigrationLock = 4201187301;

    // Whoever has to wait longer does so alone.
    private const string LongestWaitOfGroup = "2s";

    private static readonly string[] Unavailable = ["08", "28", "53", "57", "58"];

    private static readonly string GiveUp = string.Create(
        CultureInfo.InvariantCulture,
        $"set_config('statement_timeout', '{LongestSearch.TotalMilliseconds}', true)"
    );

    private readonly RowChanges _changes = new();
    private readonly ConcurrentDictionary<string, string> _guarded = [];
    private readonly PostgreSqlWriter _groups;
    private NpgsqlDataSource? _source;
    private string? _connectionString;
    private string? _place;

    public PostgreSqlProvider() => _groups = new(WriteAsync);

    public override string Name => "postgresql";

    public override string Place => _place!;

    public override void AddContextFactory(IServiceCollection services, string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Npgsql's own builder says of every key that it knows that it is there.
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        if (!Given("Max Auto Prepare", "MaxAutoPrepare"))
            settings.MaxAutoPrepare = 100;
        if (!Given("No Reset On Close", "NoResetOnClose"))
            settings.NoResetOnClose = true;
        // Npgsql's hundred are all that a server takes by default, of all nodes together. None is held for longer than a statement or a commit.
        if (!Given("Maximum Pool Size", "MaxPoolSize"))
            settings.MaxPoolSize = 20;
        // Kept, since the source tells it without the password.
        _connectionString = settings.ConnectionString;
        _place = $"{settings.Database ?? settings.Username} on {ServerOf(settings.Host)}:{settings.Port}";
        _source = NpgsqlDataSource.Create(settings);
        AddContextFactory<PostgreSqlSupportDbContext>(services, options => options.UseNpgsql(_source));

        bool Given(params string[] names) => names.Any(given.ContainsKey);
    }

    public override async Task CommitAsync(SupportDbContext db)
    {
        var changes = _changes.TakeFrom(db);
        if (changes.Count == 0)
            return;
        await _groups.CommitAsync(changes);
        db.Forget();
    }

    // In one round trip: the statements of a batch are one transaction. A group does not wait long for what somebody else has locked.
    private async Task WriteAsync(IReadOnlyList<RowChange> changes, bool isGroup)
    {
        try
        {
            await using var batch = _source!.CreateBatch();
            using var parameters = new NpgsqlCommand();
            if (isGroup)
                batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT set_config('lock_timeout', '{LongestWaitOfGroup}', true)"));
            foreach (var (statement, values) in changes)
            {
                var command = new NpgsqlBatchCommand(statement.MustFindItsRow ? Guarded(statement) : statement.Sql);
                for (var i = 0; i < values.Length; i++)
                    command.Parameters.Add((NpgsqlParameter)statement.Mappings[i].CreateParameter(parameters, "", values[i]));
                batch.BatchCommands.Add(command);
            }
            await batch.ExecuteNonQueryAsync();
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DivisionByZero)
        {
            throw new DbUpdateConcurrencyException("Somebody else changed the row first.", exception);
        }
        catch (DbException exception)
        {
            throw new DbUpdateException("A row could not be written.", exception);
        }
    }

    // When the row is not there, the division fails, and with it the whole batch.
    private string Guarded(RowStatement statement) =>
        _guarded.GetOrAdd(statement.Sql, sql => $"WITH found AS ({sql} RETURNING 1) SELECT 1 / count(*) FROM found");

    // Entity Framework's own lock is on a table: there is none in a database that is only being made.
    public override async Task MigrateAsync(SupportDbContext db, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        while (!await creator.ExistsAsync(ct))
        {
            try
            {
                await creator.CreateAsync(ct);
            }
            catch (PostgresException exception)
                when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ObjectInUse)
            {
                await Task.Delay(100, ct);
            }
        }
        // The lock ends with this connection, also when the process is killed.
        await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        await turn.OpenAsync(ct);
        await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({MigrationLock})", turn) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
        await MigrateWithoutLimitAsync(db, ct);
    }

    protected override bool IsConstraintViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation };

    protected override bool IsTransient(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    public override bool GaveUp(Exception exception) => exception is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled };

    // Class 08: connection; 28: log-in; 53: resources, such as connections and disks; 57: shutdown, or ended by an operator or a setting of theirs; 58: the
    // server's own disk and the like. Without a server there is no answer that has a state.
    protected override bool SaysUnavailable(Exception exception) =>
        exception switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.UndefinedTable
                    or PostgresErrorCodes.UndefinedColumn
                    or PostgresErrorCodes.UndefinedFunction
                    or PostgresErrorCodes.InvalidCatalogName
                    or PostgresErrorCodes.ReadOnlySqlTransaction
            } => true,
            PostgresException { SqlState: var state } => Unavailable.Any(of => state.StartsWith(of, StringComparison.Ordinal)),
            NpgsqlException npgsql => npgsql.IsTransient || exception.InnerException is System.Net.Sockets.SocketException or TimeoutException,
            _ => false,
        };

    // A row's commit order is the id of its transaction. Ids below the oldest one still running are settled: no row can appear there any more.
    public override Task<IOrderedQueryable<StoredEvent>> FeedAsync(
        SupportDbContext db,
        IQueryable<StoredEvent> events,
        FeedPosition after,
        CancellationToken ct
    ) =>
        Task.FromResult(
            events
                .Where(e =>
                    e.CommitOrder >= after.CommitOrder
                    && (e.CommitOrder > after.CommitOrder || e.Position > after.Position)
                    && e.CommitOrder < PostgreSqlSupportDbContext.OldestOpenTransaction()
                )
                .OrderBy(e => e.CommitOrder)
                .ThenBy(e => e.Position)
        );

    public override async Task<FeedPosition> FeedEndAsync(SupportDbContext db, CancellationToken ct) =>
        new(await db.Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1 AS \"Value\"").SingleAsync(ct), long.MaxValue);

    internal override Task AddSearchAsync(SqlQuery query, string number, IReadOnlyList<IReadOnlyList<string>> terms, CancellationToken ct) =>
        PostgreSqlSearch.AddAsync(this, query, number, terms, ct);

    internal override Task<List<T>> ReadAsync<T>(SqlQuery query, Func<DbDataReader, T> read, Func<bool>? isEnough, CancellationToken ct) =>
        query.ByIndexOnly ? ReadAsync("enable_seqscan", "off", query, read, isEnough, ct)
        : query.PlanAnew ? ReadAsync("plan_cache_mode", "force_custom_plan", query, read, isEnough, ct)
        : ReadAsync(_source!, query, read, isEnough, ct);

    // In one round trip, and with the settings for this query alone: a batch is one transaction.
    private async Task<List<T>> ReadAsync<T>(
        string setting,
        string value,
        SqlQuery query,
        Func<DbDataReader, T> read,
        Func<bool>? isEnough,
        CancellationToken ct
    )
    {
        await using var batch = _source!.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SELECT set_config('{setting}', '{value}', true), {GiveUp}"));
        var command = new NpgsqlBatchCommand(query.Text);
        foreach (var parameter in query.Values)
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.NextResultAsync(ct);
        return await RowsAsync(reader, read, isEnough, ct);
    }

    public void Dispose()
    {
        _groups.Dispose();
        _source?.Dispose();
    }

    // By position: named ones would have Npgsql parse and rewrite the SQL each time.
    protected override void NameParameter(DbParameter parameter, int n) { }
}
