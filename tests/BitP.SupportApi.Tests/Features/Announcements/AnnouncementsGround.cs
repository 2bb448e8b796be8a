using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Announcements;

internal sealed class AnnouncementsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new(
                "announcement",
                ground =>
                    ground.MadeAsync(
                        "/v1/announcements",
                        new
                        {
                            kind = "other",
                            title = new { en = "Attacked" },
                            body = new { en = "Attacked" },
                            validFrom = "2101-01-01T00:00:00Z",
                        }
                    )
            )
            {
                IsEverybodys = true,
            },
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateAnnouncement",
                "admin",
                """
                {
                  "kind": "holiday", "title": { "en": "Christmas", "de": "Weihnachten" }, "body": { "en": "Closed.", "de": "Geschlossen." },
                  "channels": ["chat", "phone"], "regions": ["EU"], "validFrom": "2100-12-18T00:00:00Z", "validUntil": "2100-12-26T00:00:00Z",
                  "about": { "scheduleId": "$schedule", "date": "2100-12-24", "lastDate": "2100-12-25" }
                }
                """
            ),
            new(
                "UpdateAnnouncement",
                "admin",
                """
                {
                  "kind": "service", "title": { "en": "Other", "fr": "Autre" }, "body": { "en": "Other.", "fr": "Autre." }, "channels": ["web"],
                  "regions": ["CN"], "validFrom": "2100-12-18T00:00:00Z", "validUntil": "2100-12-26T00:00:00Z"
                }
                """
            ),
        ];

    public override async Task ReadyForAsync(string operation, Ground ground)
    {
        // Others than staff see it once it is valid.
        if (operation is "GetAnnouncement")
            (
                await ground.App.Admin.PatchAsync(
                    $"/v1/announcements/{await ground.IdAsync("announcement")}",
                    new { validFrom = DateTimeOffset.UtcNow },
                    ("If-Match", "*")
                )
            ).ShouldBe(200);
    }
}
