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
    [InlineData(0)] // the connection broke
    [InlineData(-2)] // it took too long
    [InlineData(11001)] // no such host
    [InlineData(4060)] // no such database, or not for this log-in
    [InlineData(40613)] // Azure: the database is not there at the moment
    [InlineData(40501)] // Azure: the service is busy
    [InlineData(40197)] // Azure: it failed over
    [InlineData(10928)] // Azure: a limit is reached
    [InlineData(10929)] // Azure: the server is too busy
    [InlineData(49918)] // Azure: not enough resources
    [InlineData(49919)] // Azure: too many operations
    [InlineData(49920)] // Azure: too many operations of this subscription
    [InlineData(596, 21)] // the session was killed
    public void On_SQL_Server(int number, byte severity = 16) => ShouldBeUnavailable("sqlserver", SqlServerSays(number, severity));

    [Theory]
    [InlineData("tcp:127.0.0.1,1")]
    [InlineData("tcp:nowhere.invalid")]
    public async Task On_SQL_Server_that_is_not_there(string server)
    {
        await using var connection = new SqlConnection($"Server={server};User ID=x;Password=x;ConnectRetryCount=0;Pooling=false");

        ShouldBeUnavailable("sqlserver", await Assert.ThrowsAsync<SqlException>(() => connection.OpenAsync()));
    }

    [Fact]
    public async Task On_SQL_Server_that_goes_away()
    {
        await using var server = new TdsServer();
        await using var connection = new SqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await server.DisposeAsync();
        await using var command = new SqlCommand("SELECT 1", connection);

        ShouldBeUnavailable("sqlserver", await Assert.ThrowsAsync<SqlException>(() => command.ExecuteNonQueryAsync()));
    }

    [Fact]
    public async Task All_connections_to_SQL_Server_that_the_pool_has()
    {
        await using var server = new TdsServer();
        var settings = new SqlConnectionStringBuilder(server.ConnectionString)
        {
            Pooling = true,
            MaxPoolSize = 1,
            ConnectTimeout = 1,
        };
        await using var only = new SqlConnection(settings.ConnectionString);
        await only.OpenAsync();
        await using var another = new SqlConnection(settings.ConnectionString);

        ShouldBeUnavailable("sqlserver", await Assert.ThrowsAsync<InvalidOperationException>(() => another.OpenAsync()));
        SqlConnection.ClearPool(only);
    }

    [Fact]
    public void A_deadlock_is_tried_again_and_no_fault_when_it_is_lost_again_and_again()
    {
        foreach (
            var (name, lost) in new (string, DbException)[]
            {
                ("sqlserver", SqlServerSays(1205, 13)),
                ("sqlserver", SqlServerSays(3960)),
                ("postgresql", new PostgresException("x", "ERROR", "ERROR", "40P01")),
            }
        )
        {
            Assert.True(DatabaseProviders.For(name).MayTryAgain(lost));
            Assert.True(DatabaseProviders.For(name).IsUnavailable(lost));
        }
    }

    [Fact]
    public void A_caller_who_does_not_wait_any_longer_is_no_fault()
    {
        var provider = DatabaseProviders.For("sqlserver");
        using var gone = new CancellationTokenSource();

        Assert.False(provider.IsCancellation(SqlServerSays(0, 11), gone.Token));
        gone.Cancel();
        Assert.True(provider.IsCancellation(SqlServerSays(0, 11), gone.Token));
        Assert.False(provider.IsCancellation(SqlServerSays(0, 20), gone.Token));
    }

    [Fact]
    public void What_is_wrong_with_a_statement_is_a_fault()
    {
        Assert.False(DatabaseProviders.For("sqlite").IsUnavailable(new SqliteException("near \"x\": syntax error", 1)));
        Assert.False(DatabaseProviders.For("postgresql").IsUnavailable(new PostgresException("x", "ERROR", "ERROR", "42601")));
        Assert.False(DatabaseProviders.For("sqlserver").IsUnavailable(SqlServerSays(102)));
        Assert.False(DatabaseProviders.For("sqlserver").IsUnavailable(new InvalidOperationException("Sequence contains no elements")));
    }

    private static void ShouldBeUnavailable(string name, Exception exception)
    {
        var provider = DatabaseProviders.For(name);
        var failure = new DbUpdateException("A row could not be written.", exception);

        Assert.True(provider.IsUnavailable(failure));
        Assert.False(provider.MayTryAgain(failure));
    }

    // Only the client makes such exceptions.
    private static SqlException SqlServerSays(int number, byte severity = 16)
    {
        const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;
        var error = typeof(SqlError)
            .GetConstructors(Hidden)
            .Select(made => (Made: made, Parameters: made.GetParameters()))
            .First(made => made.Parameters.Count(p => p.ParameterType == typeof(int)) == 2);
        var values = error.Parameters.Select(p =>
            p.Name == "infoNumber" ? number
            : p.Name == "errorClass" ? severity
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
