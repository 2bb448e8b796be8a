using System.Text.Json.Nodes;
using static BitP.SupportApi.Tests.Features.Surveys.SurveyBodies;

namespace BitP.SupportApi.Tests.Features.Surveys.Definitions;

/// <summary>What makes no sense as a survey is refused, by the name of the member.</summary>
public sealed class RefusingSurveys
{
    [Theory]
    [InlineData("""{ "name": null }""", "name", "required")]
    [InlineData("""{ "name": "a\nb" }""", "name", "line")]
    [InlineData("""{ "kind": null }""", "kind", "required")]
    [InlineData("""{ "kind": "stars" }""", "kind", "wrong_type")]
    [InlineData("""{ "scale": { "lowest": 1, "highest": 10 } }""", "scale", "unknown")]
    [InlineData("""{ "languages": null }""", "languages", "required")]
    [InlineData("""{ "languages": [] }""", "languages", "required")]
    [InlineData("""{ "languages": ["english"] }""", "languages[0]", "language")]
    [InlineData("""{ "languages": [null] }""", "languages[0]", "language")]
    [InlineData("""{ "languages": ["en", "EN"] }""", "languages", "duplicate")]
    [InlineData("""{ "fallbackLanguage": "de" }""", "fallbackLanguage", "unknown")]
    [InlineData("""{ "fallbackLanguage": "english" }""", "fallbackLanguage", "language")]
    [InlineData("""{ "questions": null }""", "questions", "required")]
    [InlineData("""{ "questions": [] }""", "questions", "required")]
    [InlineData("""{ "questions": [null] }""", "questions[0]", "required")]
    [InlineData("""{ "reasons": [null] }""", "reasons[0]", "required")]
    [InlineData("""{ "reasons": [{ "text": { "en": "Price" } }] }""", "reasons[0].code", "required")]
    [InlineData("""{ "reasons": [{ "code": "The price" }] }""", "reasons[0].code", "format")]
    [InlineData("""{ "reasons": [{ "code": "speed" }, { "code": "speed" }] }""", "reasons[1].code", "duplicate")]
    [InlineData("""{ "reasons": [{ "code": "price" }] }""", "reasons[0].text.en", "missing_language")]
    [InlineData("""{ "reasons": [{ "code": "price", "text": { "en": " " } }] }""", "reasons[0].text.en", "required")]
    [InlineData("""{ "reasons": [{ "code": "price", "text": { "en": "Price", "fr": "Prix" } }] }""", "reasons[0].text.fr", "unknown")]
    [InlineData("""{ "trigger": null }""", "trigger", "required")]
    [InlineData("""{ "trigger": {} }""", "trigger.event", "required")]
    [InlineData("""{ "trigger": { "event": "ticket_opened" } }""", "trigger.event", "wrong_type")]
    [InlineData("""{ "trigger": { "event": "chat_ended" } }""", "trigger.event", "trigger_not_available")]
    [InlineData("""{ "trigger": { "event": "ticket_solved", "delay": "P366D" } }""", "trigger.delay", "out_of_range")]
    [InlineData("""{ "trigger": { "event": "ticket_solved", "delay": "-PT1S" } }""", "trigger.delay", "out_of_range")]
    [InlineData("""{ "trigger": { "event": "ticket_solved", "delay": "P1Y" } }""", "trigger.delay", "wrong_type")]
    [InlineData("""{ "trigger": { "event": "ticket_solved", "delay": 3600 } }""", "trigger.delay", "wrong_type")]
    [InlineData("""{ "expiry": "PT59M" }""", "expiry", "out_of_range")]
    [InlineData("""{ "expiry": "P366D" }""", "expiry", "out_of_range")]
    [InlineData("""{ "reminderAfter": "PT0S" }""", "reminderAfter", "out_of_range")]
    [InlineData("""{ "reminderAfter": "P14D" }""", "reminderAfter", "out_of_range")]
    [InlineData("""{ "expiry": "P2D", "reminderAfter": "P2D" }""", "reminderAfter", "out_of_range")]
    [InlineData("""{ "minimumDaysBetween": -1 }""", "minimumDaysBetween", "out_of_range")]
    [InlineData("""{ "minimumDaysBetween": 366 }""", "minimumDaysBetween", "out_of_range")]
    [InlineData("""{ "minimumDaysBetween": 1.5 }""", "minimumDaysBetween", "wrong_type")]
    [InlineData("""{ "sample": 0 }""", "sample", "out_of_range")]
    [InlineData("""{ "sample": 1.01 }""", "sample", "out_of_range")]
    [InlineData("""{ "sample": "half" }""", "sample", "wrong_type")]
    [InlineData("""{ "delivery": "email" }""", "delivery", "wrong_type")]
    [InlineData("""{ "followUpAt": 0 }""", "followUpAt", "out_of_range")]
    [InlineData("""{ "followUpAt": 6 }""", "followUpAt", "out_of_range")]
    [InlineData("""{ "followUpAt": 2.5 }""", "followUpAt", "wrong_type")]
    public async Task A_survey_that_makes_no_sense_is_refused(string with, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync(SurveysPath, Survey(with))).ShouldRefuse(member, code);
    }

    [Theory]
    [InlineData("""{ "mood": "bad" }""", "mood", "unknown")]
    [InlineData("""{ "channel": [] }""", "channel", "required")]
    [InlineData("""{ "channel": "pigeon" }""", "channel", "wrong_type")]
    [InlineData("""{ "channel": ["chat", "chat"] }""", "channel", "duplicate")]
    [InlineData("""{ "language": "german" }""", "language[0]", "language")]
    [InlineData("""{ "language": ["de", "DE"] }""", "language", "duplicate")]
    [InlineData("""{ "partner": "019aa9f2-3c40-7d11-9c3e-5b1f0a7effff" }""", "partner[0]", "not_found")]
    [InlineData("""{ "team": "nowhere" }""", "team[0]", "not_found")]
    [InlineData("""{ "tag": [" "] }""", "tag[0]", "tag")]
    [InlineData("""{ "kind": "fees" }""", "kind", "not_applicable")]
    [InlineData("""{ "department": "funds" }""", "department", "not_applicable")]
    [InlineData("""{ "outcome": "upheld" }""", "outcome", "not_applicable")]
    [InlineData("""{ "department": "nowhere" }""", "department[0]", "unknown", "complaint_closed")]
    [InlineData("""{ "outcome": "won" }""", "outcome", "wrong_type", "complaint_closed")]
    [InlineData("""{ "category": "login" }""", "category", "not_applicable", "complaint_closed")]
    [InlineData("""{ "priority": "high" }""", "priority", "not_applicable", "complaint_closed")]
    [InlineData("""{ "team": "none" }""", "team", "not_applicable", "complaint_closed")]
    [InlineData("""{ "tag": "vip" }""", "tag", "not_applicable", "complaint_closed")]
    public async Task A_condition_that_no_case_can_be_asked_about_is_refused(string when, string member, string code, string trigger = "ticket_solved")
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync(SurveysPath, Survey($$"""{ "trigger": { "event": "{{trigger}}", "when": {{when}} } }"""))).ShouldRefuse(
            $"trigger.when.{member}",
            code
        );
    }

    [Theory]
    [InlineData("""{ "kind": "text", "text": { "en": "Why?" } }""", "kind", "rating_first")]
    [InlineData("""{ "kind": "choice", "text": { "en": "Solved?" }, "options": [{ "code": "yes", "text": { "en": "Yes" } }] }""", "kind", "rating_first")]
    [InlineData("""{ "text": { "en": "How was it?" } }""", "kind", "required")]
    [InlineData("""{ "kind": "rating" }""", "text", "required")]
    [InlineData("""{ "kind": "rating", "text": {} }""", "text", "required")]
    [InlineData("""{ "kind": "rating", "text": { "de": "Wie war es?" } }""", "text.en", "missing_language")]
    [InlineData("""{ "kind": "rating", "text": { "de": "Wie war es?" } }""", "text.de", "unknown")]
    [InlineData("""{ "kind": "rating", "text": { "en": "a", "EN": "b" } }""", "text.EN", "duplicate")]
    [InlineData("""{ "kind": "rating", "text": { "en": null } }""", "text.en", "required")]
    [InlineData("""{ "kind": "rating", "text": { "en": "a\nb" } }""", "text.en", "line")]
    [InlineData("""{ "kind": "rating", "text": { "en": "a" }, "id": "Frage 1" }""", "id", "format")]
    [InlineData("""{ "kind": "rating", "text": { "en": "a" }, "required": false }""", "required", "not_applicable")]
    [InlineData("""{ "kind": "rating", "text": { "en": "a" }, "showWhen": { "question": "q1", "atMost": 2 } }""", "showWhen", "not_applicable")]
    [InlineData("""{ "kind": "rating", "text": { "en": "a" }, "options": [{ "code": "yes", "text": { "en": "Yes" } }] }""", "options", "not_applicable")]
    public async Task A_first_question_that_cannot_be_is_refused(string question, string member, string code)
    {
        var app = await SupportApp.SharedAsync();

        (await app.Admin.PostAsync(SurveysPath, Survey($$"""{ "questions": [{{question}}] }"""))).ShouldRefuse($"questions[0].{member}", code);
    }

    // After a rating q1, a choice solved (yes, partly, no) and a text why that is shown after no.
    [Theory]
    [InlineData("""{ "id": "q1" }""", "id", "duplicate")]
    [InlineData("""{ "id": "why" }""", "id", "duplicate")]
    [InlineData("""{ "kind": "choice" }""", "options", "required")]
    [InlineData("""{ "kind": "choices", "options": [] }""", "options", "required")]
    [InlineData("""{ "kind": "choice", "options": [null] }""", "options[0]", "required")]
    [InlineData("""{ "kind": "choice", "options": [{ "text": { "en": "A" } }] }""", "options[0].code", "required")]
    [InlineData("""{ "kind": "choice", "options": [{ "code": "a b", "text": { "en": "A" } }] }""", "options[0].code", "format")]
    [InlineData("""{ "kind": "choice", "options": [{ "code": "a" }] }""", "options[0].text", "required")]
    [InlineData("""{ "kind": "choice", "options": [{ "code": "a", "text": { "fr": "A" } }] }""", "options[0].text.en", "missing_language")]
    [InlineData(
        """{ "kind": "choice", "options": [{ "code": "a", "text": { "en": "A" } }, { "code": "a", "text": { "en": "B" } }] }""",
        "options[1].code",
        "duplicate"
    )]
    [InlineData("""{ "showWhen": {} }""", "showWhen.question", "required")]
    [InlineData("""{ "showWhen": { "question": "nothing", "atMost": 2 } }""", "showWhen.question", "unknown_question")]
    [InlineData("""{ "id": "me", "showWhen": { "question": "me", "atMost": 2 } }""", "showWhen.question", "unknown_question")]
    [InlineData("""{ "showWhen": { "question": "later", "atMost": 2 } }""", "showWhen.question", "unknown_question")]
    [InlineData("""{ "showWhen": { "question": "why", "anyOf": ["yes"] } }""", "showWhen.question", "unknown_question")]
    [InlineData("""{ "showWhen": { "question": "q1" } }""", "showWhen.atMost", "required")]
    [InlineData("""{ "showWhen": { "question": "q1", "anyOf": ["yes"] } }""", "showWhen.anyOf", "not_applicable")]
    [InlineData("""{ "showWhen": { "question": "q1", "atMost": 6 } }""", "showWhen.atMost", "out_of_range")]
    [InlineData("""{ "showWhen": { "question": "q1", "atLeast": 0 } }""", "showWhen.atLeast", "out_of_range")]
    [InlineData("""{ "showWhen": { "question": "q1", "atMost": 0 } }""", "showWhen", "unreachable_question")]
    [InlineData("""{ "showWhen": { "question": "q1", "atLeast": 6 } }""", "showWhen", "unreachable_question")]
    [InlineData("""{ "showWhen": { "question": "q1", "atLeast": 4, "atMost": 3 } }""", "showWhen", "unreachable_question")]
    [InlineData("""{ "showWhen": { "question": "solved" } }""", "showWhen.anyOf", "required")]
    [InlineData("""{ "showWhen": { "question": "solved", "anyOf": [] } }""", "showWhen.anyOf", "required")]
    [InlineData("""{ "showWhen": { "question": "solved", "atMost": 2 } }""", "showWhen.atMost", "not_applicable")]
    [InlineData("""{ "showWhen": { "question": "solved", "anyOf": ["yes", "perhaps"] } }""", "showWhen.anyOf[1]", "unknown")]
    [InlineData("""{ "showWhen": { "question": "solved", "anyOf": ["yes", "yes"] } }""", "showWhen.anyOf[1]", "duplicate")]
    public async Task A_later_question_that_cannot_be_is_refused(string with, string member, string code)
    {
        var app = await SupportApp.SharedAsync();
        var question = Desk.Merge(
            new()
            {
                ["kind"] = "text",
                ["text"] = new JsonObject { ["en"] = "And?" },
            },
            with
        );

        (await app.Admin.PostAsync(SurveysPath, Survey(new { questions = Questions(question.ToJsonString()) }))).ShouldRefuse($"questions[3].{member}", code);
    }

    [Fact]
    public async Task A_question_behind_one_that_nobody_is_asked_is_refused_too()
    {
        var app = await SupportApp.SharedAsync();

        var refused = await app.Admin.PostAsync(
            SurveysPath,
            Survey(
                new
                {
                    questions = Questions(
                        """{ "id": "never", "kind": "rating", "text": { "en": "a" }, "showWhen": { "question": "q1", "atLeast": 5, "atMost": 1 } }""",
                        """{ "id": "behind", "kind": "rating", "text": { "en": "b" }, "showWhen": { "question": "never", "atLeast": 3 } }""",
                        """{ "id": "last", "kind": "text", "text": { "en": "c" }, "showWhen": { "question": "behind", "atLeast": 3 } }"""
                    ),
                }
            )
        );

        refused.ShouldRefuse("questions[3].showWhen", "unreachable_question");
        refused.ShouldRefuse("questions[4].showWhen", "unreachable_question");
        refused.ShouldRefuse("questions[5].showWhen", "unreachable_question");
    }

    [Fact]
    public async Task What_would_have_been_taken_is_named_where_it_is_known()
    {
        var app = await SupportApp.SharedAsync();

        var refused = await app.Admin.PostAsync(
            SurveysPath,
            Survey(
                new
                {
                    fallbackLanguage = "fr",
                    questions = Questions("""{ "kind": "text", "text": { "en": "a" }, "showWhen": { "question": "why", "anyOf": ["no"] } }"""),
                }
            )
        );

        Assert.Equal(["q1", "solved"], refused["errors"]!["questions[3].showWhen.question"]![0]!["allowed"].Strings());
        Assert.Equal(["en"], refused["errors"]!["fallbackLanguage"]![0]!["allowed"].Strings());
    }

    [Fact]
    public async Task There_are_limits_of_everything()
    {
        var app = await SupportApp.SharedAsync();
        static object[] Many(int count, Func<int, object> item) => [.. Enumerable.Range(0, count).Select(item)];
        var text = new { en = "a" };

        (await app.Admin.PostAsync(SurveysPath, Survey(new { name = new string('a', 101) }))).ShouldRefuse("name", "too_long");
        (await app.Admin.PostAsync(SurveysPath, Survey(new { languages = Many(21, i => $"en-x-a{i}") }))).ShouldRefuse("languages", "too_many");
        (await app.Admin.PostAsync(SurveysPath, Survey(new { questions = Many(21, _ => new { kind = "rating", text }) }))).ShouldRefuse(
            "questions",
            "too_many"
        );
        (await app.Admin.PostAsync(SurveysPath, Survey(new { reasons = Many(21, i => new { code = $"r{i}", text }) }))).ShouldRefuse("reasons", "too_many");
        (
            await app.Admin.PostAsync(SurveysPath, Survey(new { questions = new[] { new { kind = "rating", text = new { en = new string('a', 501) } } } }))
        ).ShouldRefuse("questions[0].text.en", "too_long");
        (
            await app.Admin.PostAsync(
                SurveysPath,
                Survey(
                    new
                    {
                        questions = Questions(
                            $$"""{ "kind": "choice", "text": { "en": "a" }, "options": [{{string.Join(',', Enumerable.Range(0, 21).Select(i => $$"""{ "code": "o{{i}}", "text": { "en": "a" } }"""))}}] }"""
                        ),
                    }
                )
            )
        ).ShouldRefuse("questions[3].options", "too_many");
        (
            await app.Admin.PostAsync(SurveysPath, Survey(new { trigger = new { @event = "ticket_solved", when = new { team = Many(51, i => $"t{i}") } } }))
        ).ShouldRefuse("trigger.when.team", "too_many");
    }

    private static JsonArray Questions(params string[] more) => [.. new[]
            {
                """{ "kind": "rating", "text": { "en": "How was it?" } }""",
                """
                    {
                      "id": "solved", "kind": "choice", "text": { "en": "Solved?" },
                      "options": [{ "code": "yes", "text": { "en": "Yes" } }, { "code": "partly", "text": { "en": "Partly" } }, { "code": "no", "text": { "en": "No" } }]
                    }
                    """,
                """{ "id": "why", "kind": "text", "text": { "en": "Why?" }, "showWhen": { "question": "solved", "anyOf": ["no"] } }""",
            }.Concat(more).Select(q => JsonNode.Parse(q))];
}
