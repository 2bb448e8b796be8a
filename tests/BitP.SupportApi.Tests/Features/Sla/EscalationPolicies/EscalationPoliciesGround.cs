using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Sla.EscalationPolicies;

internal sealed class EscalationPoliciesGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new(
                "escalationPolicy",
                ground =>
                    ground.MadeAsync(
                        "/v1/escalation-policies",
                        new { name = "Attacked", steps = new[] { new { after = "PT720H", to = new { management = true } } } }
                    )
            ),
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateEscalationPolicy",
                "admin",
                """
                {
                  "name": "Funds", "repeats": 2,
                  "steps": [
                    { "after": "PT5M", "to": { "agent": "$agent" }, "repeat": 1 },
                    { "after": "PT10M", "to": { "onDuty": { "channel": "phone", "language": "de" } } },
                    { "after": "PT1H", "to": { "management": true } }
                  ]
                }
                """
            ),
            new(
                "UpdateEscalationPolicy",
                "admin",
                """{ "name": "Other", "repeats": 1, "steps": [{ "after": "PT15M", "to": { "agent": "$otherAgent" }, "repeat": 2 }] }"""
            ),
        ];
}
