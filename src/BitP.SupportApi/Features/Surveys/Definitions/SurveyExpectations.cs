using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What would have been taken where something that a survey says is refused.</summary>
internal static class SurveyExpectations
{
    public static readonly Expectation Code = new(
        new LocalizedText(
            "lower-case letters, digits and _, such as first_contact",
            "小写字母、数字和 _，例如 first_contact",
            "des minuscules, des chiffres et _, par exemple first_contact",
            "Kleinbuchstaben, Ziffern und _, zum Beispiel first_contact"
        )
    );

    public static readonly Expectation ReminderAfter = new(
        new LocalizedText(
            "more than PT0S and less than expiry",
            "大于 PT0S 且小于 expiry",
            "plus de PT0S et moins de expiry",
            "mehr als PT0S und weniger als expiry"
        )
    );

    public static readonly Expectation Sample = new(
        new LocalizedText(
            "more than 0 and at most 1, such as 0.25",
            "大于 0 且不超过 1，例如 0.25",
            "plus de 0 et au plus 1, par exemple 0.25",
            "mehr als 0 und höchstens 1, zum Beispiel 0.25"
        )
    );

    public static readonly Expectation Partner = new(
        new LocalizedText(
            "the id of a partner, which admins find by GET /v1/partners",
            "合作方的标识符，管理员可通过 GET /v1/partners 查询",
            "l’identifiant d’un partenaire, que les administrateurs trouvent par GET /v1/partners",
            "die Id eines Partners, die Administratoren mit GET /v1/partners finden"
        )
    );

    public static readonly Expectation Team = new(
        new LocalizedText(
            $"the key of a team, as GET /v1/teams lists them, or {Agents.Team.None}",
            $"团队的 key，见 GET /v1/teams 所列，或 {Agents.Team.None}",
            $"la clé d’une équipe, telle que GET /v1/teams les liste, ou {Agents.Team.None}",
            $"der Schlüssel eines Teams, wie GET /v1/teams sie auflistet, oder {Agents.Team.None}"
        )
    );

    /// <summary>What a question with options is.</summary>
    public static readonly Expectation WithOptions = Expectation.OnlyWith(
        "kind",
        $"{EnumNames<SurveyQuestionKind>.Of(SurveyQuestionKind.Choice)}, {EnumNames<SurveyQuestionKind>.Of(SurveyQuestionKind.Choices)}"
    );

    /// <summary>What the first question is.</summary>
    public static readonly Expectation Rating = Expectation.OneOf([EnumNames<SurveyQuestionKind>.Of(SurveyQuestionKind.Rating)]);

    /// <summary>Ratings of a survey of this kind.</summary>
    public static Expectation OnScale(SurveyKind kind)
    {
        var (lowest, highest) = kind.Scale();
        return Expectation.Between(lowest, highest);
    }

    /// <summary>Ratings that somebody can give to a survey of this kind.</summary>
    public static Expectation Reachable(SurveyKind kind)
    {
        var (lowest, highest) = kind.Scale();
        return new(
            new LocalizedText(
                $"atLeast not above atMost, and both in {lowest} to {highest}",
                $"atLeast 不大于 atMost，且均在 {lowest} 至 {highest} 之内",
                $"atLeast pas au-dessus de atMost, et tous deux de {lowest} à {highest}",
                $"atLeast nicht über atMost, und beide in {lowest} bis {highest}"
            )
        );
    }
}
