using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Complaints.Documents;

namespace BitP.SupportApi.Tests.Features.Complaints.Documents;

/// <summary>Anybody reads how complaints are handled.</summary>
public sealed class ReadingTheProcedure
{
    private const string Path = "/v1/complaint-procedure";
    private const string Approved = "tests/BitP.SupportApi.Tests/Features/Complaints/Documents/Approved";

    private static readonly string[] Sections =
    [
        "admissibility",
        "free-of-charge",
        "filing",
        "contact",
        "languages",
        "timeframe",
        "records",
        "external-bodies",
    ];

    public static TheoryData<string> Regimes => [.. DocumentTemplates.Regimes];

    [Theory]
    [MemberData(nameof(Regimes))]
    public async Task It_says_what_people_approved(string regime)
    {
        foreach (var language in SampleFacts.Languages)
            await ShouldBeApprovedAsync(regime, language);
    }

    private static async Task ShouldBeApprovedAsync(string regime, string language)
    {
        var app = await SupportApp.SharedAsync();

        var answer = await app.Anonymous.GetAsync($"{Path}?regime={regime}&language={language}", Desk.In("it"));

        answer.ShouldBe(200);
        Assert.Equal(language, answer.Header("Content-Language"));
        Assert.Equal((regime, language, "2.2"), (answer.Text("regime"), answer.Text("language"), answer.Text("version")));
        Assert.Equal(Sections, answer["sections"]!.AsArray().Select(s => s.Str("id")));
        Assert.Equal(("complaints@example.com", "+44 20 7946 0958"), (answer["contact"].Str("email"), answer["contact"].Str("phone")));
        Approval.MatchesJson(answer.Json, $"{Approved}/{regime}/procedure.{language}.approved.json");
    }

    [Fact]
    public async Task The_form_asks_what_the_annex_asks_and_demands_no_more_than_a_person_and_a_description()
    {
        var app = await SupportApp.SharedAsync();

        var fields = (await app.Anonymous.GetAsync(Path))["form"]!["fields"]!.AsArray();

        Assert.Equal(["complainant.name", "description"], fields.Where(f => f!["required"]!.GetValue<bool>()).Select(f => f.Str("name")));
        foreach (var name in new[] { "representative.authority", "service", "subject", "factDates", "damage", "evidence" })
            Assert.Single(fields, f => f.Str("name") == name);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task It_is_a_page_too(string language)
    {
        var app = await SupportApp.SharedAsync();
        var json = await app.Anonymous.GetAsync($"{Path}?language={language}");

        var page = await app.Anonymous.GetAsync($"{Path}?language={language}", ("Accept", "text/html"));

        page.ShouldBe(200);
        Assert.Equal("text/html", page.ContentType);
        Assert.Contains("default-src 'none'; style-src 'sha256-", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains($"<html lang=\"{language}\">", page.Raw, StringComparison.Ordinal);
        var words = System.Net.WebUtility.HtmlDecode(Regex.Replace(page.Raw, "<[^>]*>", ""));
        foreach (
            var paragraph in json["sections"]!
                .AsArray()
                .SelectMany(s => s!["paragraphs"].Strings())
                .Concat(json["form"]!["fields"]!.AsArray().Select(f => f.Str("label")!))
        )
            Assert.Contains(paragraph, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again_and_each_form_and_language_has_its_own_tag()
    {
        var app = await SupportApp.SharedAsync();
        var tags = new HashSet<string>();

        foreach (var type in new[] { "application/json", "text/html" })
        foreach (var regime in DocumentTemplates.Regimes)
        foreach (var language in SampleFacts.Languages)
        {
            var path = $"{Path}?regime={regime}";
            var answer = await app.Anonymous.GetAsync(path, Desk.In(language), ("Accept", type));
            answer.ShouldBe(200);
            Assert.True(tags.Add(answer.ETag!), $"{type} {regime} {language}");
            Assert.Equal(304, (await app.Anonymous.GetAsync(path, Desk.In(language), ("Accept", type), ("If-None-Match", answer.ETag!))).Status);
        }
    }

    [Fact]
    public async Task What_there_is_not_is_said()
    {
        var app = await SupportApp.SharedAsync();

        (await app.Anonymous.GetAsync($"{Path}?regime=nonsense")).ShouldRefuse("regime", "unknown");
        (await app.Anonymous.GetAsync($"{Path}?regime=")).ShouldRefuse("regime", "empty");
        (await app.Anonymous.GetAsync($"{Path}?language=it")).ShouldRefuse("language", "language");
        (await app.Anonymous.GetAsync($"{Path}?version=1")).ShouldRefuse("version", "unknown");
        (await app.Anonymous.GetAsync(Path, ("Accept", "image/png"))).ShouldBeProblem(406, "not_acceptable");
    }

    [Fact]
    public async Task Without_an_address_it_names_the_unit_alone()
    {
        await using var app = await SupportApp.StartAsync(
            ("Complaints:Contact:Email", ""),
            ("Complaints:Contact:Phone", ""),
            ("Complaints:Contact:Name", "Ombudsteam <b>")
        );

        var answer = await app.Anonymous.GetAsync($"{Path}?language=de");
        var page = await app.Anonymous.GetAsync($"{Path}?language=de", ("Accept", "text/html"));

        Assert.Equal("Ombudsteam <b>", answer["contact"].Str("name"));
        Assert.Null(answer["contact"]!["email"]);
        Assert.Contains("Ombudsteam &lt;b&gt;", page.Raw, StringComparison.Ordinal);
    }
}
