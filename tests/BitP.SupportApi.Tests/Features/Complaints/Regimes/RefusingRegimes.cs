using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Complaints.Regimes.RegimeBodies;

namespace BitP.SupportApi.Tests.Features.Complaints.Regimes;

/// <summary>What makes no sense as a regime is refused, by the name of the member and a code of its own.</summary>
public sealed class RefusingRegimes
{
    private const string Decide = """{ "step": "decide", "deadline": { "within": "P2M" } }""";

    public static TheoryData<string, string, string> Nonsense =>
        new()
        {
            // Loops and unknown steps
            { Steps(Step("decide", "P5D", "decide")), "steps[0].deadline.of", "step_loop" },
            { Steps(Step("acknowledge", "P5D", "decide"), Step("decide", "P5D", "acknowledge")), "steps[0].deadline.of", "step_loop" },
            {
                Steps(Step("acknowledge", "P5D", "decide"), Step("respond", "P5D", "acknowledge"), Step("decide", "P5D", "respond")),
                "steps[2].deadline.of",
                "step_loop"
            },
            { Steps(Step("decide", "P5D", "respond")), "steps[0].deadline.of", "unknown_step" },
            { Steps(Step("decide", "P5D", "update")), "steps[0].deadline.of", "unknown_step" },
            { Steps(Step("decide", "P5D", "judgement")), "steps[0].deadline.of", "wrong_type" },
            { Steps(Step("judge", "P5D")), "steps[0].step", "wrong_type" },
            { Steps(Step("receipt", "P5D")), "steps[0].step", "not_applicable" },
            { Steps(Step("update", "P5D")), "steps[0].step", "not_applicable" },
            { Steps(Decide, Decide), "steps[1].step", "duplicate" },
            { Steps(Step("acknowledge", "P5D", kinds: "funds"), Step("decide", "P5D", "acknowledge")), "steps[1].deadline.of", "unknown_step" },
            {
                Steps("""{ "step": "decide", "deadline": { "within": "P2M" }, "extension": { "notAfter": "long_stop" } }"""),
                "steps[0].extension.notAfter",
                "unknown_step"
            },
            {
                Steps("""{ "step": "decide", "deadline": { "within": "P2M" }, "extension": { "notAfter": "decide" } }"""),
                "steps[0].extension.notAfter",
                "unknown_step"
            },
            {
                Steps(
                    """{ "step": "decide", "deadline": { "within": "P2M" }, "extension": { "notAfter": "long_stop" } }""",
                    Step("long_stop", "P5D", "decide")
                ),
                "steps[0].extension.notAfter",
                "step_loop"
            },
            { """{ "steps": [] }""", "steps", "required" },
            { """{ "steps": [null] }""", "steps[0]", "required" },
            { """{ "steps": [{ "deadline": { "within": "P2M" } }] }""", "steps[0].step", "required" },
            { """{ "steps": [{ "step": "decide" }] }""", "steps[0].deadline", "required" },
            { Steps(Step("decide", "P5D", kinds: "")), "steps[0].kinds[0]", "wrong_type" },
            { """{ "steps": [{ "step": "decide", "deadline": { "within": "P2M" }, "kinds": [] }] }""", "steps[0].kinds", "required" },
            { """{ "steps": [{ "step": "decide", "deadline": { "within": "P2M" }, "kinds": ["fees", "fees"] }] }""", "steps[0].kinds", "duplicate" },
            { Steps([.. Enumerable.Repeat(Decide, 31)]), "steps", "too_many" },
            // Durations
            { Steps("""{ "step": "decide", "deadline": {} }"""), "steps[0].deadline.within", "required" },
            { Steps(Step("decide", "P-2M")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "-P2M")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "P0D")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "P100Y")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "P732D")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "P105W")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "P25M")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "P521BD")), "steps[0].deadline.within", "out_of_range" },
            { Steps(Step("decide", "PT48H")), "steps[0].deadline.within", "format" },
            { Steps(Step("decide", "P1M2D")), "steps[0].deadline.within", "format" },
            { Steps(Step("decide", "two months")), "steps[0].deadline.within", "format" },
            { Steps(Step("decide", "P99999999999999999999D")), "steps[0].deadline.within", "format" },
            { """{ "updateEvery": "P0D" }""", "updateEvery", "out_of_range" },
            { """{ "updateEvery": "P-1D" }""", "updateEvery", "out_of_range" },
            { """{ "updateEvery": "daily" }""", "updateEvery", "format" },
            { """{ "retention": { "period": "P100Y" } }""", "retention.period", "out_of_range" },
            { """{ "retention": { "period": "P0Y" } }""", "retention.period", "out_of_range" },
            { """{ "retention": { "period": "P9BD" } }""", "retention.period", "out_of_range" },
            { """{ "retention": { "period": "P5Y", "upTo": "P3Y" } }""", "retention.upTo", "out_of_range" },
            { """{ "retention": null }""", "retention", "required" },
            { """{ "retention": { "period": null } }""", "retention.period", "required" },
            // Rules that contradict themselves
            { Steps(Step("decide", "P5BD")), "scheduleId", "required" },
            { """{ "updateEvery": "P5BD" }""", "scheduleId", "required" },
            { Steps("""{ "step": "decide", "deadline": { "within": "P2M", "lastDayHoliday": "next_business_day" } }"""), "scheduleId", "required" },
            { """{ "scheduleId": "019aa9f2-3c40-7d11-9c3e-5b1f0a7effff" }""", "scheduleId", "not_found" },
            {
                Steps("""{ "step": "decide", "deadline": { "within": "P2M", "pausesOn": ["awaiting_customer"] } }"""),
                "steps[0].deadline.pausesOn",
                "calendar_never_pauses"
            },
            {
                Steps("""{ "step": "decide", "deadline": { "within": "P60D", "pausesOn": ["awaiting_customer"] } }"""),
                "steps[0].deadline.pausesOn",
                "calendar_never_pauses"
            },
            {
                Steps("""{ "step": "decide", "deadline": { "within": "P9BD", "pausesOn": ["awaiting_customer", "awaiting_customer"] } }"""),
                "steps[0].deadline.pausesOn",
                "too_many"
            },
            { Steps("""{ "step": "decide", "deadline": { "within": "P9BD", "pausesOn": ["holidays"] } }"""), "steps[0].deadline.pausesOn[0]", "wrong_type" },
            { Steps("""{ "step": "decide", "deadline": { "within": "P60D", "monthEnd": "last_date" } }"""), "steps[0].deadline.monthEnd", "not_applicable" },
            {
                Steps("""{ "step": "decide", "deadline": { "within": "P9BD", "lastDayHoliday": "next_business_day" } }"""),
                "steps[0].deadline.lastDayHoliday",
                "not_applicable"
            },
            // Languages
            { """{ "name": { "de": null } }""", "name.de", "missing_language" },
            { """{ "languages": ["en", "de", "fr"] }""", "name.fr", "missing_language" },
            { """{ "languages": ["en", "de", "fr"] }""", "contact.unit.fr", "missing_language" },
            { """{ "languages": ["en"] }""", "name.de", "unknown" },
            { """{ "name": { "tlh": "Qap" } }""", "name.tlh", "unknown" },
            { """{ "languages": [] }""", "languages", "required" },
            { """{ "languages": ["en", "de", "en"] }""", "languages", "duplicate" },
            { """{ "languages": ["en", "de", "es"] }""", "languages[2]", "unknown" },
            { """{ "leaflet": { "en": "Only here." } }""", "leaflet.de", "missing_language" },
            { """{ "remedies": [{ "name": { "en": "A", "de": "A" }, "text": { "en": "A" } }] }""", "remedies[0].text.de", "missing_language" },
            { """{ "sources": [{ "concerns": "a", "act": "b", "status": "verified", "says": { "de": "A" } }] }""", "sources[0].says.en", "missing_language" },
            // HTML and template syntax
            { """{ "name": { "en": "<script>alert(1)</script>" } }""", "name.en", "markup" },
            { """{ "name": { "en": "{{ firm.name }}" } }""", "name.en", "markup" },
            { """{ "name": { "en": "Two\r\nlines" } }""", "name.en", "line" },
            { """{ "leaflet": { "en": "Two\r\nlines", "de": "Zwei" } }""", "leaflet.en", "markup" },
            { """{ "leaflet": { "en": "a }} b", "de": "Zwei" } }""", "leaflet.en", "markup" },
            { """{ "leaflet": { "en": "{% if %}", "de": "Zwei" } }""", "leaflet.en", "markup" },
            { """{ "leaflet": { "en": "${x}", "de": "Zwei" } }""", "leaflet.en", "markup" },
            { """{ "contact": { "unit": { "de": "a > b" } } }""", "contact.unit.de", "markup" },
            { """{ "contact": { "address": "<b>Here</b>" } }""", "contact.address", "markup" },
            { """{ "remedies": [{ "name": { "en": "A", "de": "A" }, "text": { "en": "A", "de": "<a>" } }] }""", "remedies[0].text.de", "markup" },
            {
                """{ "remedies": [{ "name": { "en": "A", "de": "A" }, "text": { "en": "A", "de": "A" }, "contact": "<a>" }] }""",
                "remedies[0].contact",
                "markup"
            },
            { """{ "sources": [{ "concerns": "a", "act": "{{b}}", "status": "verified", "says": { "en": "A", "de": "A" } }] }""", "sources[0].act", "markup" },
            // The rest
            { """{ "key": null }""", "key", "required" },
            { """{ "key": "EU" }""", "key", "format" },
            { """{ "key": "a__b" }""", "key", "format" },
            { """{ "key": "abcdefghijabcdefghijabcdefghijabc" }""", "key", "too_long" },
            { """{ "name": null }""", "name", "required" },
            { """{ "timeZone": "Mars/Olympus" }""", "timeZone", "time_zone" },
            { """{ "timeZone": null }""", "timeZone", "required" },
            { """{ "contact": { "email": "nobody" } }""", "contact.email", "email" },
            { """{ "contact": { "phone": "12" } }""", "contact.phone", "phone" },
            { """{ "documents": [{ "document": "leaflet", "contents": ["copy"] }] }""", "documents[0].document", "wrong_type" },
            { """{ "documents": [{ "document": "acknowledgement", "contents": [] }] }""", "documents[0].contents", "required" },
            { """{ "documents": [{ "document": "acknowledgement", "contents": ["a b"] }] }""", "documents[0].contents[0]", "unknown" },
            { """{ "documents": [{ "document": "acknowledgement", "contents": ["copy", "reason"] }] }""", "documents[0].contents[1]", "unknown" },
            { """{ "documents": [{ "document": "acknowledgement", "contents": ["copy", "outcome"] }] }""", "documents[0].contents[1]", "not_applicable" },
            { """{ "documents": [{ "document": "acknowledgement", "contents": ["copy", "copy"] }] }""", "documents[0].contents", "duplicate" },
            {
                """{ "documents": [{ "document": "acknowledgement", "contents": ["copy"] }, { "document": "acknowledgement", "contents": ["copy"] }] }""",
                "documents[1].document",
                "duplicate"
            },
            {
                """{ "remedies": [{ "name": { "en": "A", "de": "A" }, "text": { "en": "A", "de": "A" }, "countries": ["DE", "UK"] }] }""",
                "remedies[0].countries[1]",
                "country"
            },
            {
                """{ "remedies": [{ "name": { "en": "A", "de": "A" }, "text": { "en": "A", "de": "A" }, "countries": ["DE", "DE"] }] }""",
                "remedies[0].countries",
                "duplicate"
            },
            {
                """{ "remedies": [{ "name": { "en": "A", "de": "A" }, "text": { "en": "A", "de": "A" }, "countries": [] }] }""",
                "remedies[0].countries",
                "required"
            },
            { """{ "sources": [{ "concerns": "a", "act": "b", "says": { "en": "A", "de": "A" } }] }""", "sources[0].status", "required" },
            {
                """{ "sources": [{ "concerns": "a", "act": "b", "status": "guessed", "says": { "en": "A", "de": "A" } }] }""",
                "sources[0].status",
                "wrong_type"
            },
            { """{ "unanswered": "close" }""", "unanswered", "wrong_type" },
            { """{ "effectiveFrom": "2020-01-01T00:00:00Z" }""", "effectiveFrom", "in_the_past" },
            { """{ "retentoin": {} }""", "retentoin", "unknown" },
            { """{ "steps": [{ "step": "decide", "deadline": { "within": "P2M", "whithin": "P1D" } }] }""", "steps[0].deadline.whithin", "unknown" },
            { """{ "contact": { "fax": "1" } }""", "contact.fax", "unknown" },
        };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task It_is_refused_when_it_is_created_and_when_it_is_changed(string with, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var body = Regime(JsonNode.Parse(with));

        (await app.Admin.PostAsync(Root, body)).ShouldRefuse(member, code);

        var changes = JsonNode.Parse(with)!.AsObject();
        if (changes.ContainsKey("key"))
            return;
        var path = (await app.Admin.MadeAsync()).Header("Location")!;
        (await app.Admin.PatchAsync(path, changes, ("If-Match", "*"))).ShouldRefuse(member, code);
        Assert.Single((await app.Admin.GetAsync($"{path}/versions")).Items);
    }

    [Fact]
    public async Task An_unknown_step_is_told_with_those_that_there_are()
    {
        var app = await SupportApp.SharedAsync();

        var refused = await app.Admin.PostAsync(Root, Regime(JsonNode.Parse(Steps(Step("acknowledge", "P5D"), Step("decide", "P5D", "respond")))));

        Assert.Equal(["receipt", "acknowledge", "decide"], refused["errors"]!["steps[1].deadline.of"]![0]!["allowed"].Strings());
    }

    [Fact]
    public async Task Texts_may_be_as_long_as_they_are_said_to_be_and_no_longer()
    {
        var app = await SupportApp.SharedAsync();
        string longest = new('界', 2000);

        var made = await app.Admin.MadeAsync(new { leaflet = new { en = longest, de = "a\nb" } });

        Assert.Equal(longest, made["leaflet"].Str("en"));
        (await app.Admin.PostAsync(Root, Regime(new { leaflet = new { en = longest + "界", de = "b" } }))).ShouldRefuse("leaflet.en", "too_long");
        (await app.Admin.PostAsync(Root, Regime(new { name = new { en = new string('x', 101) } }))).ShouldRefuse("name.en", "too_long");
        (await app.Admin.PostAsync(Root, Regime(new { sources = Enumerable.Repeat(new { }, 51) }))).ShouldRefuse("sources", "too_many");
        (await app.Admin.PostAsync(Root, Regime(new { remedies = Enumerable.Repeat(new { }, 10_000) }))).ShouldRefuse("remedies", "too_many");
    }

    private static string Steps(params string[] steps) => $$"""{ "steps": [{{string.Join(", ", steps)}}] }""";

    private static string Step(string step, string within, string of = "receipt", string? kinds = null) =>
        $$"""{ "step": "{{step}}", "deadline": { "within": "{{within}}", "of": "{{of}}" } {{(kinds is null ? "" : $", \"kinds\": [\"{kinds}\"]")}} }""";
}
