using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Tests.Features.Complaints.Retention;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>What has expired is deleted a part at a time, however much it is.</summary>
public sealed class SweepingWhatHasExpired
{
    private const int Many = (2 * Sweeps.AtOnce) + 20;

    [Fact]
    public async Task All_of_it_is_deleted_and_nothing_else()
    {
        await using var app = await SupportApp.StartAsync();
        await ExpireAsync(app);

        await app.SweepAsync();

        Assert.Equal(3, await app.Database.CountAsync("SELECT count(*) FROM idempotency_records"));
    }

    [PostgreSqlFact]
    public async Task No_statement_deletes_more_than_a_part()
    {
        await using var app = await SupportApp.StartAsync();
        await ExpireAsync(app);
        await app.Database.RunAsync(
            """
            CREATE TABLE statements (rows bigint);
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO statements SELECT count(*) FROM gone; RETURN NULL; END $$;
            CREATE TRIGGER note AFTER DELETE ON idempotency_records REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note()
            """
        );

        await app.SweepAsync();

        await using var sql = await app.Database.ConnectAsync();
        Assert.Equal([$"{Sweeps.AtOnce}", $"{Sweeps.AtOnce}", "20"], await sql.LinesAsync("SELECT rows FROM statements"));
    }

    // Two in each millisecond, and three that are kept.
    private static async Task ExpireAsync(SupportApp app)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var oldest = now - IdempotencyRecord.Lifetime - TimeSpan.FromHours(1);
        await using var db = app.Services.GetRequiredService<SupportDbContextFactory>().CreateFor(Actor.System);
        for (var i = 0; i < Many; i++)
            db.Insert(Record($"old {i}", oldest.AddMilliseconds(i / 2)));
        for (var i = 0; i < 3; i++)
            db.Insert(Record($"new {i}", now));
        await app.Services.GetRequiredService<DatabaseProvider>().CommitAsync(db);
    }

    private static IdempotencyRecord Record(string key, DateTimeOffset at) =>
        new()
        {
            CredentialId = Guid.Empty,
            Key = key,
            Fingerprint = [1],
            Status = 201,
            CreatedAt = at,
        };
}
