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

    [Theory]
    [InlineData("partner", "/v1/customers/$customer")]
    [InlineData("agent", "/v1/agents/$agent")]
    [InlineData("agent", "/v1/teams/$team")]
    [InlineData("admin", "/v1/partners/$partner")]
    [InlineData("partner", "/v1/api-keys/$apiKey")]
    [InlineData("partner", "/v1/categories/login")]
    [InlineData("partner", "/v1/categories")]
    public async Task Everything_with_a_tag_can_be_asked_for_like_this(string who, string path)
    {
        var ground = await Ground.PrepareAsync();
        var first = await ground.As(who).GetAsync(ground.Fill(path));
        first.ShouldBe(200);

        Assert.Equal(304, (await ground.As(who).GetAsync(ground.Fill(path), ("If-None-Match", first.ETag!))).Status);
        Assert.Equal(200, (await ground.As(who).GetAsync(ground.Fill(path), ("If-None-Match", "\"x\""))).Status);
    }

    [Fact]
    public async Task Nobody_learns_by_it_that_something_is_there()
    {
        var (own, other) = (await Ground.PrepareAsync(), await Ground.PrepareAsync());

        (await other.Partner.GetAsync($"/v1/tickets/{own.Ticket}", ("If-None-Match", "*"))).ShouldBeProblem(404, "ticket_not_found");
    }
}
