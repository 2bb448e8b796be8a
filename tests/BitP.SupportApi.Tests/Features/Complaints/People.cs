namespace BitP.SupportApi.Tests.Features.Complaints;

/// <summary>An agent, and a caller that acts as it.</summary>
internal sealed record Person(Caller Caller, string Id, string Name);

internal static class People
{
    /// <summary>Somebody new at the desk, with a key of a kind that acts as that agent.</summary>
    public static async Task<Person> PersonAsync(this SupportApp app, string kind, string? name = null, string? reportsToId = null)
    {
        name ??= $"Person {Guid.NewGuid():N}";
        var agent = await app.Admin.PostAsync("/v1/agents", new { name, reportsToId });
        agent.ShouldBe(201);
        return new(await app.KeyOfAsync(agent.Text("id"), kind), agent.Text("id"), name);
    }

    /// <summary>One more key of an agent.</summary>
    public static async Task<Caller> KeyOfAsync(this SupportApp app, string agentId, string kind)
    {
        var key = await app.Admin.PostAsync(
            "/v1/api-keys",
            new
            {
                name = "Desk",
                kind,
                agentId,
            }
        );
        key.ShouldBe(201);
        return app.With(key.Text("key"));
    }

    /// <summary>The path of a new complaint of this customer.</summary>
    public static async Task<string> ComplainAsync(this Desk desk, object? with = null)
    {
        var body = Desk.Merge([], new { description = "Nobody answered.", customerId = desk.CustomerId });
        var filed = await desk.Partner.PostAsync("/v1/complaints", Desk.Merge(body, with));
        filed.ShouldBe(201);
        return $"/v1/complaints/{filed.Text("id")}";
    }
}
