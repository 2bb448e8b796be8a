using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary><c>If-None-Match</c>: what has not changed is not sent again.</summary>
public sealed class ReadingWhatIsKnown
{
    [Theory]
    [InlineData("\"1\"")]
    [InlineData("W/\"1\"")]
    [InlineData("\"7\", \"1\"")]
    [InlineData("\"7\",W/\"1\"")]
    [InlineData("*")]
    public async Task What_is_known_is_not_sent_again(string tag)
    {
        var ground = await Ground.PrepareAsync();

        var answer = await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}", ("If-None-Match", tag));

        Assert.Equal((304, "", "\"1\""), (answer.Status, answer.Raw, answer.ETag));
    }

    [Theory]
    [InlineData("\"2\"")]
    [InlineData("1")]
    [InlineData("nonsense")]
    [InlineData("\"")]
    [InlineData("")]
    public async Task What_is_not_known_is_sent(string tag)
    {
        var ground = await Ground.PrepareAsync();

        var answer = await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}", ("If-None-Match", tag));

        answer.ShouldBe(200);
        Assert.Equal(ground.Ticket, answer.Text("id"));
    }

    [Fact]
    public async Task A_change_is_noticed()
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        var tag = (await ground.Partner.GetAsync(path)).ETag!;
        (await ground.Partner.PostAsync($"{path}/messages", new { body = "x" })).ShouldBe(201);

        var answer = await ground.Partner.GetAsync(path, ("If-None-Match", tag));

        answer.ShouldBe(200);
        Assert.NotEqual(tag, answer.ETag);
    }

    public static TheoryData<string> Tagged => [.. Document.Committed().Where(o => o.Parameter("If-None-Match") is not null).Select(o => o.Id)];

    [Theory]
    [MemberData(nameof(Tagged))]
    public async Task Everything_with_a_tag_can_be_asked_for_like_this(string name)
    {
        var ground = await Ground.PrepareAsync();
        foreach (var feature in FeatureGround.All)
            await feature.ReadyForAsync(name, ground);
        var operation = Document.Committed().Single(o => o.Id == name);
        // Of what is on this ground only, where one can choose: there is more and more of others'.
        var chosen = Thing.All.Where(t => operation.Parameter(t.Parameter) is { } p && p["in"]!.GetValue<string>() == "query");
        var query = operation.RequiredQuery.Length > 0 ? operation.RequiredQuery : $"?{string.Join('&', chosen.Select(t => $"{t.Parameter}=${t.Name}"))}";
        var (caller, path) = (ground.As(operation.Caller), await ground.FillAsync(operation.Aim + query));
        var first = await caller.GetAsync(path);
        first.ShouldBe(200);

        Assert.Equal(304, (await caller.GetAsync(path, ("If-None-Match", first.ETag!))).Status);
        Assert.Equal(200, (await caller.GetAsync(path, ("If-None-Match", "\"x\""))).Status);
    }

    [Fact]
    public async Task Nobody_learns_by_it_that_something_is_there()
    {
        var (own, other) = (await Ground.PrepareAsync(), await Ground.PrepareAsync());

        (await other.Partner.GetAsync($"/v1/tickets/{own.Ticket}", ("If-None-Match", "*"))).ShouldBeProblem(404, "ticket_not_found");
    }
}
