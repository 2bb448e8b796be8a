using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Categories;

internal sealed class CategoriesFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => CategoriesJson.Default;

    public static void Map(RouteGroupBuilder api) => api.MapGroup("/categories").WithTags("Categories").Add<ListCategories>().Add<GetCategory>();
}
