using System.Globalization;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Platform.Localization;

/// <summary>One text in every supported language; none may be missing.</summary>
/// <param name="En">English.</param>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="Fr">French.</param>
/// <param name="De">German.</param>
public sealed record LocalizedText(
    [property: JsonPropertyName("en")] string En,
    [property: JsonPropertyName("zh-CN")] string Zh,
    [property: JsonPropertyName("fr")] string Fr,
    [property: JsonPropertyName("de")] string De
)
{
    /// <summary>The text in the language of the request.</summary>
    [JsonIgnore]
    public string Current => In(CultureInfo.CurrentUICulture.Name);

    /// <summary>The text in a language given by its BCP 47 tag; English when there is none in it.</summary>
    public string In(string language) =>
        Languages.Match(language) switch
        {
            "zh-CN" => Zh,
            "fr" => Fr,
            "de" => De,
            _ => En,
        };
}
