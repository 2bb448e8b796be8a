namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary>Where readers wait for writers, as on SQL Server with its first settings, a database may end a deadlock at the cost of one who reads.</summary>
public sealed class LosingADeadlock
{
    [PostgreSqlFact]
    public async Task Who_reads_tries_again()
    {
        await using var app = await SupportApp.StartAsync();
        await HaveReadersLoseAsync(app, times: 2);

        (await app.Agent.GetAsync("/v1/announcements")).ShouldBe(200);

        Assert.Equal(3, await app.Database.CountAsync("SELECT last_value FROM tries"));
    }

    [PostgreSqlFact]
    public async Task Who_loses_again_and_again_may_come_again()
    {
        await using var app = await SupportApp.StartAsync();
        await HaveReadersLoseAsync(app, times: 1_000_000);

        (await app.Agent.GetAsync("/v1/announcements")).ShouldBeProblem(503, "service_unavailable");
    }

    private static Task HaveReadersLoseAsync(SupportApp app, int times) =>
        app.Database.RunAsync(
            $"""
            CREATE SEQUENCE tries;
            CREATE FUNCTION lose() RETURNS boolean LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('tries') <= {times} THEN RAISE EXCEPTION 'in the way' USING ERRCODE = '40P01'; END IF;
                RETURN true;
            END $$;
            ALTER TABLE announcements RENAME TO elsewhere;
            CREATE VIEW announcements AS SELECT * FROM elsewhere WHERE (SELECT lose());
            """
        );
}
