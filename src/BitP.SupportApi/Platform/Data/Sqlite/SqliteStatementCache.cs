using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BitP.SupportApi.Platform.Data.Sqlite;

/// <summary>
/// Keeps the prepared statements of each connection. Entity Framework makes a new command for every execution, and for a new
/// command SQLite parses and plans the SQL again.
/// </summary>
internal sealed class SqliteStatementCache : DbCommandInterceptor
{
    private const int MaxStatements = 200;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, SqliteCommand>> _byConnection = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Prepared(command) is { } prepared ? InterceptionResult<DbDataReader>.SuppressWithResult(prepared.ExecuteReader()) : result;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(ReaderExecuting(command, eventData, result));

    // Without parameters. Only one reader of it may be open at a time.
    private SqliteCommand Prepared(SqliteConnection connection, string sql)
    {
        var statements = _byConnection.GetOrCreateValue(connection);
        if (!statements.TryGetValue(sql, out var prepared))
        {
            prepared = connection.CreateCommand();
            prepared.CommandText = sql;
            // Filters make many statements, few of which come again: those that came late are not kept.
            if (statements.Count < MaxStatements)
                statements.Add(sql, prepared);
        }
        prepared.Parameters.Clear();
        return prepared;
    }

    private SqliteCommand? Prepared(DbCommand command)
    {
        if (command.Connection is not SqliteConnection connection)
            return null;
        var prepared = Prepared(connection, command.CommandText);
        prepared.Transaction = (SqliteTransaction?)command.Transaction;
        prepared.CommandTimeout = command.CommandTimeout;
        foreach (SqliteParameter parameter in command.Parameters)
            prepared.Parameters.Add(parameter);
        return prepared;
    }
}
