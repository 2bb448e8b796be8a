using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Hosting;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Features.Categories;

internal sealed class CategoriesFeature : IFeature
{
    public static IJsonTypeInfoResolver Json => CategoriesJson.Default;

    public static IReadOnlyList<Type> Endpoints => [typeof(ListCategories), typeof(GetCategory)];
}

internal sealed class CategoriesGroup() : ApiGroup("categories", "Categories", "What a ticket can be about, and what to prepare and to ask for each.");
