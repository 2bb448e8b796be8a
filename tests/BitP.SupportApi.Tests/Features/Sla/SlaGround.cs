using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Sla;

internal sealed class SlaGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new("slaPolicy", ground => PolicyAsync(ground, "web")) { Parameter = "policyId", IsEverybodys = true },
            new("otherSlaPolicy", ground => PolicyAsync(ground, "chat")) { IsEverybodys = true },
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateSlaPolicy",
                "admin",
                """
                {
                  "name": "Partner", "order": 1, "targets": [
                    { "clock": "first_response", "priority": "urgent", "channel": "chat", "target": "PT5M", "calendar": "business", "outerLimit": "PT1H" },
                    { "clock": "resolution", "target": "PT48H", "calendar": "elapsed" }
                  ],
                  "match": { "category": ["login"], "channel": ["phone"], "priority": ["high"], "partner": ["$partner"], "language": ["de", "fr"] },
                  "scheduleId": "$schedule", "warnAt": ["50%", "PT30M"], "pausesOn": ["pending"], "reopenedWith": "full", "effectiveFrom": "2100-01-01T00:00:00Z",
                  "escalateTo": "$escalationPolicy"
                }
                """
            ),
            new(
                "UpdateSlaPolicy",
                "admin",
                """
                {
                  "name": "Partner", "order": 1, "targets": [
                    { "clock": "next_response", "priority": "low", "channel": "web", "target": "PT4H", "calendar": "business", "outerLimit": "P1D" }
                  ],
                  "match": { "category": ["deposit"], "channel": ["web"], "priority": ["low"], "partner": ["$partner"], "language": ["de"] },
                  "scheduleId": "$schedule", "warnAt": ["90%"], "pausesOn": [], "reopenedWith": "full", "effectiveFrom": "2100-01-01T00:00:00Z",
                  "escalateTo": "$escalationPolicy"
                }
                """
            ),
        ];

    // The example of an order names two policies.
    public override async Task ReadyForAsync(string operation, Ground ground)
    {
        if (operation != "OrderSlaPolicies")
            return;
        string[] own = [await ground.IdAsync("slaPolicy"), await ground.IdAsync("otherSlaPolicy")];
        foreach (var id in (await ground.App.Admin.GetAsync("/v1/sla-policies/order"))["order"].Strings().Except(own))
            (await ground.App.Admin.PostAsync($"/v1/sla-policies/{id}/retire")).ShouldBe(200);
    }

    private static Task<string> PolicyAsync(Ground ground, string channel) =>
        ground.MadeAsync(
            "/v1/sla-policies",
            new
            {
                name = "Attacked",
                match = new { channel, partner = ground.Partner.PartnerId },
                targets = new[]
                {
                    new
                    {
                        clock = "resolution",
                        target = "PT48H",
                        calendar = "elapsed",
                    },
                },
            }
        );
}
