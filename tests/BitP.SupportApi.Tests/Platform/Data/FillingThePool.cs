namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>All connections that a node may have are taken, and whoever needs one waits as long as the connection string says.</summary>
public sealed class FillingThePool
{
    [PostgreSqlFact]
    public async Task A_request_that_gets_no_connection_may_come_again()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var app = await SupportApp.StartAsync(
            database,
            ("ConnectionStrings:Support", $"{database.ConnectionString};Maximum Pool Size=1;Timeout=5"),
            ("Demo:Data", "true")
        );
        (await app.Agent.GetAsync("/v1/tickets")).ShouldBe(200);
        await using var other = await database.ConnectAsync();
        await other.AskAsync("BEGIN; LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE");
        var waiting = app.Agent.GetAsync("/v1/tickets");
        await Polling.UntilAsync(
            async () => await other.CountAsync("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'tickets'::regclass") > 0,
            "the only connection waits"
        );

        var refused = await app.Agent.GetAsync("/v1/agents");

        refused.ShouldBeProblem(503, "service_unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
        await other.AskAsync("COMMIT");
        Assert.Equal(200, (await waiting).Status);
        await Polling.UntilAsync(async () => (await app.Agent.GetAsync("/v1/agents")).Status == 200, "there is a connection again");
    }
}
