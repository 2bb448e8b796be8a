using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Schedules.Holidays;

public static class HolidayErrors
{
    internal static readonly FieldProblem NoSuchPart = new(
        FieldProblems.NotFound.Code,
        new(
            "The holiday set has no such part; allowed names those that it has.",
            "该假日集没有此部分；allowed 列出了已有的部分。",
            "Le jeu de jours fériés n’a pas cette partie ; allowed nomme celles qu’il a.",
            "Diesen Teil haben die Feiertage nicht; allowed nennt die vorhandenen."
        )
    );

    internal static IReadOnlyList<string> PartsOf(HolidaySetSummary set) => [.. set.Parts.Select(p => p.Code)];

    public static readonly Error NotFound = new(
        "holiday_set_not_found",
        404,
        new("There is no such holiday set.", "没有此假日集。", "Ce jeu de jours fériés n’existe pas.", "Diese Feiertage gibt es nicht.")
    );

    public static readonly Error YearNotCovered = new(
        "holiday_set_year_not_covered",
        404,
        new(
            "The holiday set does not cover this year.",
            "该假日集不包括此年份。",
            "Le jeu de jours fériés ne couvre pas cette année.",
            "Die Feiertage dieses Jahres sind nicht enthalten."
        ),
        new("{0} covers: {1}.", "{0} 包括：{1}。", "{0} couvre : {1}.", "{0} enthält: {1}.")
    );
}
