using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Localization;
using FluentValidation;
using NodaTime;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>What kinds of values have to keep to that many requests hold: one rule for each kind. None of them asks for a value to be there.</summary>
internal static partial class ValueRules
{
    /// <summary>RFC 5321 section 4.5.3.1.3, without the angle brackets.</summary>
    public const int EmailMaxLength = 254;
    public const int PhoneMaxLength = 32;
    public const int TimeZoneMaxLength = 64;

    private static readonly FrozenSet<string> Zones = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(EmailMaxLength).EmailAddress();

    public static IRuleBuilderOptions<T, string?> IsPhone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(PhoneMaxLength).Matches(PhoneNumber()).Otherwise(FieldProblems.Phone);

    /// <summary>A BCP 47 tag.</summary>
    public static IRuleBuilderOptions<T, string?> IsLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(Languages.MaxLength).Must(tag => tag is null || Languages.IsTag(tag)).Otherwise(FieldProblems.Language);

    /// <summary>A BCP 47 tag of a query, which says no more than that it is none.</summary>
    public static IRuleBuilderOptions<T, string?> IsAskedLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(tag => tag is null || Languages.IsTag(tag)).Otherwise(FieldProblems.Language);

    /// <summary>A BCP 47 tag as an item of a list, where nothing is no language either.</summary>
    public static IRuleBuilderOptions<T, string?> IsListedLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(tag => tag is not null && Languages.IsTag(tag)).Otherwise(FieldProblems.Language);

    /// <summary>An id of the IANA time zone database.</summary>
    public static IRuleBuilderOptions<T, string?> IsTimeZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(TimeZoneMaxLength).Must(id => id is null || IsTimeZone(id)).Otherwise(FieldProblems.TimeZone);

    /// <summary>Whether a text is an id of the IANA time zone database. NodaTime also finds offsets, such as UTC+08:00, which are none.</summary>
    public static bool IsTimeZone(string id) => Zones.Contains(id);

    [GeneratedRegex(@"^\+[0-9][0-9 ().-]{4,30}\z")]
    private static partial Regex PhoneNumber();
}
