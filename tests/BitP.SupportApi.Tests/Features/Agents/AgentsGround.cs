using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Agents;

internal sealed class AgentsGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new("teamKey", _ => Task.FromResult($"t{Guid.NewGuid():N}"[..20])),
            new("team", async ground => await ground.MadeAsync("/v1/teams", new { key = await ground.IdAsync("teamKey"), name = "Attacked" })),
            new(
                "agent",
                async ground =>
                {
                    await ground.IdAsync("team");
                    return await ground.MadeAsync("/v1/agents", new { name = "Attacked", team = await ground.IdAsync("teamKey") });
                }
            ),
            new("otherAgent", ground => ground.MadeAsync("/v1/agents", new { name = "Also attacked" })),
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateAgent",
                "admin",
                """{ "name": "Mei", "email": "mei@example.com", "externalId": "x-$agent", "languages": ["de", "zh-CN"], "team": "$teamKey", "active": true, "reportsToId": "$otherAgent" }"""
            ),
            new(
                "UpdateAgent",
                "admin",
                """{ "name": "Mei", "email": "mei@example.com", "externalId": "y-$agent", "languages": ["de"], "team": "$teamKey", "active": false, "reportsToId": "$otherAgent" }"""
            ),
            new("CreateTeam", "admin", """{ "key": "x$teamKey", "name": "Other" }"""),
            new("UpdateTeam", "admin", """{ "name": "Other" }"""),
        ];
}
