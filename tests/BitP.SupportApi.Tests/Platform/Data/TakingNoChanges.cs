namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>A server that has become read-only, as a standby is: reading goes on, and changes are refused until it takes them again.</summary>
public sealed class TakingNoChanges
{
    [PostgreSqlFact]
    public async Task Changes_are_refused_and_the_node_is_not_ready_until_they_are_taken_again()
    {
        await using var app = await SupportApp.StartAsync();
        var partner = await app.NewPartnerAsync();
        var ticket = await partner.OpenTicketAsync();
        (await app.Anonymous.GetAsync("/health/ready")).ShouldBe(200);

        await MakeReadOnlyAsync(app.Database, "SET default_transaction_read_only = on");

        await Polling.UntilAsync(async () => (await partner.GetAsync($"/v1/tickets/{ticket.Text("id")}")).Status == 200, "its connections are new ones");
        var refused = await partner.PostAsync($"/v1/tickets/{ticket.Text("id")}/messages", new { body = "x" });
        refused.ShouldBeProblem(503, "service_unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
        Answer? ready = null;
        await Polling.UntilAsync(
            async () => (ready = await app.Anonymous.GetAsync("/health/ready")).Raw.Contains("written", StringComparison.Ordinal),
            "it is told"
        );
        ready!.ShouldBe(503);
        (await app.Anonymous.GetAsync("/health/live")).ShouldBe(200);
        (await partner.GetAsync("/v1/tickets")).ShouldBe(200);

        await MakeReadOnlyAsync(app.Database, "RESET default_transaction_read_only");

        await Polling.UntilAsync(async () => (await app.Anonymous.GetAsync("/health/ready")).Status == 200, "it is ready again");
        await Polling.UntilAsync(
            async () => (await partner.PostAsync($"/v1/tickets/{ticket.Text("id")}/messages", new { body = "y" })).Status == 201,
            "changes are taken"
        );
    }

    // For connections that begin after it: the others are ended.
    private static async Task MakeReadOnlyAsync(TestDatabase database, string setting)
    {
        await using var sql = await database.ConnectAsync();
        await sql.AskAsync("SET default_transaction_read_only = off");
        await sql.AskAsync($"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I {setting}', current_database()); END $$");
        await sql.AskAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }
}
