using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Agents;

/// <summary>What every request that describes an agent has to keep to.</summary>
internal static class AgentRules
{
    public static readonly FieldProblem ReportingLoop = new FieldProblem(
        "reporting_loop",
        new(
            "This agent reports to the one that is changed, directly or further up the line.",
            "该客服人员直接或间接地隶属于正在更改的客服人员。",
            "Cet agent relève, directement ou plus haut dans la hiérarchie, de celui que l’on modifie.",
            "Dieser Agent ist dem, der geändert wird, unmittelbar oder über andere unterstellt."
        )
    ).Expecting(
        Expectation.Words(
            "an agent who does not report to the one that is changed",
            "不隶属于正在更改的客服人员的其他客服人员",
            "un agent qui ne relève pas de celui que l’on modifie",
            "ein Agent, der dem, der geändert wird, nicht unterstellt ist"
        )
    );

    public static readonly FieldProblem LineTooLong = new FieldProblem(
        "reporting_line_too_long",
        new("The reporting line would be too long.", "隶属层级过多。", "La hiérarchie serait trop longue.", "Die Unterstellung hätte zu viele Stufen.")
    ).Expecting(
        Expectation.Words(
            $"an agent with whom the line has at most {ReportingLine.MaxLevels} levels",
            $"使隶属层级最多为 {ReportingLine.MaxLevels} 级的客服人员",
            $"un agent avec lequel la hiérarchie a au plus {ReportingLine.MaxLevels} niveaux",
            $"ein Agent, mit dem die Unterstellung höchstens {ReportingLine.MaxLevels} Stufen hat"
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
