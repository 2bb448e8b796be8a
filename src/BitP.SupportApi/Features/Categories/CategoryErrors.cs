using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Categories;

public static class CategoryErrors
{
    public static readonly Error NotFound = new(
        "category_not_found",
        404,
        new("There is no such category.", "没有此分类。", "Cette catégorie n’existe pas.", "Diese Kategorie gibt es nicht.")
    );
}
