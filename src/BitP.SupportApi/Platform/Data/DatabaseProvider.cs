using System.Data.Common;
using System.Globalization;
using BitP.SupportApi.Platform.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Everything in which the databases differ.</summary>
public abstract class DatabaseProvider
{
    /// <summary>The value of <c>Database:Provider</c> that chooses it.</summary>
    public abstract string Name { get; }

    /// <summary>Where the database is, without what is secret.</summary>
    public abstract string Place { get; }

    /// <summary>The server of a setting, without the user and the password that somebody may have written before it.</summary>
    protected static string ServerOf(string? setting) => setting?[(setting.LastIndexOf('@') + 1)..] ?? "";

    /// <summary>How entities are read without a context.</summary>
    internal RowReads Reads { get; set; } = null!;

    /// <summary>Registers the pooled factory of this provider's context.</summary>
    public abstract void AddContextFactory(IServiceCollection services, string connectionString);

    protected void AddContextFactory<TContext>(IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : SupportDbContext
    {
        services.AddPooledDbContextFactory<TContext>(options =>
        {
            configure(options);
            Configure(options);
        });
        services.AddSingleton<SupportDbContextFactory>(sp =>
            new(this, sp.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext, sp.GetService<IEventRecorder>())
        );
    }

    // Losing a race is expected: the unit of work tries again. What really fails is logged where it ends.
    protected static void Configure(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(w =>
            w.Ignore(RelationalEventId.PendingModelChangesWarning)
                .Log(
                    (RelationalEventId.CommandError, LogLevel.Debug),
                    (RelationalEventId.ConnectionError, LogLevel.Debug),
                    (CoreEventId.SaveChangesFailed, LogLevel.Debug),
                    // SQLite writes a table anew to change its key, for which foreign keys are off, and that is not done within a transaction.
                    (RelationalEventId.NonTransactionalMigrationOperationWarning, LogLevel.Debug),
                    (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)
                )
        );

    /// <summary>Whether a unique index or a foreign key refused a row: somebody else was faster.</summary>
    protected abstract bool IsConstraintViolation(DbException exception);

    /// <summary>Whether trying the same transaction again at once may help: a deadlock, a serialization failure.</summary>
    protected abstract bool IsTransient(DbException exception);

    /// <summary>Whether this, which may be the cause of something else, says that the database cannot serve at the moment.</summary>
    protected abstract bool SaysUnavailable(Exception exception);

    /// <summary>
    /// Whether it failed because somebody else was faster, so that it is worth deciding, or reading, again on what is there now.
    /// </summary>
    public bool MayTryAgain(Exception exception) =>
        Chain(exception).Any(e => e is DbUpdateConcurrencyException || (e is DbException cause && (IsConstraintViolation(cause) || IsTransient(cause))));

    /// <summary>
    /// Whether the database cannot serve at the moment: it does not answer, is occupied, has no room, takes no changes, or lacks the schema. Who loses a
    /// deadlock again and again is not served either.
    /// </summary>
    public bool IsUnavailable(Exception exception) => Chain(exception).Any(e => SaysUnavailable(e) || (e is DbException cause && IsTransient(cause)));

    /// <summary>Whether it failed since the caller did not wait for it.</summary>
    public virtual bool IsCancellation(Exception exception, CancellationToken ct) => ct.IsCancellationRequested && exception is OperationCanceledException;

    /// <summary>For how long a database looks for what a search asks for, where it can be told to give up: each of the two questions that a search puts.</summary>
    public static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(5);

    /// <summary>Whether a search was given up since it took longer than <see cref="LongestSearch"/>.</summary>
    public virtual bool GaveUp(Exception exception) => false;

    /// <summary>
    /// The events behind a position, in an order in which nothing can later appear before what was read: rows of transactions that are still open,
    /// and rows that come after them in this order, are left for the next read.
    /// </summary>
    public abstract Task<IOrderedQueryable<StoredEvent>> FeedAsync(
        SupportDbContext db,
        IQueryable<StoredEvent> events,
        FeedPosition after,
        CancellationToken ct
    );

    /// <summary>Where everything that is readable now ends.</summary>
    public abstract Task<FeedPosition> FeedEndAsync(SupportDbContext db, CancellationToken ct);

    /// <summary>
    /// Adds with <c>AND</c> that a number is that of a resource whose entries (<see cref="SearchEntry"/>) hold, taken together, every one of the terms. A term is
    /// a word, or several of which one is enough. The database is asked first how frequent they are, where that decides how to look for them.
    /// </summary>
    internal abstract Task AddSearchAsync(SqlQuery query, string number, IReadOnlyList<IReadOnlyList<string>> terms, CancellationToken ct);

    /// <summary>How the n-th parameter is written in SQL, from 1.</summary>
    internal virtual string ParameterName(int n) => $"${n}";

    /// <summary>Ends a query in an order after so many rows.</summary>
    // Not a parameter: SQLite plans a statement anew each time the parameter of its LIMIT is set.
    internal virtual void AddLimit(SqlQuery query, int rows) => query.AddText(string.Create(CultureInfo.InvariantCulture, $" LIMIT {rows}"));

    internal virtual object ToDatabase(DateTimeOffset instant) => instant.ToUniversalTime();

    /// <summary>Runs a query that <see cref="SqlQuery.Select{T}(string)"/> began, for entities that no context follows.</summary>
    internal Task<List<T>> ReadAsync<T>(SqlQuery query, CancellationToken ct)
        where T : class => ReadAsync(query, Reads.Of<T>().Read, ct);

    /// <summary>Runs a query and reads its rows, on a connection that it has for itself for as long as that takes.</summary>
    internal Task<List<T>> ReadAsync<T>(SqlQuery query, Func<DbDataReader, T> read, CancellationToken ct) => ReadAsync(query, read, null, ct);

    /// <summary>The same, until the row that was just read is enough; without such a condition all rows.</summary>
    internal abstract Task<List<T>> ReadAsync<T>(SqlQuery query, Func<DbDataReader, T> read, Func<bool>? isEnough, CancellationToken ct);

    private protected async Task<List<T>> ReadAsync<T>(
        DbDataSource source,
        SqlQuery query,
        Func<DbDataReader, T> read,
        Func<bool>? isEnough,
        CancellationToken ct
    )
    {
        await using var command = source.CreateCommand(query.Text);
        foreach (var value in query.Values)
        {
            var parameter = command.CreateParameter();
            NameParameter(parameter, command.Parameters.Count + 1);
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await RowsAsync(reader, read, isEnough, ct);
    }

    private protected static async Task<List<T>> RowsAsync<T>(DbDataReader reader, Func<DbDataReader, T> read, Func<bool>? isEnough, CancellationToken ct)
    {
        var rows = new List<T>();
        while (isEnough?.Invoke() is not true && await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    protected virtual void NameParameter(DbParameter parameter, int n) => parameter.ParameterName = ParameterName(n);

    /// <summary>Applies the migrations that are missing; when several nodes come at once, one does it and the others wait.</summary>
    public abstract Task MigrateAsync(SupportDbContext db, CancellationToken ct);

    /// <summary>Applies them on a server, however long it takes: that depends on how much there is, and whoever migrates sees it and can end it.</summary>
    private protected static async Task MigrateWithoutLimitAsync(SupportDbContext db, CancellationToken ct)
    {
        db.Database.SetCommandTimeout(0);
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>What whoever operates the database should change about it, with the remedy; null when there is nothing.</summary>
    internal virtual Task<string?> AdviceAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    /// <summary>Writes the changes of a context and their events in one transaction.</summary>
    public virtual async Task CommitAsync(SupportDbContext db)
    {
        await db.SaveChangesAsync();
        db.Forget();
    }

    // Entity Framework wraps what comes from the database, sometimes more than once.
    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            yield return e;
    }
}

/// <summary>A place in the order of the event feed.</summary>
public readonly record struct FeedPosition(long CommitOrder, long Position);
