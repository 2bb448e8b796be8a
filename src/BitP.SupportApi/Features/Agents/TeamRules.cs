using System.Text.RegularExpressions;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Agents;

/// <summary>What every request that describes a team, or names one, has to keep to.</summary>
internal static partial class TeamRules
{
    public static IRuleBuilderOptions<T, string?> IsTeamKey<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches(Key()).Otherwise(FieldProblems.Format).NotEqual(Team.None).Otherwise(FieldProblems.Format);

    public static IRuleBuilderOptions<T, string?> IsTeamName<T>(this IRuleBuilder<T, string?> rule) => rule.ShowsSomething().IsLine(Team.NameMaxLength);

    [GeneratedRegex(@"^[a-z][a-z0-9_]{1,31}\z")]
    private static partial Regex Key();
}
