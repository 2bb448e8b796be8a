using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

public static class EscalationPolicyErrors
{
    public static readonly Error NotFound = new(
        "escalation_policy_not_found",
        404,
        new("There is no such escalation policy.", "没有此升级策略。", "Cette règle d’escalade n’existe pas.", "Diese Eskalationsregel gibt es nicht.")
    )
    {
        Cause = new(
            "The id is misspelt, or the policy was deleted: escalations that it began go on, but it can be read and named no more.",
            "id 拼写有误，或该策略已被删除：由它发起的升级会继续，但它本身不能再被读取或引用。",
            "L’id est mal écrit, ou la règle a été supprimée : les escalades qu’elle a lancées continuent, mais on ne peut plus ni la lire ni la nommer.",
            "Die id ist falsch geschrieben, oder die Regel wurde gelöscht: Eskalationen, die sie begonnen hat, laufen weiter, doch lesen oder nennen lässt sie sich nicht mehr."
        ),
        Remedy = UnknownIds.ListedAt("/v1/escalation-policies"),
    };

    public static readonly Error LimitReached = new(
        "escalation_policy_limit_reached",
        409,
        new(
            "There are as many escalation policies as there may be.",
            "升级策略数量已达上限。",
            "Le nombre maximal de règles d’escalade est atteint.",
            "Es gibt bereits so viele Eskalationsregeln, wie es geben darf."
        ),
        new(
            "There may be {0}; delete or change one that is not needed.",
            "最多可有 {0} 个；请删除或修改不再需要的策略。",
            "Il peut y en avoir {0} ; supprimez ou modifiez-en une dont vous n’avez plus besoin.",
            "Es darf {0} geben; löschen oder ändern Sie eine, die nicht gebraucht wird."
        )
    )
    {
        Cause = new(
            "There may be 100 escalation policies, unless the setting EscalationPolicies:Max says otherwise.",
            "升级策略最多 100 个，可由设置 EscalationPolicies:Max 更改。",
            "Il peut y avoir 100 règles d’escalade, sauf si le réglage EscalationPolicies:Max en dit autrement.",
            "Es darf 100 Eskalationsregeln geben, wenn die Einstellung EscalationPolicies:Max nichts anderes sagt."
        ),
        Remedy = new(
            "Find one that is not needed in GET /v1/escalation-policies, and change it with PATCH or delete it with DELETE /v1/escalation-policies/{id}. Whoever operates the API can raise EscalationPolicies:Max.",
            "请在 GET /v1/escalation-policies 中找出不再需要的策略，用 PATCH 更改，或用 DELETE /v1/escalation-policies/{id} 删除。运营方可提高 EscalationPolicies:Max。",
            "Cherchez-en une inutile dans GET /v1/escalation-policies, et modifiez-la par PATCH ou supprimez-la par DELETE /v1/escalation-policies/{id}. L’exploitant peut relever EscalationPolicies:Max.",
            "Suchen Sie in GET /v1/escalation-policies eine, die nicht gebraucht wird, und ändern Sie sie mit PATCH oder löschen Sie sie mit DELETE /v1/escalation-policies/{id}. Der Betreiber kann EscalationPolicies:Max erhöhen."
        ),
    };

    public static readonly Error InUse = new(
        "escalation_policy_in_use",
        409,
        new(
            "SLA policies start this escalation policy.",
            "有 SLA 策略会启动此升级策略。",
            "Des règles SLA déclenchent cette règle d’escalade.",
            "SLA-Regeln lösen diese Eskalationsregel aus."
        ),
        new(
            "Change escalateTo of these first: {0}.",
            "请先更改以下策略的 escalateTo：{0}。",
            "Modifiez d’abord escalateTo de celles-ci : {0}.",
            "Ändern Sie zuerst escalateTo von diesen: {0}."
        )
    )
    {
        Cause = new(
            "SLA policies that are not retired name it in escalateTo, in the version that is in force now or in one that is to come.",
            "尚未停用的 SLA 策略在 escalateTo 中引用了它，可能是当前生效的版本，也可能是将来生效的版本。",
            "Des règles de niveau de service encore en usage la nomment dans escalateTo, dans la version en vigueur ou dans une version à venir.",
            "SLA-Richtlinien, die nicht außer Gebrauch sind, nennen sie in escalateTo, in der geltenden Version oder in einer künftigen."
        ),
        Remedy = new(
            "Give each of those that detail names another escalateTo, or null, with PATCH /v1/sla-policies/{id}, without an effectiveFrom in the future; or retire it with POST /v1/sla-policies/{id}/retire.",
            "请通过 PATCH /v1/sla-policies/{id} 为 detail 所列的每个策略设置其他 escalateTo 或 null（effectiveFrom 不要设在将来）；或通过 POST /v1/sla-policies/{id}/retire 停用。",
            "Donnez à chacune de celles que nomme detail un autre escalateTo, ou null, par PATCH /v1/sla-policies/{id}, sans effectiveFrom futur ; ou retirez-la par POST /v1/sla-policies/{id}/retire.",
            "Geben Sie jeder, die detail nennt, mit PATCH /v1/sla-policies/{id} ein anderes escalateTo oder null, ohne effectiveFrom in der Zukunft; oder nehmen Sie sie mit POST /v1/sla-policies/{id}/retire außer Gebrauch."
        ),
    };

