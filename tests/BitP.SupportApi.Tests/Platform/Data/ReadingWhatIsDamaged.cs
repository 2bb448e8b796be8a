namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>What is stored was once written by the program: when it cannot be read, the caller has done nothing wrong.</summary>
public sealed class ReadingWhatIsDamaged
{
    [Fact]
    public async Task It_is_a_fault_of_the_program_and_the_log_tells_of_it()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var program = await RunningProgram.StartAsync(database);
        var agent = program.With("bitp_demo_agent");
        var path = $"/v1/tickets/{(await agent.GetAsync("/v1/tickets")).Items[0]!["id"]}";
        await database.RunAsync("UPDATE tickets SET evidence = 'damaged'");

        foreach (
            var answer in new[]
            {
                await agent.GetAsync("/v1/tickets"),
                await agent.GetAsync(path),
                await agent.PatchAsync(path, new { subject = "Another" }, ("If-Match", "*")),
            }
        )
            answer.ShouldBeProblem(500, "internal_error");

        Assert.Contains("JSON that is stored cannot be read", program.Output, StringComparison.Ordinal);
        (await agent.PatchAsync(path, new { subject = 7 }, ("If-Match", "*"))).ShouldBeProblem(400, "validation_failed");
    }
}
