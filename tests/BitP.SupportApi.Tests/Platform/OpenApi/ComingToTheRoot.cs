namespace BitP.SupportApi.Tests.Platform.OpenApi;

/// <summary>Somebody types the address of the server, and nothing else.</summary>
[Trait("Database", "Any")]
public sealed class ComingToTheRoot
{
    [Fact]
    public async Task In_Development_it_leads_to_Swagger_UI()
    {
        var app = await SupportApp.SharedAsync();

        var root = await app.Anonymous.GetAsync("/");
        var page = await app.Anonymous.GetAsync($"/{root.Header("Location")}/index.html");

        root.ShouldBe(302);
        Assert.Equal("swagger", root.Header("Location"));
        page.ShouldBe(200);
        Assert.Contains("swagger-ui-bundle.js", page.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elsewhere_it_says_where_everything_is()
    {
        await using var app = await SupportApp.StartAsync(("Environment", "Production"));

        var root = await app.Anonymous.GetAsync("/");
        var head = await app.Anonymous.SendAsync(HttpMethod.Head, "/", null);

        root.ShouldBe(200);
        Assert.Equal("BitP Support API", root.Text("name"));
        foreach (var place in new[] { "contract", "problems", "health" })
            (await app.Anonymous.GetAsync(root.Text(place))).ShouldBe(200);
        (await app.Anonymous.GetAsync(root.Text("documentation"))).ShouldBe(301);
        Assert.Equal((200, "", "application/json"), (head.Status, head.Raw, head.ContentType));
        Assert.All([root, head], a => Assert.Equal(("nosniff", "no-store"), (a.Header("X-Content-Type-Options"), a.Header("Cache-Control"))));
        Assert.All([root, head], a => Assert.NotNull(a.Header("RateLimit")));
    }

    [Fact]
    public async Task Keys_that_everybody_knows_are_told_in_Development_only()
    {
        var development = await (await SupportApp.SharedAsync()).Anonymous.GetAsync("/openapi/v1.json");
        await using var without = await SupportApp.StartAsync(("Demo:Data", "false"));
        await using var production = await SupportApp.StartAsync(("Environment", "Production"));

        foreach (var scheme in new[] { "bearer", "apiKey" })
            Assert.Contains("- `bitp_demo_agent`: agent Mei Lin", DescriptionOf(development, scheme), StringComparison.Ordinal);
        foreach (var app in new[] { without, production })
            Assert.DoesNotContain("bitp_demo", DescriptionOf(await app.Anonymous.GetAsync("/openapi/v1.json"), "bearer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_stands_is_told_above_the_page()
    {
        await using var app = await SupportApp.StartAsync();
        const string page = "/swagger/index.html";
        Assert.DoesNotContain("The clock", (await app.Anonymous.GetAsync(page)).Raw, StringComparison.Ordinal);

        await app.StopClockAsync("2027-01-04T12:00:00Z");
        var stands = await app.Anonymous.GetAsync(page);
        (await app.Admin.PostAsync("/v1/test/clock", new { freeze = false })).ShouldBe(200);
        var goes = await app.Anonymous.GetAsync(page, ("If-None-Match", stands.ETag!));

        Assert.Contains("The clock of this server stands still at 2027-01-04T12:00:00Z.", stands.Raw, StringComparison.Ordinal);
        goes.ShouldBe(200);
        Assert.DoesNotContain("The clock", goes.Raw, StringComparison.Ordinal);
    }

    private static string DescriptionOf(Answer contract, string scheme) =>
        contract["components"]!["securitySchemes"]![scheme]!["description"]!.GetValue<string>();
}
