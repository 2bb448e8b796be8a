using System.Text;
using System.Text.Json.Nodes;

namespace BitP.SupportApi.Tests.Platform.Localization;

/// <summary>Refusals are explained in the language of the caller, whoever in the program refuses; codes are always the same.</summary>
public sealed class SpeakingTheCallersLanguage
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("zh-CN", "zh-CN")]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hans-CN", "zh-CN")]
    [InlineData("ZH-cn", "zh-CN")]
    [InlineData("fr", "fr")]
    [InlineData("fr-CA", "fr")]
    [InlineData("de-AT", "de")]
    [InlineData("DE", "de")]
    [InlineData("ja", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    [InlineData("ja, fr;q=0.3, de;q=0.8", "de")]
    [InlineData("ja;q=1, zh;q=0.9, en;q=0.8", "zh-CN")]
    [InlineData("fr;q=0, de;q=0.1", "de")]
    [InlineData("fr;q=0", "en")]
    [InlineData("en;q=0, *", "zh-CN")]
    [InlineData("*, en;q=0", "zh-CN")]
    [InlineData("en;q=0, zh;q=0, *;q=0.1", "fr")]
    [InlineData("en;q=0, zh-CN;q=0, fr;q=0", "de")]
    [InlineData("en;q=0, zh-CN;q=0, fr;q=0, de;q=0", "en")]
    [InlineData("*;q=0", "en")]
    [InlineData("en;q=0.2, *;q=0.8", "zh-CN")]
    [InlineData("de;q=0.2, *;q=0.8", "en")]
    [InlineData("de, *;q=0.8", "de")]
    [InlineData("en-GB;q=0, en", "en")]
    [InlineData("zh-TW;q=0, zh", "zh-CN")]
    [InlineData("zh-Hant", "zh-CN")]
    [InlineData("de-CH, de;q=0, fr;q=0.1", "fr")]
    [InlineData("de-CH, fr;q=0.9", "de")]
    [InlineData("zh;q=0, zh-CN;q=0.5", "zh-CN")]
    [InlineData("i-klingon, fr;q=0.001", "fr")]
    [InlineData("de;q=0.5,fr;q=0.500", "de")]
    [InlineData("  fr  ;  q=0.9 , de;q=0.2", "fr")]
    public async Task The_best_of_the_wishes_is_chosen(string wishes, string language)
    {
        var app = await SupportApp.SharedAsync();
        var titles = (await app.Anonymous.GetAsync("/v1/problems/credential_missing"))["title"]!;

        var answer = await app.Anonymous.GetAsync("/v1/tickets", ("Accept-Language", wishes));

        answer.ShouldBeProblem(401, "credential_missing");
        Assert.Equal(titles[language]!.GetValue<string>(), answer.Text("title"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task Whoever_refuses_speaks_it(string language)
    {
        var ground = await Ground.PrepareAsync();
        var catalogue = (await ground.App.Anonymous.GetAsync("/v1/problems")).Items.ToDictionary(p => p!["code"]!.GetValue<string>(), p => p!["title"]!);
        var wish = ("Accept-Language", language);
        Answer[] answers =
        [
            await ground.App.Anonymous.GetAsync("/v1/tickets", wish),
            await ground.App.With("nonsense").GetAsync("/v1/tickets", wish),
            await ground.Partner.GetAsync("/v1/agents", wish),
            await ground.Partner.GetAsync("/v1/nothing", wish),
            await ground.Partner.GetAsync("/v1/tickets/x", wish),
            await ground.Partner.GetAsync("/v1/tickets?cursor=x", wish),
            await ground.Partner.GetAsync("/v1/tickets?limit=x", wish),
            await ground.Partner.GetAsync("/v1/tickets?limit=0", wish),
            await ground.Partner.SendAsync(HttpMethod.Delete, "/v1/tickets", null, wish),
            await ground.Partner.PostAsync("/v1/tickets", new { }, wish),
            await ground.Partner.PostAsync("/v1/tickets", new { subject = 1 }, wish),
            await ground.Partner.PostAsync("/v1/tickets", new { surprise = 1 }, wish),
            await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", "{"u8.ToArray(), "application/json", wish),
            await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", ""u8.ToArray(), "application/json", wish),
            await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", "{}"u8.ToArray(), "text/plain", wish),
            await ground.Partner.SendRawAsync(HttpMethod.Post, "/v1/tickets", new byte[300_000], "application/json", wish),
            await ground.Partner.SendRawAsync(HttpMethod.Patch, $"/v1/tickets/{ground.Ticket}", "{"u8.ToArray(), "application/json", wish, ("If-Match", "*")),
            await ground.Partner.PatchAsync($"/v1/tickets/{ground.Ticket}", new { subject = "x" }, wish),
            await ground.Partner.PatchAsync($"/v1/tickets/{ground.Ticket}", new { subject = "x" }, wish, ("If-Match", "\"9\"")),
            await ground.Partner.PatchAsync($"/v1/tickets/{ground.Ticket}", new { subject = "x" }, wish, ("If-Match", "9")),
            await ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/close", new { }, wish),
            await ground.Partner.PostAsync("/v1/customers", new { externalId = "x" }, wish, ("Idempotency-Key", new string('k', 256))),
            await ground.Partner.GetAsync($"/v1/tickets/{ground.Ticket}/transcript", wish, ("Accept", "image/png")),
        ];

        Assert.All(
            answers,
            answer =>
            {
                Assert.InRange(answer.Status, 400, 499);
                Assert.Equal(catalogue[answer.Code][language]!.GetValue<string>(), answer.Text("title"));
            }
        );
        Assert.True(answers.Select(a => a.Code).Distinct().Count() >= 17);
    }

    [Fact]
    public async Task Every_problem_has_a_title_of_its_own_in_every_language()
    {
        var app = await SupportApp.SharedAsync();
        foreach (var problem in (await app.Anonymous.GetAsync("/v1/problems")).Items)
        {
            var titles = problem!["title"]!.AsObject().Select(t => t.Value!.GetValue<string>()).ToList();
            Assert.Equal(4, titles.Distinct().Count());
            Assert.All(titles, Assert.NotEmpty);
            (await app.Anonymous.GetAsync($"/v1/problems/{problem["code"]}")).ShouldBe(200);
        }
    }

    [Fact]
    public async Task Messages_about_members_differ_by_language_and_codes_do_not()
    {
        var ground = await Ground.PrepareAsync();
        var body = JsonNode.Parse(
            """
            { "subject": "", "description": "", "category": "login", "channel": "web", "language": "?", "tags": [""], "evidence": [{ "kind": null, "amount": "x" }],
              "customer": { "externalId": "", "email": "x", "phone": "x", "language": "?", "timeZone": "Mars" }, "fields": { "nonsense": 1 } }
            """
        )!;
        var byLanguage = new Dictionary<string, JsonObject>();
        foreach (var language in new[] { "en", "zh-CN", "fr", "de" })
        {
            var answer = await ground.Partner.PostAsync("/v1/tickets", body, ("Accept-Language", language));
            answer.ShouldBeProblem(400, "validation_failed");
            byLanguage[language] = answer["errors"]!.AsObject();
        }

        static IEnumerable<string> Said(JsonObject errors, string what) =>
            errors.SelectMany(e => e.Value!.AsArray().Select(p => $"{e.Key}: {p![what]}")).Order(StringComparer.Ordinal);
        Assert.True(byLanguage["en"].Count >= 12, byLanguage["en"].ToJsonString());
        foreach (var language in new[] { "zh-CN", "fr", "de" })
        {
            Assert.Equal(Said(byLanguage["en"], "code"), Said(byLanguage[language], "code"));
            Assert.Empty(Said(byLanguage["en"], "message").Intersect(Said(byLanguage[language], "message")));
        }
    }

    [Fact]
    public async Task Reasons_for_an_unreadable_body_are_translated_too()
    {
        var ground = await Ground.PrepareAsync();
        foreach (
            var text in new[]
            {
                "{",
                "",
                "[]",
                """{ "subject": 1 }""",
                """{ "subject": "\u0000" }""",
                """{ "surprise": 1 }""",
                """{ "subject": "a", "subject": "b" }""",
            }
        )
        {
            var said = new HashSet<string>();
            var codes = new HashSet<string>();
            foreach (var language in new[] { "en", "zh-CN", "fr", "de" })
            {
                var answer = await ground.Partner.SendRawAsync(
                    HttpMethod.Post,
                    "/v1/tickets",
                    Encoding.UTF8.GetBytes(text),
                    "application/json",
                    ("Accept-Language", language)
                );
                answer.ShouldBe(400);
                codes.Add(answer.Code);
                said.Add(answer["errors"]?.ToJsonString() ?? answer.Text("detail"));
            }
            Assert.Single(codes);
            Assert.Equal(4, said.Count);
        }
    }
}
