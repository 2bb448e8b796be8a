using System.Text.RegularExpressions;
using BitP.SupportApi.Features.Complaints.Documents;
using BitP.SupportApi.Tests.Features.Complaints.Regimes;

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
        Assert.Equal((regime, language, "3.3.1"), (answer.Text("regime"), answer.Text("language"), answer.Text("version")));
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
                .Concat(json["periods"]!.AsArray().SelectMany(p => new[] { p.Str("title")!, p.Str("words")! }))
                .Concat(json["remedies"]!.AsArray().SelectMany(r => new[] { r.Str("name")!, r.Str("text")! }))
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

        foreach (var key in new[] { "nonsense", "EU_MICA", "shared", "../shared", "eu_mica.json", "%7B%7Bx%7D%7D", "%3Cb%3E", "eu_mica%20OR%201=1" })
            (await app.Anonymous.GetAsync($"{Path}?regime={key}")).ShouldRefuse("regime", "not_found");
        (await app.Anonymous.GetAsync($"{Path}?regime={new string('x', 33)}")).ShouldRefuse("regime", "too_long");
        (await app.Anonymous.GetAsync($"{Path}?regime=a%0D%0Ab")).ShouldRefuse("regime", "line");
        (await app.Anonymous.GetAsync($"{Path}?regime=")).ShouldRefuse("regime", "empty");
        (await app.Anonymous.GetAsync($"{Path}?language=it")).ShouldRefuse("language", "language");
        (await app.Anonymous.GetAsync($"{Path}?version=1")).ShouldRefuse("version", "unknown");
        (await app.Anonymous.GetAsync(Path, ("Accept", "image/png"))).ShouldBeProblem(406, "not_acceptable");
    }

    [Fact]
    public async Task It_says_what_the_regime_says_that_is_in_force()
    {
        await using var app = await SupportApp.StartAsync();
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        var before = await app.Anonymous.GetAsync(Path);
        Assert.Equal(("3.3.1", 1, null), (before.Text("version"), before["regimeVersion"]!.GetValue<int>(), before.Json.Str("effectiveFrom")));
        Task<Answer> ChangeAsync(object change) => app.Admin.PatchAsync("/v1/complaint-regimes/eu_mica", change, ("If-Match", "*"));

        (
            await ChangeAsync(
                new
                {
                    contact = new
                    {
                        email = "own@example.com",
                        unit = new Dictionary<string, string>
                        {
                            ["en"] = "Unit",
                            ["zh-CN"] = "组",
                            ["fr"] = "Service",
                            ["de"] = "Stelle",
                        },
                    },
                    steps = new[] { new { step = "decide", deadline = new { within = "P30D" } } },
                    updateEvery = (string?)null,
                    retention = new { period = "P6Y", upTo = (string?)null },
                }
            )
        ).ShouldBe(200);
        (await ChangeAsync(new { updateEvery = "P3D", effectiveFrom = "2027-02-01T00:00:00Z" })).ShouldBe(200);
        var now = await app.Anonymous.GetAsync(Path, Desk.In("de"));
        var page = (await app.Anonymous.GetAsync(Path, Desk.In("de"), ("Accept", "text/html"))).Raw;

        Assert.Equal(("Stelle", "own@example.com", "+44 20 7946 0958"), (now["contact"].Str("name"), now["contact"].Str("email"), now["contact"].Str("phone")));
        Assert.Equal(("3.3.2", 2, "2027-01-04T09:00:00Z"), (now.Text("version"), now["regimeVersion"]!.GetValue<int>(), now.Text("effectiveFrom")));
        var period = Assert.Single(now["periods"]!.AsArray());
        Assert.Equal(
            ("decide", "P30D", "30 Tage ab dem Eingang, dieser Tag nicht mitgezählt, bis 24:00 Uhr (Europe/Brussels)."),
            (period.Str("step"), period.Str("within"), period.Str("words"))
        );
        foreach (var text in new[] { "Stelle", "own@example.com", "30 Tage ab dem Eingang", "mindestens 6 Jahre ab dem Abschluss des Falls" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.DoesNotContain("2 Monate", page, StringComparison.Ordinal);
        Assert.NotEqual(before.ETag, (await app.Anonymous.GetAsync(Path)).ETag);
        // What is to come is said once it has come.
        await app.StopClockAsync("2027-02-01T00:00:00Z");
        Assert.Equal(["decide", "update"], (await app.Anonymous.GetAsync(Path))["periods"]!.AsArray().Select(p => p.Str("step")));
    }

    [Fact]
    public async Task A_regime_of_ones_own_has_a_procedure_out_of_what_it_says()
    {
        await using var app = await SupportApp.StartAsync(("Complaints:Regimes", "house_rules"));
        await app.StopClockAsync("2027-01-04T09:00:00Z");
        (await app.Anonymous.GetAsync(Path)).ShouldRefuse("regime", "not_found");
        await app.Admin.MadeAsync(
            new
            {
                key = "house_rules",
                effectiveFrom = "2027-01-05T00:00:00Z",
                steps = new object[]
                {
                    new
                    {
                        step = "decide",
                        deadline = new { within = "P15D" },
                        kinds = new[] { "funds", "fees" },
                    },
                    new { step = "decide", deadline = new { within = "P2M" } },
                },
                remedies = new[]
                {
                    new
                    {
                        name = new { en = "The board", de = "Das Schiedsgericht" },
                        text = new { en = "It is free & fair.", de = "Es kostet nichts." },
                        contact = "board.example.com",
                        countries = new[] { "DE", "AT" },
                    },
                },
                retention = new { period = "P18M", from = "receipt" },
            }
        );
        (await app.Anonymous.GetAsync(Path)).ShouldRefuse("regime", "not_found");
        await app.StopClockAsync("2027-01-05T00:00:00Z");

        var own = await app.Anonymous.GetAsync(Path);
        var page = (await app.Anonymous.GetAsync(Path, ("Accept", "text/html"))).Raw;

        own.ShouldBe(200);
        Assert.Equal(("house_rules", "Mine", "3.0.1"), (own.Text("regime"), own.Text("regimeName"), own.Text("version")));
        Assert.Equal(("Complaints", "complaints@example.com"), (own["contact"].Str("name"), own["contact"].Str("email")));
        Assert.Equal(Sections, own["sections"]!.AsArray().Select(s => s.Str("id")));
        Assert.Equal([("P15D", "money and assets, fees"), ("P2M", "anything else")], own["periods"]!.AsArray().Select(p => (p.Str("within"), p.Str("about"))));
        Assert.Equal(["funds", "fees"], own["periods"]![0]!["kinds"].Strings());
        Assert.Equal(("The board", "board.example.com"), (own["remedies"]![0].Str("name"), own["remedies"]![0].Str("contact")));
        Assert.Contains("in English or German.", own.Raw, StringComparison.Ordinal);
        Assert.Contains("at least 18 months from the day on which we received your complaint.", page, StringComparison.Ordinal);
        foreach (var text in new[] { "15 days from receipt", "It is free &amp; fair.", "board.example.com", "DE, AT", "money and assets, fees" })
            Assert.Contains(text, page, StringComparison.Ordinal);
        // In a language that it does not have it speaks its first.
        var french = await app.Anonymous.GetAsync($"{Path}?language=fr");
        Assert.Equal(("en", "en"), (french.Text("language"), french.Header("Content-Language")));
        // The others are there as well, and one that is retired is not.
        Assert.Equal("eu_mica", (await app.Anonymous.GetAsync($"{Path}?regime=eu_mica")).Text("regime"));
        await app.Admin.DoneAsync("/v1/complaint-regimes/house_rules/retire");
        await app.StopClockAsync("2027-01-05T00:00:01Z");
        (await app.Anonymous.GetAsync(Path)).ShouldRefuse("regime", "not_found");
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
