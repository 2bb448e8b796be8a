using BitP.SupportApi.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Data;

public sealed class PreparingStatements
{
    [PostgreSqlFact]
    public async Task A_statement_that_comes_again_and_again_is_prepared()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var app = await SupportApp.StartAsync(database);
        var provider = app.Services.GetRequiredService<DatabaseProvider>();

        // Each in a context of its own, as requests do.
        for (var i = 0; i < 50; i++)
            await ReadAsync(provider, "SELECT key FROM teams");

        Assert.Contains("SELECT key FROM teams", await ReadAsync(provider, "SELECT statement FROM pg_prepared_statements"));
    }

    private static Task<List<string>> ReadAsync(DatabaseProvider provider, string sql) =>
        provider.ReadAsync(new SqlQuery(provider).AddText(sql), row => row.GetString(0), CancellationToken.None);
}
