using System.Collections.Frozen;
using System.Globalization;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Categories;

/// <summary>All categories in one language, made once: they change only with the program.</summary>
internal sealed class CategoryAnswers
{
    private static readonly Lazy<FrozenDictionary<string, CategoryAnswers>> ByLanguage = new(() =>
        Languages.Supported.ToFrozenDictionary(language => language, language => new CategoryAnswers(language))
    );

    private readonly FrozenDictionary<string, CategoryResponse> _byId;

    private CategoryAnswers(string language)
    {
        Language = language;
        All = [.. CategoryCatalogue.All.Select(c => CategoryResponse.From(c, language))];
        _byId = All.ToFrozenDictionary(c => EnumNames<TicketCategory>.Of(c.Id));
    }

    public string Language { get; }

    public IReadOnlyList<CategoryResponse> All { get; }

    /// <summary>The answers in the wanted language, which <see cref="ValueRules.IsLanguageOfTexts"/> has let pass, or in that of the request.</summary>
    public static CategoryAnswers In(string? language) =>
        ByLanguage.Value[Languages.Match(language ?? CultureInfo.CurrentUICulture.Name) ?? Languages.Supported[0]];

    /// <summary>The category that is written like this; null when none is.</summary>
    public CategoryResponse? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Sends which language was chosen and that the answer may be kept for a while.</summary>
    public void Describe(HttpResponse response)
    {
        response.Headers.ContentLanguage = Language;
        response.Headers.CacheControl = "private, max-age=300";
    }
}
