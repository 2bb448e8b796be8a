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
    )
    {
        Cause = new(
            "One of the ids in the path is misspelt, or the recomputation is one of another survey.",
            "路径中的某个 id 有误，或该重新计算属于另一项调查。",
            "L’un des id dans le chemin est mal écrit, ou le recalcul est celui d’une autre enquête.",
            "Eine der ids im Pfad ist falsch geschrieben, oder die Neuberechnung gehört zu einer anderen Umfrage."
        ),
        Remedy = new(
            "Use the address in Location of the answer to POST /v1/surveys/…/results/recompute. While a recomputation goes on, asking again answers with that one.",
            "请使用 POST /v1/surveys/…/results/recompute 应答中 Location 的地址。重新计算进行期间，再次请求会返回正在进行的那一次。",
            "Utilisez l’adresse de Location dans la réponse à POST /v1/surveys/…/results/recompute. Tant qu’un recalcul est en cours, une nouvelle demande répond par celui-ci.",
            "Verwenden Sie die Adresse aus Location der Antwort auf POST /v1/surveys/…/results/recompute. Solange eine Neuberechnung läuft, wird ein weiterer Aufruf mit ihr beantwortet."
        ),
    };

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
    )
    {
        Cause = new(
            "The times of the two sides overlap, and both sides are the same group or all cases; or they are agents or teams by attribution=share_of_replies, where one answer can count for both.",
            "两方的时段重叠，且两方为同一组或全部案件；或两方为按 attribution=share_of_replies 统计的客服或团队，同一回答可能同时计入两方。",
            "Les périodes des deux côtés se chevauchent, et ceux-ci sont le même groupe ou tous les dossiers ; ou ce sont des agents ou des équipes par attribution=share_of_replies, où une réponse peut compter pour les deux.",
            "Die Zeiten der beiden Seiten überschneiden sich, und beide sind dieselbe Gruppe oder alle Fälle; oder es sind Agenten oder Teams nach attribution=share_of_replies, wo eine Antwort für beide zählen kann."
        ),
        Remedy = new(
            "Give another time in againstFrom and againstTo, or another group in againstGroup. Compare agents and teams in the same time by attribution=resolver.",
            "请在 againstFrom 和 againstTo 中给出另一时段，或在 againstGroup 中给出另一组。同一时段的客服和团队请按 attribution=resolver 比较。",
            "Donnez une autre période dans againstFrom et againstTo, ou un autre groupe dans againstGroup. Comparez des agents et des équipes dans une même période par attribution=resolver.",
            "Geben Sie in againstFrom und againstTo eine andere Zeit an, oder in againstGroup eine andere Gruppe. Vergleichen Sie Agenten und Teams in derselben Zeit nach attribution=resolver."
        ),
    };
}
