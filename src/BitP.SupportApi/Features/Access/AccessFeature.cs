using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Access;

internal sealed class AccessFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => AccessJson.Default;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGroup("/partners").WithTags("Partners").Add<CreatePartner>().Add<ListPartners>().Add<GetPartner>().Add<UpdatePartner>();
        api.MapGroup("/api-keys").WithTags("API keys").Add<CreateApiKey>().Add<ListApiKeys>().Add<GetApiKey>().Add<RotateApiKey>().Add<RevokeApiKey>();
    }
}
