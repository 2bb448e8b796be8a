using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Categories;

/// <summary>What every request for texts of categories has to keep to.</summary>
internal static class CategoryRules
{
    private static readonly FieldProblem LanguageNotThere = new(
        FieldProblems.Language.Code,
        new(
            "There are no texts in this language, only in zh-CN, en, fr and de.",
            "没有该语言的文本，仅提供 zh-CN、en、fr 和 de。",
            "Il n’y a pas de textes dans cette langue, seulement en zh-CN, en, fr et de.",
            "In dieser Sprache gibt es keine Texte, nur in zh-CN, en, fr und de."
        )
    );

    public static IRuleBuilderOptions<T, string?> IsTextLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(tag => tag is null || Languages.IsTag(tag))
            .Otherwise(FieldProblems.Language)
            .Must(tag => tag is null || !Languages.IsTag(tag) || Languages.Match(tag) is not null)
            .Otherwise(LanguageNotThere);
}
