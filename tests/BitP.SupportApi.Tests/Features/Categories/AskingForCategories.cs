namespace BitP.SupportApi.Tests.Features.Categories;

public sealed class AskingForCategories
{
    private static readonly string[] Languages = ["en", "zh-CN", "fr", "de"];

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    [InlineData("agent")]
    [InlineData("admin")]
    public async Task Everybody_gets_all_in_four_languages(string kind)
    {
        var desk = await Desk.SetAsync();
        var names = new HashSet<string>();

        foreach (var language in Languages)
        {
            var byHeader = await desk.By(kind).GetAsync("/v1/categories", Desk.In(language));
            var byParameter = await desk.By(kind).GetAsync($"/v1/categories?language={language}", Desk.In("it"));

            byHeader.ShouldBe(200);
            Assert.Equal(byHeader.Raw, byParameter.Raw);
            Assert.Equal(language, byHeader.Header("Content-Language"));
            Assert.Contains("Accept-Language", byHeader.Header("Vary"), StringComparison.Ordinal);
            Assert.Equal(13, byHeader.Items.Count);
            Assert.Equal("account_locked", byHeader.Items[0].Str("id"));
            names.UnionWith(byHeader.Items.Select(c => $"{c.Str("id")} {c.Str("description")}"));
        }
        Assert.Equal(52, names.Count);
    }

    [Fact]
    public async Task One_alone_is_the_one_in_the_list()
    {
        var desk = await Desk.SetAsync();

        foreach (var listed in (await desk.Partner.GetAsync("/v1/categories", Desk.In("de"))).Items)
        {
            var alone = await desk.Partner.GetAsync($"/v1/categories/{listed.Str("id")}?language=de");
            Assert.Equal(listed!.ToJsonString(), alone.Json.ToJsonString());
            Assert.NotEmpty(alone["prepare"]!.AsArray());
        }
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again_and_each_language_has_its_own_tag()
    {
        var app = await SupportApp.SharedAsync();
        var tags = new HashSet<string>();

        foreach (var path in new[] { "/v1/categories", "/v1/categories/login", "/v1/categories/other" })
        foreach (var language in Languages)
        {
            var tag = (await app.PartnerA.GetAsync(path, Desk.In(language))).ETag!;
            Assert.True(tags.Add(tag), $"{path} {language}");
            var again = await app.PartnerA.GetAsync(path, Desk.In(language), ("If-None-Match", tag));
            Assert.Equal((304, ""), (again.Status, again.Raw));
            Assert.Equal(tag, again.ETag);
            var other = language == "en" ? "de" : "en";
            (await app.PartnerA.GetAsync(path, Desk.In(other), ("If-None-Match", tag))).ShouldBe(200);
        }
    }

    [Fact]
    public async Task The_schema_tells_titles_and_choices_in_the_language()
    {
        var app = await SupportApp.SharedAsync();

        var german = await app.PartnerA.GetAsync("/v1/categories/account_locked", Desk.In("de-AT"));

        var schema = german["fields"]!;
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.Str("$schema"));
        Assert.Equal(["registeredContact"], schema["required"].Strings());
        var contact = schema["properties"]!["registeredContact"];
        Assert.Equal("Registrierte E-Mail-Adresse oder Telefonnummer", contact.Str("title"));
        Assert.Equal((3, 200), (contact!["minLength"]!.GetValue<int>(), contact["maxLength"]!.GetValue<int>()));
        var state = schema["properties"]!["accountState"]!["oneOf"]!.AsArray();
        Assert.Equal(("locked", "Gesperrt"), (state[2].Str("const"), state[2].Str("title")));
        Assert.Equal("date-time", schema["properties"]!["lastLoginAt"].Str("format"));
        Assert.Equal("PT72H", german.Text("expectedHandling"));
    }

    [Fact]
    public async Task What_there_is_not_is_said()
    {
        var app = await SupportApp.SharedAsync();

        foreach (var id in new[] { "nonsense", "LOGIN", "Login", "0" })
            (await app.PartnerA.GetAsync($"/v1/categories/{id}")).ShouldBeProblem(404, "category_not_found");
        foreach (var language in new[] { "it", "!" })
        foreach (var path in new[] { "/v1/categories", "/v1/categories/login" })
            (await app.PartnerA.GetAsync($"{path}?language={language}")).ShouldRefuse("language", "language");
        (await app.PartnerA.GetAsync("/v1/categories?lang=de")).ShouldRefuse("lang", "unknown");
        (await app.Anonymous.GetAsync("/v1/categories")).ShouldBeProblem(401, "credential_missing");
        Assert.Equal("en", (await app.PartnerA.GetAsync("/v1/categories", Desk.In("it"))).Header("Content-Language"));
    }
}
