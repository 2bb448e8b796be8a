using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Agents;

/// <summary>What every request that describes an agent has to keep to.</summary>
internal static class AgentRules
{
    public static readonly FieldProblem ReportingLoop = new(
        "reporting_loop",
        new(
            "This agent reports to the one that is changed, directly or further up the line.",
            "该客服人员直接或间接地隶属于正在更改的客服人员。",
            "Cet agent relève, directement ou plus haut dans la hiérarchie, de celui que l’on modifie.",
            "Dieser Agent ist dem, der geändert wird, unmittelbar oder über andere unterstellt."
        )
    );

    public static readonly FieldProblem LineTooLong = new(
        "reporting_line_too_long",
        new(
            "The reporting line would have more than 10 levels.",
            "隶属层级将超过 10 级。",
            "La hiérarchie aurait plus de 10 niveaux.",
            "Die Unterstellung hätte mehr als 10 Stufen."
        )
    );

    public static IRuleBuilderOptions<T, string?> IsAgentName<T>(this IRuleBuilder<T, string?> rule) => rule.ShowsSomething().IsLine(Agent.NameMaxLength);

    public static IRuleBuilderOptions<T, string?> IsExternalId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsLine(Agent.ExternalIdMaxLength).Must(id => id is null || Texts.IsVisible(id)).Otherwise(FieldProblems.Missing).HasNoBlanksAround();

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> AreNotTooMany<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.HasAtMost(Agent.MaxLanguages);

    /// <summary>The form in which languages are stored: each once, in the order given.</summary>
    public static IReadOnlyList<string> Canonical(IReadOnlyList<string>? tags) =>
        [.. (tags ?? []).Select(Languages.Canonical).Distinct(StringComparer.Ordinal)];
}
