using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Sla.EscalationPolicies;

public static class EscalationPolicyErrors
{
    public static readonly Error NotFound = new(
        "escalation_policy_not_found",
        404,
        new("There is no such escalation policy.", "没有此升级策略。", "Cette règle d’escalade n’existe pas.", "Diese Eskalationsregel gibt es nicht.")
    );

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
    );

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
    );

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
    );
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
