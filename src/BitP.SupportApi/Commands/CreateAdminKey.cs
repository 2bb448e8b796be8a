using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace BitP.SupportApi.Commands;

/// <summary>
/// <c>BitP.SupportApi --create-admin-key NAME</c> makes a key of an operator without asking for one: how the first one comes into being, and the way
/// back in for whoever has the database. It prints the key, and nothing else, on standard output.
/// </summary>
internal static class CreateAdminKey
{
    private const int Done = 0;
    private const int Refused = 2;

    public static async Task<int> RunAsync(IServiceProvider services, string name)
    {
        // Log lines would get in the way of a script that takes the key from standard output.
        services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>().CurrentValue.LogToStandardErrorThreshold = LogLevel.Trace;

        if (!CleanText.IsClean(name) || !Texts.IsVisible(name) || !Texts.IsLine(name) || Texts.Length(name) > ApiKey.NameMaxLength)
            return await RefuseAsync($"The name of the key must have 1 to {ApiKey.NameMaxLength} characters, in one line.");
        await using var db = services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        if (!await HasSchemaAsync(db))
            return await RefuseAsync("The database lacks the schema of this version. Check ConnectionStrings:Support, and run --migrate first.");

        var secret = Secret.Generate(services.GetRequiredService<IHostEnvironment>(), ActorKind.Admin);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        db.Add(ApiKey.Create(secret, name, new Actor(ActorKind.Admin, null, name), [], null, now));
        await services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
        await Console.Out.WriteLineAsync(secret.Text);
        await Console.Error.WriteLineAsync("This is the new admin key. It is shown only now.");
        return Done;
    }

    private static async Task<bool> HasSchemaAsync(SupportDbContext db) =>
        await db.GetService<IRelationalDatabaseCreator>().HasTablesAsync() && !(await db.Database.GetPendingMigrationsAsync()).Any();

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return Refused;
    }
}
