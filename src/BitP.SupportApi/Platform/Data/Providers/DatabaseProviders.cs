namespace BitP.SupportApi.Platform.Data.Providers;

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
