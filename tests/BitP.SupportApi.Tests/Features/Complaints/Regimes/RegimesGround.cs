using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Complaints.Regimes;

internal sealed class RegimesGround : FeatureGround
{
    private const string Content = """
          "name": { "en": "House", "fr": "Maison" }, "timeZone": "Europe/Paris", "languages": ["en", "fr"], "scheduleId": "$schedule",
          "steps": [
            { "step": "acknowledge", "deadline": { "within": "P3BD", "of": "receipt", "dayOfReceipt": "included" } },
            { "step": "respond", "deadline": { "within": "P2M", "of": "acknowledge", "monthEnd": "last_date", "lastDayHoliday": "next_business_day" } },
            {
              "step": "decide", "deadline": { "within": "P15BD", "of": "receipt", "pausesOn": ["awaiting_customer"] },
              "kinds": ["funds", "fees"], "extension": { "notAfter": "long_stop" }
            },
            { "step": "long_stop", "deadline": { "within": "P1Y" } }
          ],
          "updateEvery": "P10D",
          "documents": [{ "document": "acknowledgement", "contents": ["contact.email", "timeframe"] }],
          "remedies": [{ "name": { "en": "Board", "fr": "Conseil" }, "text": { "en": "Ask.", "fr": "Demandez." }, "contact": "board.example.com", "countries": ["FR"] }],
          "leaflet": { "en": "Ask the board.", "fr": "Demandez au conseil." },
          "retention": { "period": "P5Y", "from": "receipt", "upTo": "P7Y" },
          "contact": { "unit": { "en": "Unit", "fr": "Service" }, "email": "unit@example.com", "phone": "+33 1 99 00 00 00", "address": "1 rue de l’Exemple" },
          "handlerShownAs": "person", "independentHandler": false, "unanswered": "decide",
          "sources": [
            {
              "concerns": "retention", "act": "Act", "article": "Article 1", "says": { "en": "Five years.", "fr": "Cinq ans." },
              "status": "verified", "url": "https://law.example.com/1"
            }
          ],
          "effectiveFrom": "2100-01-01T00:00:00Z"
        """;

    // In the languages that changes speak.
    private static readonly object InFrench = new
    {
        languages = new[] { "en", "fr" },
        name = new { fr = "La mienne", de = (string?)null },
        contact = new { unit = new { fr = "Réclamations", de = (string?)null } },
    };

    public override IEnumerable<Thing> Things =>
        [
            new(
                "complaintRegime",
                async ground =>
                {
                    var created = await ground.App.Admin.PostAsync(RegimeBodies.Root, RegimeBodies.Regime(InFrench));
                    created.ShouldBe(201);
                    return created.Text("key");
                }
            )
            {
                Parameter = "regimeKey",
                IsEverybodys = true,
            },
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new("CreateComplaintRegime", "admin", $$"""{ "key": "x$complaintRegime", {{Content}} }"""),
            new("UpdateComplaintRegime", "admin", $$"""{ {{Content}} }"""),
            new(
                "PreviewComplaintRegime",
                "agent",
                """
                {
                  "receivedAt": "2026-11-23T10:00:00Z", "kind": "fees", "language": "de-AT",
                  "done": {
                    "acknowledge": "2026-11-24T10:00:00Z", "respond": "2026-11-25T10:00:00Z", "update": "2026-11-26T10:00:00Z",
                    "decide": "2026-11-27T10:00:00Z", "refer": "2026-11-28T10:00:00Z"
                  },
                  "pauses": [{ "from": "2026-11-24T12:00:00Z", "to": "2026-11-26T12:00:00Z" }],
                  "delay": { "step": "decide", "givenAt": "2026-11-25T10:00:00Z", "newDate": "2027-03-01" },
                  "version": 1
                }
                """
            ),
        ];
}
