using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Surveys;

internal sealed class SurveyGround : FeatureGround
{
    public override IEnumerable<Thing> Things => [new("survey", SurveyAsync) { IsEverybodys = true }];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateSurvey",
                "admin",
                """
                {
                  "name": "Solved tickets", "kind": "csat", "languages": ["en", "de"], "fallbackLanguage": "de", "active": false,
                  "questions": [
                    { "id": "satisfaction", "kind": "rating", "text": { "en": "How was it?", "de": "Wie war es?" }, "required": true },
                    {
                      "id": "solved", "kind": "choice", "text": { "en": "Solved?", "de": "Gelöst?" }, "required": true,
                      "options": [{ "code": "yes", "text": { "en": "Yes", "de": "Ja" } }, { "code": "no", "text": { "en": "No", "de": "Nein" } }],
                      "showWhen": { "question": "satisfaction", "atLeast": 1, "atMost": 4 }
                    },
                    {
                      "id": "missing", "kind": "text", "text": { "en": "What is missing?", "de": "Was fehlt?" }, "required": false,
                      "showWhen": { "question": "solved", "anyOf": ["no"] }
                    }
                  ],
                  "reasons": [{ "code": "speed" }, { "code": "app", "text": { "en": "The app", "de": "Die App" } }],
                  "trigger": {
                    "event": "ticket_solved", "delay": "PT1H",
                    "when": {
                      "partner": ["$partner"], "channel": ["web"], "language": ["de"], "category": ["login"], "priority": ["high"],
                      "team": ["$teamKey"], "tag": ["vip"]
                    }
                  },
                  "expiry": "P10D", "reminderAfter": "P3D", "minimumDaysBetween": 60, "sample": 0.5, "delivery": "none", "followUpAt": 2, "commentsToPartner": true
                }
                """
            ),
            new(
                "UpdateSurvey",
                "admin",
                """
                {
                  "name": "Closed complaints", "languages": ["en", "fr"], "fallbackLanguage": "fr", "active": false,
                  "questions": [
                    { "id": "satisfaction", "kind": "rating", "text": { "en": "How was it?", "fr": "Comment était-ce ?" }, "required": true },
                    {
                      "id": "better", "kind": "choices", "text": { "en": "What was good?", "fr": "Qu’est-ce qui était bien ?" }, "required": false,
                      "options": [{ "code": "tone", "text": { "en": "Tone", "fr": "Le ton" } }],
                      "showWhen": { "question": "satisfaction", "atLeast": 4, "atMost": 5 }
                    }
                  ],
                  "reasons": [{ "code": "attitude", "text": { "en": "Manners", "fr": "Les manières" } }],
                  "trigger": {
                    "event": "complaint_closed", "delay": "P1D",
                    "when": { "partner": ["$partner"], "channel": ["web"], "language": ["fr"], "kind": ["fees"], "department": ["funds"], "outcome": ["upheld"] }
                  },
                  "expiry": "P20D", "reminderAfter": "P5D", "minimumDaysBetween": 0, "sample": 1, "delivery": "webhook", "followUpAt": 3, "commentsToPartner": false
                }
                """
            ),
        ];

    // Not active, so that those of a test that runs beside it may be.
    private static Task<string> SurveyAsync(Ground ground) =>
        ground.MadeAsync(
            "/v1/surveys",
            SurveyBodies.Survey(new { active = false, trigger = new { @event = "ticket_solved", when = new { partner = ground.Partner.PartnerId } } })
        );
}
