using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Definitions;

public static class SurveyErrors
{
    public static readonly Error NotFound = new(
        "survey_not_found",
        404,
        new("There is no such survey.", "没有此调查。", "Cette enquête n’existe pas.", "Diese Umfrage gibt es nicht.")
    );

    public static readonly Error Limit = new(
        "survey_limit",
        409,
        new(
            "As many surveys are active as may be.",
            "启用的调查数量已达上限。",
            "Le nombre maximal d’enquêtes actives est atteint.",
            "Es sind bereits so viele Umfragen aktiv, wie es sein dürfen."
        ),
        new(
            "At most {0} may be active; switch one off that is not needed.",
            "最多可启用 {0} 个；请停用不需要的调查。",
            "Au plus {0} peuvent être actives ; désactivez-en une qui ne sert plus.",
            "Höchstens {0} dürfen aktiv sein; schalten Sie eine ab, die nicht gebraucht wird."
        )
    );

    /// <summary>Its arguments: the name of the other survey and its id.</summary>
    public static readonly Error Overlaps = new(
        "survey_overlaps",
        409,
        new(
            "An active survey measures the same of some of these cases.",
            "已有启用的调查对其中部分案件进行同样的测量。",
            "Une enquête active mesure la même chose pour une partie de ces dossiers.",
            "Eine aktive Umfrage misst bei einem Teil dieser Fälle dasselbe."
        ),
        new(
            "“{0}” ({1}) has the same kind and the same event, and there can be cases that both are for. Narrow “when” of one so that no case fits both, or switch one off (active: false).",
            "“{0}”（{1}）的类型和触发事件相同，且可能有同时适用于两者的案件。请缩小其中一个的 when 条件，使任何案件都不会同时符合，或停用其中一个（active: false）。",
            "« {0} » ({1}) a le même type et le même événement, et des dossiers peuvent relever des deux. Restreignez « when » de l’une pour qu’aucun dossier ne convienne aux deux, ou désactivez-en une (active: false).",
            "„{0}“ ({1}) hat dieselbe Art und dasselbe Ereignis, und es kann Fälle geben, für die beide gelten. Grenzen Sie „when“ der einen so ein, dass kein Fall auf beide passt, oder schalten Sie eine ab (active: false)."
        )
    );
}