    public static readonly Error Needed = new(
        "escalation_policy_needed",
        409,
        new(
            "When customers ask for escalation, this escalation policy says who is called on.",
            "客户请求升级时，由此升级策略决定通知谁。",
            "Quand des clients sollicitent une escalade, cette règle d’escalade dit qui est appelé.",
            "Wenn Kunden eine Eskalation verlangen, sagt diese Eskalationsregel, wer gerufen wird."
        ),
        new("Change its steps instead.", "请改为更改其步骤。", "Modifiez plutôt ses étapes.", "Ändern Sie stattdessen ihre Schritte.")
    )
    {
        Cause = new(
            "It comes with the product, and POST /v1/tickets/{id}/escalations always needs it; therefore it cannot be deleted.",
            "它随产品提供，POST /v1/tickets/{id}/escalations 始终需要它，因此不能删除。",
            "Elle est fournie avec le produit, et POST /v1/tickets/{id}/escalations en a toujours besoin ; elle ne peut donc pas être supprimée.",
            "Sie kommt mit dem Produkt, und POST /v1/tickets/{id}/escalations braucht sie immer; deshalb lässt sie sich nicht löschen."
        ),
        Remedy = new(
            "Have it call on whom you want: change name, steps and repeats with PATCH /v1/escalation-policies/{id}.",
            "请通过 PATCH /v1/escalation-policies/{id} 更改 name、steps 和 repeats，使其通知您希望的人。",
            "Faites-lui appeler qui vous voulez : modifiez name, steps et repeats par PATCH /v1/escalation-policies/{id}.",
            "Lassen Sie sie rufen, wen Sie wollen: Ändern Sie name, steps und repeats mit PATCH /v1/escalation-policies/{id}."
        ),
    };
}

/// <summary>Why a member of an escalation policy is refused.</summary>
internal static class EscalationPolicyProblems
{
    public static readonly FieldProblem OneTarget = new FieldProblem(
        FieldProblems.Exclusive.Code,
        new("A step calls on exactly one target.", "每个步骤必须且只能有一个目标。", "Une étape a une cible et une seule.", "Ein Schritt hat genau ein Ziel.")
    ).Expecting(Expectation.OneMemberOf("agent", "team", "onDuty", "management"));

    public static readonly FieldProblem ForRequests = new(
        "for_requests",
        new(
            "This escalation policy is for what customers ask for; name another.",
            "此升级策略仅用于客户的升级请求；请指定其他策略。",
            "Cette règle d’escalade sert à ce que les clients sollicitent ; indiquez-en une autre.",
            "Diese Eskalationsregel ist für das, was Kunden verlangen; nennen Sie eine andere."
        )
    );

    public static readonly FieldProblem AgentInactive = new FieldProblem(
        "agent_inactive",
        new("This agent is given no cases.", "此客服人员不再受理工单。", "Cet agent ne reçoit pas de demandes.", "Dieser Agent bekommt keine Anfragen.")
    ).Expecting(Expectation.ListedBy("/v1/agents?active=true"));

    public static readonly FieldProblem TeamEmpty = new FieldProblem(
        "team_empty",
        new(
            "Nobody in this team is given cases.",
            "此团队中没有可受理工单的客服人员。",
            "Personne dans cette équipe ne reçoit de demandes.",
            "Niemand in diesem Team bekommt Anfragen."
        )
    ).Expecting(
        Expectation.Words(
            "a team with at least one active agent",
            "至少有一名可受理工单的客服人员的团队",
            "une équipe avec au moins un agent actif",
            "ein Team mit mindestens einem aktiven Agenten"
        )
    );

    public static readonly FieldProblem NoTimeBetween = new FieldProblem(
        "no_time_between",
        new(
            "Repetitions need time between them.",
            "重复之间需要间隔时间。",
            "Il faut du temps entre les répétitions.",
            "Zwischen Wiederholungen muss Zeit sein."
        )
    ).Expecting(
        Expectation.Words(
            "0, or an after above zero, such as PT15M",
            "0，或大于零的 after，例如 PT15M",
            "0, ou un after supérieur à zéro, par exemple PT15M",
            "0, oder ein after über null, zum Beispiel PT15M"
        )
    );

    public static readonly FieldProblem TooManyTaken = new FieldProblem(
        FieldProblems.TooMany.Code,
        new(
            "With all repetitions these are too many steps.",
            "加上所有重复，步骤过多。",
            "Avec toutes les répétitions, il y a trop d’étapes.",
            "Mit allen Wiederholungen sind das zu viele Schritte."
        )
    ).Expecting(Expectation.AtMost(EscalationPolicy.MaxTaken));
}
