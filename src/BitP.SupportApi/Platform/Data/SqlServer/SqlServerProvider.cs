using System.Data.Common;
using BitP.SupportApi.Platform.Events;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Platform.Data.SqlServer;

/// <summary>SQL Server, for as many nodes as needed.</summary>
internal sealed class SqlServerProvider : DatabaseProvider, IDisposable
{
    private DbDataSource? _source;
    private string? _place;

    public override string Name => "sqlserver";

    public override string Place => _place!;

    public override void AddContextFactory(IServiceCollection services, string connectionString)
    {
        var settings = new SqlConnectionStringBuilder(connectionString);
        _place = $"{settings.InitialCatalog} on {settings.DataSource}";
        _source = SqlClientFactory.Instance.CreateDataSource(connectionString);
        AddContextFactory<SqlServerSupportDbContext>(services, options => options.UseSqlServer(connectionString));
    }

    // 2601 and 2627: unique index and constraint; 547: foreign key.
    protected override bool IsConstraintViolation(DbException exception) => exception is SqlException { Number: 2601 or 2627 or 547 };

    // 1205: deadlock victim; 3960: snapshot update conflict.
    protected override bool IsTransient(DbException exception) => exception is SqlException { Number: 1205 or 3960 };

    // -2: timeout; 2, 53, 258, 10053, 10054, 10060, 10061: network; 233, 4060, 18456: log-in; 207, 208: missing schema; 701: memory; 1101, 1105, 9002, 40544:
    // no room on the disk, in the log, in the quota; 3906: read-only.
    protected override bool IsUnavailable(DbException exception) =>
        exception
            is SqlException
            {
                Number: -2
                    or (2 or 53 or 258 or 10053 or 10054 or 10060 or 10061)
                    or (233 or 4060 or 18456)
                    or (207 or 208)
                    or 701
                    or (1101 or 1105 or 9002 or 40544)
                    or 3906
            };

    // A row's commit order is its rowversion. Those below the lowest one in use by an open transaction are settled. It is asked for by a statement before:
    // within one statement it might be newer than the snapshot that the rows are read from, and a row that was committed in between would be passed over.
    public override async Task<IOrderedQueryable<StoredEvent>> FeedAsync(
        SupportDbContext db,
        IQueryable<StoredEvent> events,
        FeedPosition after,
        CancellationToken ct
    )
    {
        var end = (await FeedEndAsync(db, ct)).CommitOrder;
        return events.Where(e => e.CommitOrder > after.CommitOrder && e.CommitOrder <= end).OrderBy(e => e.CommitOrder);
    }

    public override async Task<FeedPosition> FeedEndAsync(SupportDbContext db, CancellationToken ct) =>
        new(await db.Database.SqlQuery<long>($"SELECT CAST(MIN_ACTIVE_ROWVERSION() AS bigint) - 1 AS [Value]").SingleAsync(ct), 0);

    internal override Task AddSearchAsync(SqlQuery query, string number, IReadOnlyList<IReadOnlyList<string>> terms, CancellationToken ct)
    {
        foreach (var term in terms)
            query.AddText($" AND {number} IN (SELECT number FROM {SearchWord.Table} WHERE word IN ").Add($"{term}").AddText(")");
        return Task.CompletedTask;
    }

    internal override Task<List<T>> ReadAsync<T>(SqlQuery query, Func<DbDataReader, T> read, Func<bool>? isEnough, CancellationToken ct) =>
        ReadAsync(_source!, query, read, isEnough, ct);

    internal override string ParameterName(int n) => $"@p{n}";

    internal override void AddLimit(SqlQuery query, int rows) => query.Add($" OFFSET 0 ROWS FETCH NEXT {rows} ROWS ONLY");

    public void Dispose() => _source?.Dispose();
}
