using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Sla.Policies;

public static class SlaPolicyErrors
{
    public static readonly Error NotFound = new(
        "policy_not_found",
        404,
        new("There is no such SLA policy.", "没有此 SLA 策略。", "Cette règle de niveau de service n’existe pas.", "Diese SLA-Richtlinie gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/sla-policies"),
    };

    public static readonly Error Retired = new(
        "policy_retired",
        409,
        new("The SLA policy is retired.", "该 SLA 策略已停用。", "La règle de niveau de service n’est plus en usage.", "Die SLA-Richtlinie ist außer Gebrauch.")
    )
    {
        Cause = new(
            "A policy that is retired stays as it was for the tickets that have it, and can be neither changed nor retired once more.",
            "已停用的策略对已适用它的工单保持不变，既不能更改，也不能再次停用。",
            "Une règle qui n’est plus en usage reste telle quelle pour les tickets qui l’ont, et ne peut plus être ni modifiée ni retirée.",
            "Eine Richtlinie außer Gebrauch bleibt für die Tickets, die sie haben, wie sie war, und lässt sich weder ändern noch noch einmal außer Gebrauch nehmen."
        ),
        Remedy = new(
            "Make another one with POST /v1/sla-policies; GET /v1/sla-policies/{id} tells what the retired one said.",
            "请通过 POST /v1/sla-policies 另建策略；GET /v1/sla-policies/{id} 可查看已停用策略的内容。",
            "Créez-en une autre par POST /v1/sla-policies ; GET /v1/sla-policies/{id} dit ce que prévoyait l’ancienne.",
            "Legen Sie mit POST /v1/sla-policies eine andere an; GET /v1/sla-policies/{id} zeigt, was die alte besagte."
        ),
    };

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
    )
    {
        Cause = new(
            "Each ticket that is opened asks the policies one by one, so that there may be only so many: 200 that are not retired, unless the setting SlaPolicies:Max says otherwise.",
            "每开立一个工单都会逐一匹配策略，因此数量有限：未停用的最多 200 个，可由设置 SlaPolicies:Max 更改。",
            "Chaque ticket ouvert interroge les règles une à une, d’où une limite : 200 en usage, sauf si le réglage SlaPolicies:Max en dit autrement.",
            "Jedes neue Ticket befragt die Richtlinien der Reihe nach, deshalb darf es nur so viele geben: 200 in Gebrauch, wenn die Einstellung SlaPolicies:Max nichts anderes sagt."
        ),
        Remedy = new(
            "Retire one with POST /v1/sla-policies/{id}/retire, or have one match several values, with targets by priority and channel. Whoever operates the API can raise SlaPolicies:Max.",
            "请通过 POST /v1/sla-policies/{id}/retire 停用一个，或用一个策略匹配多个取值，并按优先级和渠道设定目标。运营方可提高 SlaPolicies:Max。",
            "Retirez-en une par POST /v1/sla-policies/{id}/retire, ou réunissez plusieurs valeurs dans une seule, avec des objectifs par priorité et par canal. L’exploitant peut relever SlaPolicies:Max.",
            "Nehmen Sie eine mit POST /v1/sla-policies/{id}/retire außer Gebrauch, oder fassen Sie mehrere Werte in einer zusammen, mit Zielen je Priorität und Kanal. Der Betreiber kann SlaPolicies:Max erhöhen."
        ),
    };

    /// <summary>Its arguments: the name of the policy that cannot be reached, and that of the one before it.</summary>
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
            "Every ticket that “{0}” is for goes to “{1}”, which comes before it; existing is the one that was there. Place “{0}” before “{1}”, or narrow the match of “{1}”; of two for the same tickets only one can be in use.",
            "“{0}”适用的所有工单都会先匹配到“{1}”；existing 是原有的那个策略。请将“{0}”排在“{1}”之前，或缩小“{1}”的匹配范围；匹配范围相同的两个策略只能使用其一。",
            "Tous les tickets que vise « {0} » reviennent à « {1} », qui la précède ; existing est celle qui existait déjà. Placez « {0} » avant « {1} », ou restreignez « {1} » ; de deux règles pour les mêmes tickets, une seule peut servir.",
            "Jedes Ticket, für das „{0}“ gilt, geht an „{1}“, die davor steht; existing ist die, die es schon gab. Stellen Sie „{0}“ vor „{1}“, oder grenzen Sie „{1}“ ein; von zweien für dieselben Tickets kann nur eine in Gebrauch sein."
        )
    )
    {
        Cause = new(
            "A ticket has the first policy in order that fits it. After this change one would stand behind another that fits all of its tickets whenever it is in force.",
            "工单适用顺序中第一个匹配的策略。此更改会使某个策略排在另一个策略之后，而后者在其生效期间匹配它的所有工单。",
            "Un ticket reçoit la première règle, dans l’ordre, qui lui convient. Après cette modification, une règle viendrait après une autre qui convient à tous ses tickets chaque fois qu’elle est en vigueur.",
            "Ein Ticket bekommt die erste Richtlinie der Reihenfolge, die passt. Nach dieser Änderung stünde eine hinter einer anderen, die auf alle ihre Tickets passt, wann immer sie gilt."
        ),
        Remedy = new(
            "Give order a lower number for the narrower one (PATCH /v1/sla-policies/{id} or PUT /v1/sla-policies/order), narrow match of the wider one, or retire one of the two.",
            "请为范围较窄的策略设置较小的 order（PATCH /v1/sla-policies/{id} 或 PUT /v1/sla-policies/order），缩小较宽策略的 match，或停用其中之一。",
            "Donnez à la plus étroite un order plus petit (PATCH /v1/sla-policies/{id} ou PUT /v1/sla-policies/order), restreignez match de la plus large, ou retirez l’une des deux.",
            "Geben Sie der engeren ein kleineres order (PATCH /v1/sla-policies/{id} oder PUT /v1/sla-policies/order), grenzen Sie match der weiteren ein, oder nehmen Sie eine von beiden außer Gebrauch."
        ),
    };
}
