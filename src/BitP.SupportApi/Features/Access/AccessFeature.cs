using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Access;

internal sealed class AccessFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AccessJson.Default;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGroup("/partners")
            .WithTag("Partners", "The partner apps whose customers are supported.")
            .Add<CreatePartner>()
            .Add<ListPartners>()
            .Add<GetPartner>()
            .Add<UpdatePartner>();
        api.MapGroup("/api-keys")
            .WithTag("API keys", "The credentials of partners, agents and operators.")
            .Add<CreateApiKey>()
            .Add<ListApiKeys>()
            .Add<GetApiKey>()
            .Add<RotateApiKey>()
            .Add<RevokeApiKey>();
    }
}
