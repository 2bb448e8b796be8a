using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BitP.SupportApi.Platform.Data.Providers;

// For dotnet ef, which compares models and writes migrations and connects to nothing.

internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteSupportDbContext>
{
    public SqliteSupportDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteSupportDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlSupportDbContext>
{
    public PostgreSqlSupportDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlSupportDbContext>().UseNpgsql("Host=design-time").Options);
}

internal sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<SqlServerSupportDbContext>
{
    public SqlServerSupportDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerSupportDbContext>().UseSqlServer("Server=design-time").Options);
}
