using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Escalations;

internal sealed class EscalationsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            // By a policy of its own, so that the ticket can be escalated by another.
            new(
                "escalation",
                async ground =>
                    await ground.MadeAsync(
                        $"/v1/tickets/{await ground.IdAsync("ticket")}/escalate",
                        new
                        {
                            policyId = await ground.MadeAsync(
                                "/v1/escalation-policies",
                                new { name = "Attacked", steps = new[] { new { after = "PT720H", to = new { management = true } } } }
                            ),
                            reason = "Attacked",
                            summary = "Attacked",
                        }
                    )
            ),
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "EscalateTicket",
                "agent",
                """{ "policyId": "$escalationPolicy", "reason": "It has waited for three days.", "summary": "It burns, and nobody has come." }"""
            ),
            new("RequestEscalation", "customer", """{ "reason": "I want to speak to a manager.", "summary": "It burns, and nobody has come." }"""),
        ];
}
