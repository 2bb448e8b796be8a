namespace BitP.SupportApi.Tests.Features.Agents;

public sealed class FormingATeam
{
    private static string NewKey() => $"t_{Guid.NewGuid():N}"[..24];

    [Fact]
    public async Task It_is_created_renamed_and_read()
    {
        var app = await SupportApp.SharedAsync();
        var key = NewKey();

        var created = await app.Admin.PostAsync("/v1/teams", new { key, name = "Chain" });
        var renamed = await app.Admin.PatchAsync(created.Header("Location")!, new { name = "On chain" }, ("If-Match", created.ETag!));

        created.ShouldBe(201);
        Assert.Equal((key, "Chain", "\"1\""), (created.Text("key"), created.Text("name"), created.VersionTag));
        Assert.Equal((200, "On chain", key, "\"2\""), (renamed.Status, renamed.Text("name"), renamed.Text("key"), renamed.VersionTag));
        Assert.Equal(renamed.Raw, (await app.Agent.GetAsync(created.Header("Location")!)).Raw);
        Assert.Contains((await app.Agent.GetAsync("/v1/teams?limit=200")).Items, t => t.Str("key") == key);
        (await app.Admin.PostAsync("/v1/teams", new { key, name = "Again" })).ShouldBeProblem(409, "team_exists");
    }

    [Theory]
    [InlineData(null, "required")]
    [InlineData("", "format")]
    [InlineData("a", "format")]
    [InlineData("none", "format")]
    [InlineData("Funds", "format")]
    [InlineData("1st", "format")]
    [InlineData("two words", "format")]
    [InlineData("a23456789012345678901234567890123", "format")]
    public async Task A_key_of_another_form_is_refused(string? key, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync("/v1/teams", new { key, name = "x" })).ShouldRefuse("key", code);
    }

    [Fact]
    public async Task A_name_is_needed_and_the_key_stays()
    {
        var app = await SupportApp.SharedAsync();
        var path = (await app.Admin.PostAsync("/v1/teams", new { key = NewKey(), name = "x" })).Header("Location")!;

        (await app.Admin.PostAsync("/v1/teams", new { key = NewKey() })).ShouldRefuse("name", "required");
        (await app.Admin.PostAsync("/v1/teams", new { key = NewKey(), name = new string('x', 101) })).ShouldRefuse("name", "too_long");
        (await app.Admin.PatchAsync(path, new { key = NewKey() }, ("If-Match", "*"))).ShouldRefuse("key", "unknown");
        (await app.Admin.PatchAsync(path, new { name = (string?)null }, ("If-Match", "*"))).ShouldRefuse("name", "required");
        (await app.Admin.PatchAsync(path, new { name = "y" })).ShouldBeProblem(428, "if_match_required");
        (await app.Admin.PatchAsync(path, new { name = "y" }, ("If-Match", "\"5\""))).ShouldBeProblem(412, "version_mismatch");
        (await app.Supervisor.PatchAsync(path, new { name = "y" }, ("If-Match", "*"))).ShouldBeProblem(403, "actor_not_allowed");
        (await app.Admin.PatchAsync("/v1/teams/nobody", new { name = "y" }, ("If-Match", "*"))).ShouldBeProblem(404, "team_not_found");
        (await app.Agent.GetAsync($"/v1/teams/{Guid.NewGuid()}")).ShouldBeProblem(404, "team_not_found");
        (await app.Agent.GetAsync("/v1/teams?limit=0")).ShouldRefuse("limit", "out_of_range");
    }
}
