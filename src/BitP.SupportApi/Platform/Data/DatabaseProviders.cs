using BitP.SupportApi.Platform.Data.PostgreSql;
using BitP.SupportApi.Platform.Data.Sqlite;
using BitP.SupportApi.Platform.Data.SqlServer;

namespace BitP.SupportApi.Platform.Data;

internal static class DatabaseProviders
{
    public static DatabaseProvider For(string name) =>
        name switch
        {
            "sqlite" => new SqliteProvider(),
            "postgresql" => new PostgreSqlProvider(),
            "sqlserver" => new SqlServerProvider(),
            _ => throw new StartRefusedException($"Database:Provider is '{name}'; it can be sqlite, postgresql or sqlserver."),
        };
}
