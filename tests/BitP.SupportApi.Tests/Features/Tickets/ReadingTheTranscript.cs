namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class ReadingTheTranscript
{
    private static async Task<(Desk, string)> TalkAsync()
    {
        var desk = await Desk.SetAsync();
        var path = await desk.OpenInAsync("new", new { subject = "A <b> & \"c\"", description = "First\n<script>alert(1)</script>" });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "Second & more" });
        await desk.Agent.PostAsync($"{path}/messages", new { body = "SECRET", visibility = "internal" });
        await desk.Customer.PostAsync($"{path}/messages", new { body = "第三" });
        return (desk, path);
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    [InlineData("agent")]
    public async Task As_json_it_has_the_description_first_and_then_what_was_said_in_public(string kind)
    {
        var (desk, path) = await TalkAsync();

        var transcript = await desk.By(kind).GetAsync($"{path}/transcript");

        transcript.ShouldBe(200);
        Assert.Equal("application/json", transcript.ContentType);
        Assert.Equal(
            ["customer  First\n<script>alert(1)</script>", "staff Mei Lin Second & more", "customer  第三"],
            transcript["entries"]!.AsArray().Select(e => $"{e.Str("author")} {e.Str("name")} {e.Str("body")}")
        );
        Assert.Equal(("A <b> & \"c\"", "open"), (transcript.Text("subject"), transcript.Text("status")));
        Assert.DoesNotContain("SECRET", transcript.Raw, StringComparison.Ordinal);
        Assert.Equal((await desk.Partner.GetAsync(path)).Text("createdAt"), transcript["entries"]![0].Str("at"));
    }

    [Theory]
    [InlineData("en", "Customer")]
    [InlineData("zh-CN", "客户")]
    [InlineData("fr", "Client")]
    [InlineData("de", "Kunde")]
    public async Task As_text_and_html_it_is_in_the_language_of_the_request(string language, string customer)
    {
        var (desk, path) = await TalkAsync();

        var text = await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/plain"), Desk.In(language));
        var html = await desk.Customer.GetAsync($"{path}/transcript", ("Accept", "text/html"), Desk.In(language));

        Assert.Equal(("text/plain", "text/html"), (text.ContentType, html.ContentType));
        foreach (var answer in new[] { text, html })
        {
            answer.ShouldBe(200);
            Assert.Contains(customer, answer.Raw, StringComparison.Ordinal);
            Assert.Contains("Mei Lin", answer.Raw, StringComparison.Ordinal);
            Assert.Contains("第三", answer.Raw, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", answer.Raw, StringComparison.Ordinal);
            Assert.True(
                answer.Raw.IndexOf("First", StringComparison.Ordinal) < answer.Raw.IndexOf("Second", StringComparison.Ordinal)
                    && answer.Raw.IndexOf("Second", StringComparison.Ordinal) < answer.Raw.IndexOf("第三", StringComparison.Ordinal)
            );
            Assert.Equal(language, answer.Header("Content-Language"));
            Assert.Contains("Accept-Language", answer.Header("Vary"), StringComparison.Ordinal);
        }
        Assert.Contains("<script>alert(1)</script>", text.Raw, StringComparison.Ordinal);
        Assert.Contains("A <b> & \"c\"", text.Raw, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html.Raw, StringComparison.Ordinal);
        Assert.Contains("Second &amp; more", html.Raw, StringComparison.Ordinal);
        Assert.Contains("A &lt;b&gt; &amp; &quot;c&quot;", html.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html.Raw, StringComparison.Ordinal);
        Assert.Contains($"lang=\"{language}\"", html.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*", "text/plain")]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", "text/html")]
    [InlineData("application/json;q=0.2, text/plain;q=0.9", "text/plain")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("text/html;charset=UTF-8;q=0.9", "text/html")]
    [InlineData("application/pdf, text/plain;q=0.1", "text/plain")]
    [InlineData("application/json;q=0, */*", "text/plain")]
    [InlineData("text/*;q=0.9, text/plain;q=0.1", "text/html")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("*/*;q=0.1, application/json;q=0.05", "text/plain")]
    [InlineData("text/*, text/html;q=0, application/json;q=0.9", "text/plain")]
    [InlineData("*/*, text/*;q=0", "application/json")]
    [InlineData("text/html;level=1;q=0.4, text/html;q=0.7, application/json;q=0.5", "text/html")]
    [InlineData("text/html;level=1;q=0.9, text/html;q=0.2, application/json;q=0.5", "application/json")]
    [InlineData("text/plain; format=flowed", "text/plain")]
    [InlineData("text/plain;charset=\"UTF-8\", application/json;q=0.5", "text/plain")]
    [InlineData("TEXT/HTML", "text/html")]
    [InlineData("", "application/json")]
    public async Task The_type_is_the_one_that_is_accepted_best(string? accept, string type)
    {
        var (desk, path) = await TalkAsync();

        Assert.Equal(type, (await desk.Partner.GetAsync($"{path}/transcript", accept is null ? [] : [("Accept", accept)])).ContentType);
    }

    [Theory]
    [InlineData("application/pdf")]
    [InlineData("image/*")]
    [InlineData("application/json;q=0")]
    [InlineData("*/*;q=0")]
    [InlineData("application/json;q=0, text/*;q=0.0, */*;q=0.000")]
    [InlineData("text/*, text/plain;q=0, text/html;q=0")]
    public async Task Other_types_there_are_not(string accept)
    {
        var (desk, path) = await TalkAsync();

        (await desk.Partner.GetAsync($"{path}/transcript", ("Accept", accept))).ShouldBeProblem(406, "not_acceptable");
    }
}
