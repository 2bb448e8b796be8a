using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>The reasons that surveys have when they name none, and their texts in the languages of the product.</summary>
internal static class ReasonTexts
{
    private static readonly OrderedDictionary<string, LocalizedText> Texts = new(StringComparer.Ordinal)
    {
        ["speed"] = new("How fast it went", "处理速度", "La rapidité", "Die Schnelligkeit"),
        ["solution"] = new("The solution", "解决方案", "La solution", "Die Lösung"),
        ["expertise"] = new("Expert knowledge", "专业能力", "La compétence", "Die Fachkenntnis"),
        ["clarity"] = new("Clear explanations", "解释清楚易懂", "La clarté des explications", "Die Verständlichkeit"),
        ["attitude"] = new("How I was treated", "服务态度", "L’attitude envers moi", "Der Umgang mit mir"),
    };

    /// <summary>Their codes, in the order in which to offer them.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Texts.Keys];

    /// <summary>The text of a reason in a language; null when the product has none.</summary>
    public static string? Find(string? code, string language) =>
        code is not null && Languages.Supported.Contains(language) && Texts.TryGetValue(code, out var text) ? text.In(language) : null;
}
