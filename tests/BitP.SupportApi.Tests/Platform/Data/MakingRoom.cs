using BitP.SupportApi.Platform.Data.Sqlite;
using Microsoft.Data.Sqlite;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>The file of SQLite grows before it is written to, and never while somebody may be writing to its end.</summary>
public sealed class MakingRoom
{
    [SqliteFact]
    public async Task The_file_does_not_grow_while_another_program_carries_the_log_over()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var mine = Open(database);
        using var others = Open(database);
        Run(others, "SELECT count(*) FROM sqlite_master");
        Run(mine, "CREATE TABLE notes (text TEXT)");
        var size = SqliteFile.SizeOf(mine);

        using (SqliteFile.TryHoldLog(others))
        {
            Assert.False(SqliteFile.TryGrow(mine, size + 1));
            Assert.Equal(size, SqliteFile.SizeOf(mine));
            Assert.True(SqliteFile.TryGrow(mine, size));
        }

        Assert.True(SqliteFile.TryGrow(mine, size + 1));
        Assert.True(SqliteFile.SizeOf(mine) > size);
    }

    [SqliteFact]
    public async Task Nobody_carries_the_log_over_while_it_is_held()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var mine = Open(database);
        using var others = Open(database);
        Run(mine, "CREATE TABLE notes (text TEXT)");

        using (SqliteFile.TryHoldLog(mine))
            Assert.Equal(1L, Run(others, "PRAGMA wal_checkpoint(PASSIVE)"));

        Assert.Equal(0L, Run(others, "PRAGMA wal_checkpoint(PASSIVE)"));
    }

    private static SqliteConnection Open(TestDatabase database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(database.ConnectionString) { Pooling = false }.ConnectionString);
        SqlitePragmas.OpenForWriting(connection);
        return connection;
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
