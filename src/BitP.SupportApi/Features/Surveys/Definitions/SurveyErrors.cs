using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Definitions;

public static class SurveyErrors
{
    public static readonly Error NotFound = new(
        "survey_not_found",
        404,
        new("There is no such survey.", "没有此调查。", "Cette enquête n’existe pas.", "Diese Umfrage gibt es nicht.")
    )
    {
        Cause = new(
            "The id in the path is misspelt; surveys are never deleted. For a partner there are only surveys that are, or were, about cases of its customers.",
            "路径中的 id 有误；调查从不删除。合作方只能看到现在或曾经涉及其客户案件的调查。",
            "L’id dans le chemin est mal écrit ; les enquêtes ne sont jamais supprimées. Pour un partenaire, il n’y a que celles qui portent, ou ont porté, sur des dossiers de ses clients.",
            "Die id im Pfad ist falsch geschrieben; Umfragen werden nie gelöscht. Für einen Partner gibt es nur Umfragen, die Fälle seiner Kunden betreffen oder betrafen."
        ),
        Remedy = new(
            "Take the id from GET /v1/surveys, called with the same credential.",
            "请使用以同一凭证调用 GET /v1/surveys 所得的 id。",
            "Prenez l’id dans GET /v1/surveys, appelé avec les mêmes identifiants.",
            "Nehmen Sie die id aus GET /v1/surveys, aufgerufen mit demselben Zugang."
        ),
    };

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
    )
    {
        Cause = new(
            "The survey would be active, and as many others are as Surveys:Max allows, which is 50 when not set.",
            "该调查将被启用，而已启用的其他调查已达到 Surveys:Max 所允许的数量（未设置时为 50）。",
            "L’enquête serait active, et autant d’autres le sont que Surveys:Max le permet, soit 50 sans réglage.",
            "Die Umfrage wäre aktiv, und so viele andere sind es schon, wie Surveys:Max erlaubt: 50, wenn nichts eingestellt ist."
        ),
        Remedy = new(
            "Switch another one off with PATCH /v1/surveys/… and active: false, or save this one with active: false. The operator can raise Surveys:Max.",
            "请通过 PATCH /v1/surveys/… 以 active: false 停用另一项调查，或以 active: false 保存本调查。运营方可以提高 Surveys:Max。",
            "Désactivez-en une autre avec PATCH /v1/surveys/… et active: false, ou enregistrez celle-ci avec active: false. L’exploitant peut relever Surveys:Max.",
            "Schalten Sie eine andere mit PATCH /v1/surveys/… und active: false ab, oder speichern Sie diese mit active: false. Der Betreiber kann Surveys:Max erhöhen."
        ),
    };

    /// <summary>Its argument: the name of the other survey.</summary>
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
            "“{0}” (see existing) has the same kind and the same event, and there can be cases that both are for. Narrow “when” of one so that no case fits both, or switch one off (active: false).",
            "“{0}”（见 existing）的类型和触发事件相同，且可能有同时适用于两者的案件。请缩小其中一个的 when 条件，使任何案件都不会同时符合，或停用其中一个（active: false）。",
            "« {0} » (voir existing) a le même type et le même événement, et des dossiers peuvent relever des deux. Restreignez « when » de l’une pour qu’aucun dossier ne convienne aux deux, ou désactivez-en une (active: false).",
            "„{0}“ (siehe existing) hat dieselbe Art und dasselbe Ereignis, und es kann Fälle geben, für die beide gelten. Grenzen Sie „when“ der einen so ein, dass kein Fall auf beide passt, oder schalten Sie eine ab (active: false)."
        )
    )
    {
        Cause = new(
            "Both surveys are active, with the same kind and trigger.event, and a case can fit trigger.when of both. Tags do not keep them apart, since a ticket can have several.",
            "两项调查均已启用，kind 和 trigger.event 相同，且可能有案件同时符合两者的 trigger.when。标签不能将它们区分开，因为一个工单可以有多个标签。",
            "Les deux enquêtes sont actives, avec les mêmes kind et trigger.event, et un dossier peut convenir à trigger.when des deux. Les étiquettes ne les séparent pas, car une demande peut en avoir plusieurs.",
            "Beide Umfragen sind aktiv, mit gleichem kind und trigger.event, und ein Fall kann auf trigger.when von beiden passen. Tags halten sie nicht auseinander, denn eine Anfrage kann mehrere haben."
        ),
        Remedy = new(
            "Narrow trigger.when of one, such as by channel, language or partner, or switch one off with PATCH /v1/surveys/… and active: false. existing is the other one.",
            "请缩小其中一项的 trigger.when，例如按渠道、语言或合作方，或通过 PATCH /v1/surveys/… 以 active: false 停用其中一项。existing 指向另一项调查。",
            "Restreignez trigger.when de l’une, par exemple par canal, langue ou partenaire, ou désactivez-en une avec PATCH /v1/surveys/… et active: false. existing est l’autre.",
            "Grenzen Sie trigger.when der einen ein, etwa nach Kanal, Sprache oder Partner, oder schalten Sie eine mit PATCH /v1/surveys/… und active: false ab. existing ist die andere."
        ),
    };
}
