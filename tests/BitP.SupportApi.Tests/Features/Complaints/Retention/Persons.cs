namespace BitP.SupportApi.Tests.Features.Complaints.Retention;

internal static class Persons
{
    /// <summary>A supervisor whom no other test knows.</summary>
    public static async Task<Caller> NewAsync(SupportApp app, string name = "Second Person")
    {
        var agent = await app.Admin.PostAsync("/v1/agents", new { name, email = $"{Guid.NewGuid():N}@example.com" });
        agent.ShouldBe(201);
        return await KeyOfAsync(app, agent.Text("id"));
    }

    /// <summary>One more key of an agent.</summary>
    public static async Task<Caller> KeyOfAsync(SupportApp app, string agentId)
    {
        var key = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "One more",
                kind = "supervisor",
                agentId,
            }
        );
        key.ShouldBe(201);
        return app.With(key.Text("key"));
    }
}
