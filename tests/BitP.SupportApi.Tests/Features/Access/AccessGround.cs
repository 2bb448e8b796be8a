using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Access;

internal sealed class AccessGround : FeatureGround
{
    public override IEnumerable<Thing> Things =>
        [
            new("partner", ground => Task.FromResult(ground.Partner.PartnerId.ToString())),
            new("apiKey", async ground => (await ground.Partner.GetAsync("/v1/api-keys")).Items[0].Str("id")!),
        ];

    public override IEnumerable<FullBody> Bodies =>
        [
            new(
                "CreateApiKey",
                "admin",
                """{ "name": "Other", "kind": "partner", "partnerId": "$partner", "scopes": ["tickets:read"], "expiresAt": "2028-01-01T00:00:00Z" }""",
                Without: "agentId"
            ),
        ];
}
