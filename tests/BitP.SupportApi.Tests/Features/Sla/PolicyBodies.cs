using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Features.Sla;

/// <summary>What tests of policies send.</summary>
internal static class PolicyBodies
{
    public const string Policies = "/v1/sla-policies";

    /// <summary>A valid policy, with other members as <paramref name="with"/> has them.</summary>
    public static JsonObject Policy(object? with = null) =>
        Desk.Merge(
            JsonNode.Parse("""{ "name": "Mine", "targets": [{ "clock": "resolution", "target": "PT48H", "calendar": "elapsed" }] }""")!.AsObject(),
            with
        );

    public static async Task<Answer> MadeAsync(this Caller caller, object? with = null)
    {
        var created = await caller.PostAsync(Policies, Policy(with));
        created.ShouldBe(201);
        return created;
    }

    /// <summary>The names of all policies in their order.</summary>
    public static async Task<string[]> NamesAsync(this Caller caller)
    {
        var list = await caller.GetAsync($"{Policies}?limit=200");
        list.ShouldBe(200);
        return [.. list.Items.Select(p => p.Str("name")!)];
    }

    /// <summary>Retires all policies, so that a test says itself which there are.</summary>
    public static async Task RetireAllAsync(this SupportApp app)
    {
        foreach (var id in (await app.Admin.GetAsync($"{Policies}/order"))["order"].Strings())
            (await app.Admin.PostAsync($"{Policies}/{id}/retire")).ShouldBe(200);
    }
}
