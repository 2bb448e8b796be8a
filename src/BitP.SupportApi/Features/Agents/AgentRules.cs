using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Agents;

/// <summary>What every request that describes an agent has to keep to.</summary>
internal static class AgentRules
{
    public static IRuleBuilderOptions<T, string?> IsAgentName<T>(this IRuleBuilder<T, string?> rule) => rule.ShowsSomething().IsLine(Agent.NameMaxLength);

    public static IRuleBuilderOptions<T, string?> IsExternalId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsLine(Agent.ExternalIdMaxLength).Must(id => id is null || Texts.IsVisible(id)).Otherwise(FieldProblems.Missing);

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreNotTooMany<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.HasAtMost(Agent.MaxLanguages);

    /// <summary>The form in which languages are stored: each once, in the order given.</summary>
    public static IReadOnlyList<string> Canonical(IReadOnlyList<string>? tags) =>
        [.. (tags ?? []).Select(Languages.Canonical).Distinct(StringComparer.Ordinal)];
}
