using BitP.SupportApi.Tests.Platform;

namespace BitP.SupportApi.Tests.Features.Categories;

internal sealed class CategoriesGround : FeatureGround
{
    public override IEnumerable<Thing> Things => [Thing.Fixed("category", "other")];
}
