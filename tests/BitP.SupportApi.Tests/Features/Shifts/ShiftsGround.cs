using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Shifts;

internal sealed class ShiftsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            // Two agents who take turns day by day.
            new(
                "rotation",
                async ground =>
                    await ground.MadeAsync(
                        "/v1/rotations",
                        new
                        {
                            name = "Attacked",
                            timeZone = "UTC",
                            startsOn = "2026-01-01",
                            turn = new { unit = "day" },
                            agents = new[] { await ground.IdAsync("agent"), await ground.IdAsync("otherAgent") },
                            channels = new[] { "chat" },
                        }
                    )
            ),
            new(
                "shift",
                async ground =>
                    await ground.MadeAsync(
                        "/v1/shifts",
                        new
                        {
                            agentId = await ground.IdAsync("agent"),
                            kind = "shift",
                            from = "2101-01-01T00:00:00Z",
                            to = "2101-01-02T00:00:00Z",
                            channels = new[] { "chat" },
                        }
                    )
            ),
            new(
                "timeOff",
                async ground =>
                    await ground.MadeAsync(
                        "/v1/time-off",
                        new
                        {
                            agentId = await ground.IdAsync("agent"),
                            from = "2102-01-01T00:00:00Z",
                            to = "2102-01-02T00:00:00Z",
                        }
                    )
            ),
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateRotation",
                "admin",
                """
                {
                  "name": "Chat", "timeZone": "Europe/Berlin", "startsOn": "2026-11-23", "turn": { "every": 1, "unit": "week" },
                  "agents": ["$agent", "$otherAgent"], "channels": ["chat", "phone"], "handover": "08:00",
                  "hours": [{ "days": ["monday", "friday"], "from": "08:00", "to": "20:00" }], "languages": ["de", "en"], "endsOn": "2099-12-31"
                }
                """
            ),
            new(
                "UpdateRotation",
                "admin",
                """
                {
                  "name": "Chat", "timeZone": "Europe/Paris", "startsOn": "2026-11-24", "turn": { "every": 2, "unit": "day" }, "agents": ["$otherAgent"],
                  "channels": ["web"], "handover": "09:30", "hours": [{ "days": ["sunday"], "from": "22:00", "to": "06:00" }], "languages": ["fr"],
                  "endsOn": "2098-12-31", "effectiveFrom": "2097-01-01T00:00:00Z"
                }
                """
            ),
            new(
                "CreateShift",
                "admin",
                """
                {
                  "agentId": "$agent", "kind": "shift", "from": "2100-01-04T08:00:00Z", "to": "2100-01-04T16:00:00Z", "channels": ["chat"], "languages": ["de"]
                }
                """,
                "rotationId",
                "replaces"
            ),
            new(
                "SwapShifts",
                "admin",
                """
                {
                  "givenBy": "$agent", "takenBy": "$otherAgent",
                  "given": { "rotationId": "$rotation", "from": "2100-01-04T00:00:00Z", "to": "2100-01-06T00:00:00Z" },
                  "inExchange": { "rotationId": "$rotation", "from": "2100-01-06T00:00:00Z", "to": "2100-01-08T00:00:00Z" }
                }
                """
            ),
            new(
                "CreateTimeOff",
                "admin",
                """{ "agentId": "$agent", "from": "2100-02-01T00:00:00Z", "to": "2100-02-15T00:00:00Z", "reason": "Annual leave" }"""
            ),
        ];
}
