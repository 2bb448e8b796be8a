using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Results;

public static class SurveyResultsErrors
{
    public static readonly Error RecomputationNotFound = new(
        "survey_recomputation_not_found",
        404,
        new(
            "There is no such recomputation of the figures of this survey.",
            "没有此调查统计的此次重新计算。",
            "Ce recalcul des chiffres de cette enquête n’existe pas.",
            "Diese Neuberechnung der Zahlen dieser Umfrage gibt es nicht."
        )
    );

    public static readonly Error NotApart = new(
        "survey_comparison_not_apart",
        400,
        new(
            "The two sides have answers in common, or may have.",
            "比较的两方包含或可能包含相同的回答。",
            "Les deux côtés ont, ou peuvent avoir, des réponses en commun.",
            "Die beiden Seiten haben Antworten gemeinsam, oder können es."
        ),
        new(
            "Compare two groups, or two times that do not overlap; by shares of replies, agents and teams only in times that do not overlap. What is in both would make the interval too narrow or too wide.",
            "请比较两个组，或两个不重叠的时段；按回复份额时，客服和团队只能在不重叠的时段中比较。同时属于两方的回答会使区间过窄或过宽。",
            "Comparez deux groupes, ou deux périodes qui ne se chevauchent pas ; par parts de réponses, des agents et des équipes seulement dans de telles périodes. Ce qui est dans les deux rendrait l’intervalle trop étroit ou trop large.",
            "Vergleichen Sie zwei Gruppen oder zwei Zeiten, die sich nicht überschneiden; nach Anteilen der Antworten Agenten und Teams nur in solchen Zeiten. Was in beiden ist, machte das Intervall zu eng oder zu weit."
        )
    );
}
