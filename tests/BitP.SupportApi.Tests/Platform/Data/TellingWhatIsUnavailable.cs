using System.Data.Common;
using System.Reflection;
using BitP.SupportApi.Platform.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>What each database says when it has no room, takes no changes, or lets nobody in, is told as 503 and not as a fault.</summary>
public sealed class TellingWhatIsUnavailable
{
    [Theory]
    [InlineData(5)] // SQLITE_BUSY
    [InlineData(8)] // SQLITE_READONLY
    [InlineData(10)] // SQLITE_IOERR
    [InlineData(13)] // SQLITE_FULL
    [InlineData(14)] // SQLITE_CANTOPEN
    [InlineData(26)] // SQLITE_NOTADB
    public void On_SQLite(int code) => ShouldBeUnavailable("sqlite", new SqliteException("x", code));

    [Theory]
    [InlineData("53100")] // disk_full
    [InlineData("53300")] // too_many_connections
    [InlineData("25006")] // read_only_sql_transaction
    [InlineData("28P01")] // invalid_password
    [InlineData("57P01")] // admin_shutdown
    [InlineData("58030")] // io_error
    public void On_PostgreSQL(string state) => ShouldBeUnavailable("postgresql", new PostgresException("x", "ERROR", "ERROR", state));

    [Theory]
    [InlineData(1101)] // no room for a new page in the filegroup
    [InlineData(1105)] // no room for an object in the filegroup
    [InlineData(9002)] // the transaction log is full
    [InlineData(3906)] // the database is read-only
    [InlineData(18456)] // log-in failed
    public void On_SQL_Server(int number) => ShouldBeUnavailable("sqlserver", SqlServerSays(number));

    [Fact]
    public void What_is_wrong_with_a_statement_is_a_fault()
    {
        Assert.False(DatabaseProviders.For("sqlite").IsUnavailable(new SqliteException("near \"x\": syntax error", 1)));
        Assert.False(DatabaseProviders.For("postgresql").IsUnavailable(new PostgresException("x", "ERROR", "ERROR", "42601")));
        Assert.False(DatabaseProviders.For("sqlserver").IsUnavailable(SqlServerSays(102)));
    }

    private static void ShouldBeUnavailable(string name, DbException exception)
    {
        var provider = DatabaseProviders.For(name);
        var failure = new DbUpdateException("A row could not be written.", exception);

        Assert.True(provider.IsUnavailable(failure));
        Assert.False(provider.MayTryAgain(failure));
    }

    // Only the client makes such exceptions.
    private static SqlException SqlServerSays(int number)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var error = typeof(SqlError)
            .GetConstructors(Hidden)
            .Select(made => (Made: made, Parameters: made.GetParameters()))
            .First(made => made.Parameters.Count(p => p.ParameterType == typeof(int)) == 2);
        var values = error.Parameters.Select(p =>
            p.Name == "infoNumber" ? number
            : p.ParameterType == typeof(string) ? "x"
            : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
            : null
        );
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", Hidden)!.Invoke(errors, [error.Made.Invoke([.. values])]);
        return (SqlException)
            typeof(SqlException).GetMethod("CreateException", Hidden, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "16.0"])!;
    }
}
