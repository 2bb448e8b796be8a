using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Categories;

public static class CategoryErrors
{
    public static readonly Error NotFound = new(
        "category_not_found",
        404,
        new("There is no such category.", "没有此分类。", "Cette catégorie n’existe pas.", "Diese Kategorie gibt es nicht.")
    )
    {
        Cause = new(
            "The path names a category that this version does not have: it is misspelt, in capital letters, or a translated name instead of the value.",
            "路径中的分类在此版本中不存在：拼写有误、使用了大写字母，或使用了译名而不是取值。",
            "Le chemin nomme une catégorie que cette version n’a pas : elle est mal écrite, en majuscules, ou c’est un nom traduit au lieu de la valeur.",
            "Der Pfad nennt eine Kategorie, die diese Version nicht hat: falsch oder groß geschrieben, oder ein übersetzter Name statt des Werts."
        ),
        Remedy = new(
            "Take id from GET /v1/categories, such as withdrawal_pending.",
            "请从 GET /v1/categories 获取 id，例如 withdrawal_pending。",
            "Prenez id dans GET /v1/categories, par exemple withdrawal_pending.",
            "Nehmen Sie id aus GET /v1/categories, etwa withdrawal_pending."
        ),
    };
}
