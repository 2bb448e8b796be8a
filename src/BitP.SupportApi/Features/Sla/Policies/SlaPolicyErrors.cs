using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Sla.Policies;

public static class SlaPolicyErrors
{
    public static readonly Error NotFound = new(
        "policy_not_found",
        404,
        new("There is no such SLA policy.", "没有此 SLA 策略。", "Cette règle de niveau de service n’existe pas.", "Diese SLA-Richtlinie gibt es nicht.")
    );

    public static readonly Error Retired = new(
        "policy_retired",
        409,
        new("The SLA policy is retired.", "该 SLA 策略已停用。", "La règle de niveau de service n’est plus en usage.", "Die SLA-Richtlinie ist außer Gebrauch.")
    );

    public static readonly Error Limit = new(
        "policy_limit",
        409,
        new(
            "There are as many SLA policies as there may be.",
            "SLA 策略数量已达上限。",
            "Le nombre maximal de règles de niveau de service est atteint.",
            "Es gibt bereits so viele SLA-Richtlinien, wie es geben darf."
        ),
        new(
            "At most {0} may be in use; retire one that is not needed, or match several values with one.",
            "最多可使用 {0} 个；请停用不需要的策略，或用一个策略匹配多个取值。",
            "Au plus {0} peuvent être en usage ; retirez-en une qui ne sert plus, ou réunissez plusieurs valeurs dans une seule.",
            "Höchstens {0} dürfen in Gebrauch sein; nehmen Sie eine außer Gebrauch, oder fassen Sie mehrere Werte in einer zusammen."
        )
    );

    /// <summary>Its arguments: the name of the policy that cannot be reached, that of the one before it, and the id of whichever of the two was not changed.</summary>
    public static readonly Error Unreachable = new(
        "policy_unreachable",
        409,
        new(
            "An SLA policy could never match.",
            "有 SLA 策略将永远无法匹配。",
            "Une règle de niveau de service ne s’appliquerait jamais.",
            "Eine SLA-Richtlinie käme nie zum Zug."
        ),
        new(
            "Every ticket that “{0}” is for goes to “{1}”, which comes before it (the policy that is there already: {2}). Place “{0}” before “{1}”, or narrow the match of “{1}”; of two for the same tickets only one can be in use.",
            "“{0}”适用的所有工单都会先匹配到“{1}”（已有的策略：{2}）。请将“{0}”排在“{1}”之前，或缩小“{1}”的匹配范围；匹配范围相同的两个策略只能使用其一。",
            "Tous les tickets que vise « {0} » reviennent à « {1} », qui la précède (la règle qui existe déjà : {2}). Placez « {0} » avant « {1} », ou restreignez « {1} » ; de deux règles pour les mêmes tickets, une seule peut servir.",
            "Jedes Ticket, für das „{0}“ gilt, geht an „{1}“, die davor steht (die Richtlinie, die es schon gibt: {2}). Stellen Sie „{0}“ vor „{1}“, oder grenzen Sie „{1}“ ein; von zweien für dieselben Tickets kann nur eine in Gebrauch sein."
        )
    );
}
