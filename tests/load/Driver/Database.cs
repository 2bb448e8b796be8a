using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BitP.SupportApi.Load.Driver;

/// <summary>The product's database, as rows of plain values: ids are <see cref="Guid"/>, instants <see cref="DateTime"/>.</summary>
internal abstract class Database(DbConnection connection) : IAsyncDisposable
{
    public static Database Open(string store, string connectionString)
    {
        Database database = store is "postgresql"
            ? new PostgreSqlDatabase(new NpgsqlConnection(connectionString))
            : new SqliteDatabase(new SqliteConnection(connectionString));
        database.Connection.Open();
        return database;
    }

    public DbConnection Connection { get; } = connection;

    /// <summary>The tables of the product.</summary>
    public abstract Task<List<string>> TablesAsync();

    /// <summary>The columns, those that the database fills itself left out.</summary>
    public abstract Task<List<string>> ColumnsAsync(string table);

    /// <summary>Has the words of search entries where they can be read.</summary>
    public virtual Task OpenWordsAsync() => Task.CompletedTask;

    /// <summary>Whatever makes writing many rows quick; takes off what is put on again by <see cref="FinishAsync"/>.</summary>
    public abstract Task PrepareAsync(IReadOnlyCollection<string> tables);

    public abstract Task WriteAsync(string table, List<string> columns, IEnumerable<object?[]> rows);

    public abstract Task FinishAsync();

    public abstract object? Read(string column, object value);

    public async Task<List<object?[]>> RowsAsync(string table, List<string> columns, string order)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table} ORDER BY {order}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[columns.Count];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : Read(columns[i], reader.GetValue(i));
            rows.Add(row);
        }
        return rows;
    }

    public async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    public async Task<long> NumberAsync(string sql)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 1800;
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    protected static bool IsId(string column) => column is "id" || column.EndsWith("_id", StringComparison.Ordinal) && column is not "external_id";

    protected static bool IsInstant(string column) => column is "at" || column.EndsWith("_at", StringComparison.Ordinal);
}

internal sealed class SqliteDatabase(SqliteConnection connection) : Database(connection)
{
    // As the product does it.
    private const string CloseWords = """
        INSERT INTO search_entries_fts (rowid, words) SELECT number, group_concat(words, ' ') FROM search_entries GROUP BY number ORDER BY number;
        DELETE FROM search_entries;
        """;

    private List<string> _later = [];

    // The full-text index keeps no texts, but which words it has for which number.
    public override Task OpenWordsAsync() =>
        ExecuteAsync(
            """
            CREATE VIRTUAL TABLE temp.search_words USING fts5vocab(main, search_entries_fts, instance);
            INSERT INTO search_entries (number, sequence, words) SELECT doc, -1, group_concat(term, ' ') FROM temp.search_words GROUP BY doc;
            DROP TABLE temp.search_words;
            INSERT INTO search_entries_fts(search_entries_fts) VALUES ('delete-all');
            """
        );

    public override Task<List<string>> TablesAsync() =>
        TextsAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'");

    public override Task<List<string>> ColumnsAsync(string table) => TextsAsync($"SELECT name FROM pragma_table_info('{table}') WHERE name <> 'position'");

    public override async Task PrepareAsync(IReadOnlyCollection<string> tables)
    {
        await ExecuteAsync("PRAGMA foreign_keys = off; PRAGMA synchronous = off; PRAGMA cache_size = -524288; PRAGMA temp_store = memory;");
        var these = string.Join(", ", tables.Select(t => $"'{t}'"));
        const string Own = "type IN ('index', 'trigger') AND sql IS NOT NULL";
        _later = await TextsAsync($"SELECT sql FROM sqlite_master WHERE {Own} AND tbl_name IN ({these})");
        foreach (var drop in await TextsAsync($"SELECT 'DROP ' || type || ' ' || name FROM sqlite_master WHERE {Own} AND tbl_name IN ({these})"))
            await ExecuteAsync(drop);
    }

    public override async Task WriteAsync(string table, List<string> columns, IEnumerable<object?[]> rows)
    {
        await using var transaction = await Connection.BeginTransactionAsync();
        await using var command = ((SqliteConnection)Connection).CreateCommand();
        command.Transaction = (SqliteTransaction)transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => $"${c}"))})";
        foreach (var column in columns)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${column}" });
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                command.Parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    Guid id => id.ToString().ToUpperInvariant(),
                    DateTime at => new DateTimeOffset(at).ToUnixTimeMilliseconds(),
                    var other => other,
                };
            await command.ExecuteNonQueryAsync();
        }
        await transaction.CommitAsync();
        if (table is "search_entries")
            await ExecuteAsync(CloseWords);
    }

    public override async Task FinishAsync()
    {
        foreach (var make in _later)
            await ExecuteAsync(make);
        await ExecuteAsync(CloseWords);
        if (await NumberAsync("SELECT count(*) FROM pragma_foreign_key_check") is var broken and not 0)
            throw new InvalidOperationException($"{broken} rows refer to nothing.");
        await ExecuteAsync("PRAGMA wal_checkpoint(truncate)");
    }

    public override object? Read(string column, object value) =>
        IsId(column) ? Guid.Parse((string)value)
        : IsInstant(column) ? DateTime.UnixEpoch.AddMilliseconds((long)value)
        : value;
}

internal sealed class PostgreSqlDatabase(NpgsqlConnection connection) : Database(connection)
{
    private List<string> _later = [];

    public override Task<List<string>> TablesAsync() => TextsAsync("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'");

    public override Task<List<string>> ColumnsAsync(string table) =>
        TextsAsync(
            $"SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' "
                + "AND column_name NOT IN ('position', 'commit_order') ORDER BY ordinal_position"
        );

    public override async Task PrepareAsync(IReadOnlyCollection<string> tables)
    {
        await ExecuteAsync("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off;");
        var these = string.Join(", ", tables.Select(t => $"'{t}'"));
        var own =
            $"FROM pg_indexes i WHERE schemaname = 'public' AND tablename IN ({these}) AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)";
        _later = await TextsAsync($"SELECT indexdef {own}");
        foreach (var drop in await TextsAsync($"SELECT 'DROP INDEX ' || indexname {own}"))
            await ExecuteAsync(drop);
    }

    public override async Task WriteAsync(string table, List<string> columns, IEnumerable<object?[]> rows)
    {
        await using var writer = await ((NpgsqlConnection)Connection).BeginBinaryImportAsync(
            $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT binary)"
        );
        foreach (var row in rows)
        {
            await writer.StartRowAsync();
            foreach (var value in row)
                if (value is null)
                    await writer.WriteNullAsync();
                else
                    await writer.WriteAsync(value);
        }
        await writer.CompleteAsync();
    }

    public override async Task FinishAsync()
    {
        foreach (var make in _later)
            await ExecuteAsync(make);
        foreach (
            var (table, column, parent) in new[]
            {
                ("tickets", "customer_id", "customers"),
                ("ticket_messages", "ticket_id", "tickets"),
                ("ticket_tags", "ticket_id", "tickets"),
                ("ticket_transactions", "ticket_id", "tickets"),
            }
        )
            if (await NumberAsync($"SELECT count(*) FROM {table} c WHERE NOT EXISTS (SELECT FROM {parent} p WHERE p.id = c.{column})") is var broken and not 0)
                throw new InvalidOperationException($"{broken} rows of {table} refer to nothing.");
        await ExecuteAsync("VACUUM ANALYZE");
        await ExecuteAsync("CHECKPOINT");
    }

    public override object? Read(string column, object value) => value;
}
