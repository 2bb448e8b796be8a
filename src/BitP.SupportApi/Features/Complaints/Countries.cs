using System.Collections.Frozen;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using NodaTime.TimeZones;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>Countries by their codes of two letters (ISO 3166-1 alpha-2): those in which somebody lives, as the time zone database has them.</summary>
internal static class Countries
{
    public const int CodeLength = 2;

    public static readonly FieldProblem Unknown = new(
        "country",
        new(
            "This is not the code of a country in two capital letters (ISO 3166-1 alpha-2), such as FR or GB.",
            "这不是由两个大写字母组成的国家代码（ISO 3166-1 alpha-2），例如 FR 或 GB。",
            "Ce n’est pas le code d’un pays en deux majuscules (ISO 3166-1 alpha-2), comme FR ou GB.",
            "Das ist kein Länderkürzel aus zwei Großbuchstaben (ISO 3166-1 alpha-2) wie FR oder GB."
        )
    );

    private static readonly Expectation Code = new(
        new LocalizedText(
            "a code of ISO 3166-1 alpha-2, such as FR or GB",
            "ISO 3166-1 alpha-2 代码，例如 FR 或 GB",
            "un code ISO 3166-1 alpha-2, par exemple FR ou GB",
            "ein Code nach ISO 3166-1 alpha-2, zum Beispiel FR oder GB"
        )
    );

    private static readonly Lazy<FrozenSet<string>> Codes = new(() =>
        TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(place => place.CountryCode).ToFrozenSet(StringComparer.Ordinal)
    );

    /// <summary>The code of a country, or none.</summary>
    public static IRuleBuilderOptions<T, string?> IsCountry<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => code is null || Codes.Value.Contains(code)).Otherwise(Unknown.Expecting(Code));
}
