using System.Text.Json;
using BitP.SupportApi.Platform.Json;
using FluentValidation;

namespace BitP.SupportApi.Platform.Http;

/// <summary>What filters of lists have in common.</summary>
internal static class ListFilters
{
    /// <summary>A comma-separated list of values of an enum, spelt as in the JSON.</summary>
    public static IRuleBuilderOptions<T, string?> IsListOf<T, TEnum>(this IRuleBuilder<T, string?> rule)
        where TEnum : struct, Enum =>
        rule.Must(text => text is null || text.Split(',').All(EnumNames<TEnum>.Values.ContainsKey)).Otherwise(FieldProblems.WrongType);

    public static IRuleBuilderOptions<T, string?> IsInstant<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(text => text is null || Instants.TryParse(text, out _)).Otherwise(FieldProblems.Format);

    /// <summary>The values of a list that was found valid; null when there is none.</summary>
    public static IReadOnlyList<TEnum>? Read<TEnum>(string? text)
        where TEnum : struct, Enum => text is null ? null : [.. text.Split(',').Select(name => EnumNames<TEnum>.Values[name]).Distinct()];

    private static class EnumNames<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly Dictionary<string, TEnum> Values = Enum.GetValues<TEnum>()
            .ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
    }
}
