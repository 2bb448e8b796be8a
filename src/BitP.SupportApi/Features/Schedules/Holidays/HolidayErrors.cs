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
    )
    {
        Cause = new(
            "The path names a code that the product has no public holidays for: it is misspelt, or the place is not among those that it comes with.",
            "路径中的代码没有对应的公共假日：拼写有误，或产品未附带该地区的假日集。",
            "Le chemin nomme un code pour lequel le produit n’a pas de jours fériés : il est mal écrit, ou le lieu n’est pas fourni.",
            "Der Pfad nennt einen Code, zu dem das Produkt keine Feiertage hat: Er ist falsch geschrieben, oder der Ort ist nicht dabei."
        ),
        Remedy = new(
            "Take code from GET /v1/holiday-sets, such as DE-BY. Give the holidays of other places as exceptions of the schedule, or import them with POST /v1/schedules/{id}/exceptions/import.",
            "请从 GET /v1/holiday-sets 获取 code，例如 DE-BY。其他地区的假日请作为日程的 exceptions 提供，或通过 POST /v1/schedules/{id}/exceptions/import 导入。",
            "Prenez code dans GET /v1/holiday-sets, par exemple DE-BY. Pour d’autres lieux, donnez les jours fériés comme exceptions de l’horaire, ou importez-les par POST /v1/schedules/{id}/exceptions/import.",
            "Nehmen Sie code aus GET /v1/holiday-sets, etwa DE-BY. Feiertage anderer Orte geben Sie als exceptions des Zeitplans an oder importieren sie mit POST /v1/schedules/{id}/exceptions/import."
        ),
    };

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
    )
    {
        Cause = new(
            "year is one whose holidays were not published, or not completely, when this version of the product was made. That there are none would be another answer.",
            "该 year 的假日在此版本产品制作时尚未公布或未完整公布。这与“没有假日”是两回事。",
            "Pour year, les jours fériés n’étaient pas publiés, ou pas en entier, quand cette version du produit a été faite. Qu’il n’y en ait aucun serait une autre réponse.",
            "Die Feiertage von year waren noch nicht oder nicht vollständig veröffentlicht, als diese Version des Produkts entstand. Dass es keine gibt, wäre eine andere Antwort."
        ),
        Remedy = new(
            "Leave year out for all that is known, also the days of the years in provisional, or ask for one in years. A newer version of the product may cover it.",
            "请省略 year 以获取所有已知假日（包括 provisional 中年份的假日），或查询 years 中的年份。较新版本的产品可能已包括该年份。",
            "Omettez year pour tout ce qui est connu, y compris les jours des années de provisional, ou demandez une année de years. Une version plus récente du produit peut la couvrir.",
            "Lassen Sie year weg für alles, was bekannt ist, auch die Tage der Jahre in provisional, oder fragen Sie nach einem Jahr in years. Eine neuere Version des Produkts kann es enthalten."
        ),
    };
}
