using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Http;

/// <summary><c>If-None-Match</c>: what has not changed is not sent again.</summary>
public sealed class ReadingWhatIsKnown
{
    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"7\", {0}")]
    [InlineData("\"7\",W/{0}")]
    [InlineData("*")]
    public async Task What_is_known_is_not_sent_again(string header)
    {
        var ground = await Ground.PrepareAsync();
        var path = $"/v1/tickets/{ground.Ticket}";
        var tag = (await ground.Partner.GetAsync(path)).ETag!;

        var answer = await ground.Partner.GetAsync(path, ("If-None-Match", header.Replace("{0}", tag, StringComparison.Ordinal)));

        Assert.Equal((304, "", tag, null), (answer.Status, answer.Raw, answer.ETag, answer.ContentType));
    }

    [Theory]
    [InlineData("\"1\"")] // the version alone does not tell what else was in the answer
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
        var (caller, path) = await ground.ReachAsync(Document.Committed().Single(o => o.Id == name));
        var first = await caller.GetAsync(path);
        first.ShouldBe(200);

        Assert.Equal(304, (await caller.GetAsync(path, ("If-None-Match", first.ETag!))).Status);
        Assert.Equal(200, (await caller.GetAsync(path, ("If-None-Match", "\"x\""))).Status);
    }

    [Theory]
    [MemberData(nameof(Tagged))]
    public async Task Another_body_has_another_tag_and_the_same_body_the_same(string name)
    {
        var ground = await Ground.PrepareAsync();
        var (caller, path) = await ground.ReachAsync(Document.Committed().Single(o => o.Id == name));
        var answers = new List<Answer>();
        foreach (var language in new[] { "en", "de", "zh-CN", "fr", "en" })
            answers.Add(await caller.GetAsync(path, ("Accept-Language", language)));

        Assert.All(answers, a => a.ShouldBe(200));
        Assert.Equal(answers.Select(a => a.Raw).Distinct().Count(), answers.Select(a => a.ETag).Distinct().Count());
        Assert.Equal(answers.Count(a => a.Raw == answers[0].Raw), answers.Count(a => a.ETag == answers[0].ETag));
    }

    [Fact]
    public async Task Nobody_learns_by_it_that_something_is_there()
    {
        var (own, other) = (await Ground.PrepareAsync(), await Ground.PrepareAsync());

        (await other.Partner.GetAsync($"/v1/tickets/{own.Ticket}", ("If-None-Match", "*"))).ShouldBeProblem(404, "ticket_not_found");
    }
}
