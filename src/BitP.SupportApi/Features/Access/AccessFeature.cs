using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Access;

internal sealed class AccessFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AccessJson.Default;

    public static IReadOnlyList<Type> Endpoints =>
        [
            typeof(CreatePartner),
            typeof(ListPartners),
            typeof(GetPartner),
            typeof(UpdatePartner),
            typeof(CreateApiKey),
            typeof(ListApiKeys),
            typeof(GetApiKey),
            typeof(RotateApiKey),
            typeof(RevokeApiKey),
        ];

    public static IReadOnlyList<Error> Refusals => [ApiKeyErrors.ScopesNotHeld.For("tickets:write")];
}

internal sealed class PartnersGroup() : ApiGroup("partners", "Partners", "The partner apps whose customers are supported.");

internal sealed class APIKeysGroup() : ApiGroup("api-keys", "API keys", "The credentials of partners, agents and operators.");
