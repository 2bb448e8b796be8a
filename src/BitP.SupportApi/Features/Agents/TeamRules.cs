using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Agents;

/// <summary>What every request that describes a team, or names one, has to keep to.</summary>
internal static partial class TeamRules
{
    private const string KeyForm = "[a-z][a-z0-9_]{1,31}";

    private static readonly FieldProblem NoKey = FieldProblems.Format.Expecting(
        Expectation.Words(
            $"the key of a team, which matches {KeyForm} and is not {Team.None}, such as accounts",
            $"团队的 key，须匹配 {KeyForm} 且不为 {Team.None}，例如 accounts",
            $"la clé d’une équipe, qui correspond à {KeyForm} et n’est pas {Team.None}, par exemple accounts",
            $"der Schlüssel eines Teams, der {KeyForm} entspricht und nicht {Team.None} ist, zum Beispiel accounts"
        )
    );

    public static IRuleBuilderOptions<T, string?> IsTeamKey<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(Key()).Otherwise(NoKey).NotEqual(Team.None).Otherwise(NoKey);

    public static IRuleBuilderOptions<T, string?> IsTeamName<T>(this IRuleBuilder<T, string?> rule) => rule.ShowsSomething().IsLine(Team.NameMaxLength);

    [GeneratedRegex($@"^{KeyForm}\z")]
    private static partial Regex Key();
}
