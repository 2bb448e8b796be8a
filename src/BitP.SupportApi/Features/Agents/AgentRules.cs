using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Localization;
using FluentValidation;

namespace BitP.SupportApi.Features.Agents;

/// <summary>What every request that describes an agent has to keep to.</summary>
internal static class AgentRules
{
    public static IRuleBuilderOptions<T, string?> IsAgentName<T>(this IRuleBuilder<T, string?> rule) => rule.NotEmpty().MaximumLength(Agent.NameMaxLength);

    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) => rule.MaximumLength(Agent.EmailMaxLength).EmailAddress();

    public static IRuleBuilderOptions<T, string?> IsExternalId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(Agent.ExternalIdMaxLength).Must(id => id is null || !string.IsNullOrWhiteSpace(id)).Otherwise(FieldProblems.Missing);

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreNotTooMany<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.HasAtMost(Agent.MaxLanguages);

    public static IRuleBuilderOptions<T, string?> IsLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(tag => tag is not null && Languages.IsTag(tag)).Otherwise(FieldProblems.Language);

    /// <summary>The form in which languages are stored: each once, in the order given.</summary>
    public static IReadOnlyList<string> Canonical(IReadOnlyList<string>? tags) =>
        [.. (tags ?? []).Select(Languages.Canonical).Distinct(StringComparer.Ordinal)];
}
