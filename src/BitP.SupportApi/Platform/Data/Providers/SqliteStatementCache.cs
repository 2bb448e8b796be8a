using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BitP.SupportApi.Platform.Data.Providers;

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

    private SqliteCommand? Prepared(DbCommand command)
    {
        if (command.Connection is not SqliteConnection connection)
            return null;
        var statements = _byConnection.GetOrCreateValue(connection);
        if (!statements.TryGetValue(command.CommandText, out var prepared))
        {
            if (statements.Count == MaxStatements)
                Forget(statements);
            prepared = connection.CreateCommand();
            prepared.CommandText = command.CommandText;
            statements.Add(command.CommandText, prepared);
        }
        prepared.Transaction = (SqliteTransaction?)command.Transaction;
        prepared.CommandTimeout = command.CommandTimeout;
        prepared.Parameters.Clear();
        foreach (SqliteParameter parameter in command.Parameters)
            prepared.Parameters.Add(parameter);
        return prepared;
    }

    // Filters make many statements, few of which come again.
    private static void Forget(Dictionary<string, SqliteCommand> statements)
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        statements.Clear();
    }
}
