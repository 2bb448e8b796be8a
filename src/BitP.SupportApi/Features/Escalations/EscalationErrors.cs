using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Escalations;

public static class EscalationErrors
{
    public static readonly Error NotFound = new(
        "escalation_not_found",
        404,
        new("There is no such escalation.", "没有此升级。", "Cette escalade n’existe pas.", "Diese Eskalation gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/escalations"),
    };

    public static readonly Error NotRunning = new(
        "escalation_not_running",
        409,
        new(
            "The escalation is over: it was acknowledged, or the ticket was solved.",
            "该升级已结束：已被确认，或工单已解决。",
            "L’escalade est terminée : elle a été prise en compte, ou la demande a été résolue.",
            "Die Eskalation ist vorbei: Sie wurde bestätigt, oder die Anfrage wurde gelöst."
        )
    )
    {
        Cause = new(
            "Somebody has acknowledged it already, or it ended with the ticket, which was solved. One that is exhausted can still be acknowledged.",
            "已有人确认，或工单已解决，升级随之结束。所有步骤均已执行（exhausted）的升级仍可确认。",
            "Quelqu’un l’a déjà prise en compte, ou elle s’est terminée avec la demande, qui a été résolue. Une escalade épuisée (exhausted) peut encore l’être.",
            "Jemand hat sie schon bestätigt, oder sie endete mit der Anfrage, die gelöst wurde. Eine erschöpfte (exhausted) lässt sich noch bestätigen."
        ),
        Remedy = new(
            "GET /v1/escalations/{id} says in state and acknowledgedBy what became of it; there is nothing left to do. When the ticket needs somebody again, start another with POST /v1/tickets/{id}/escalate.",
            "GET /v1/escalations/{id} 的 state 和 acknowledgedBy 说明了结果，无需再做操作。如工单再次需要有人处理，请通过 POST /v1/tickets/{id}/escalate 发起新的升级。",
            "GET /v1/escalations/{id} dit dans state et acknowledgedBy ce qu’elle est devenue ; il n’y a plus rien à faire. Si la demande a de nouveau besoin de quelqu’un, lancez-en une autre par POST /v1/tickets/{id}/escalate.",
            "GET /v1/escalations/{id} sagt in state und acknowledgedBy, was daraus geworden ist; zu tun bleibt nichts. Braucht die Anfrage wieder jemanden, beginnen Sie mit POST /v1/tickets/{id}/escalate eine andere."
        ),
    };

    public static readonly Error Running = new(
        "escalation_running",
        409,
        new(
            "The ticket is being escalated by this policy already.",
            "该工单已在按此策略升级。",
            "La demande est déjà en cours d’escalade selon cette règle.",
            "Die Anfrage wird nach dieser Regel bereits eskaliert."
        ),
        new(
            "Acknowledge the escalation that is existing first, or choose another policy.",
            "请先确认 existing 所指的升级，或选择其他策略。",
            "Prenez d’abord en compte l’escalade indiquée par existing, ou choisissez une autre règle.",
            "Bestätigen Sie zuerst die Eskalation, die existing nennt, oder wählen Sie eine andere Regel."
        )
    )
    {
        Cause = new(
            "POST /v1/tickets/{id}/escalate names a policy by which this ticket is already being escalated, begun by somebody or by one of its clocks. There is at most one for each policy.",
            "POST /v1/tickets/{id}/escalate 所指的策略已在升级该工单，由某人或其某个时钟发起。每个策略最多同时有一个升级。",
            "POST /v1/tickets/{id}/escalate nomme une règle selon laquelle cette demande est déjà escaladée, par quelqu’un ou par l’une de ses horloges. Il y en a au plus une par règle.",
            "POST /v1/tickets/{id}/escalate nennt eine Regel, nach der diese Anfrage schon eskaliert wird, durch jemanden oder durch eine ihrer Uhren. Je Regel läuft höchstens eine."
        ),
        Remedy = new(
            "Read what goes on in GET /v1/escalations/{id} of existing. Acknowledge it with POST /v1/escalations/{id}/acknowledge if you see to it, or name another policyId.",
            "请通过 GET /v1/escalations/{id} 查看 existing 所指升级的进展。如由您处理，请通过 POST /v1/escalations/{id}/acknowledge 确认；或指定其他 policyId。",
            "Voyez ce qui se passe dans GET /v1/escalations/{id} de existing. Prenez-la en compte par POST /v1/escalations/{id}/acknowledge si vous vous en chargez, ou indiquez un autre policyId.",
            "Lesen Sie in GET /v1/escalations/{id} von existing, was geschieht. Bestätigen Sie sie mit POST /v1/escalations/{id}/acknowledge, wenn Sie sich kümmern, oder nennen Sie eine andere policyId."
        ),
    };

    public static readonly Error TicketSolved = new(
        "escalation_ticket_solved",
        409,
        new(
            "The ticket is solved: there is nothing to escalate.",
            "该工单已解决：无需升级。",
            "La demande est résolue : il n’y a rien à escalader.",
            "Die Anfrage ist gelöst: Es gibt nichts zu eskalieren."
        ),
        new(
            "Reopen it first. When it is closed, answer it, which opens a follow-up, and escalate that.",
            "请先重新打开工单。如工单已关闭，请回复，系统会开立后续工单，再对其升级。",
            "Rouvrez-la d’abord. Si elle est close, répondez-y, ce qui ouvre une suite, et escaladez celle-ci.",
            "Öffnen Sie sie zuerst wieder. Ist sie geschlossen, antworten Sie darauf: Das eröffnet eine Fortsetzung, die Sie eskalieren können."
        )
    )
    {
        Cause = new(
            "The ticket's status is solved or closed. Escalations are for what still has to be handled, and end when it is solved.",
            "工单状态为 solved 或 closed。升级仅用于尚待处理的工单，解决后即结束。",
            "Le statut de la demande est solved ou closed. Les escalades servent à ce qui reste à traiter, et se terminent avec la solution.",
            "Der Status der Anfrage ist solved oder closed. Eskaliert wird, was noch zu erledigen ist; ist es gelöst, endet das."
        ),
        Remedy = new(
            "Reopen a solved one with POST /v1/tickets/{id}/reopen. To a closed one a partner or customer answers with POST /v1/tickets/{id}/messages; escalate the follow-up that the answer names in ticketId.",
            "已解决的工单请通过 POST /v1/tickets/{id}/reopen 重新打开。已关闭的工单由合作方或客户通过 POST /v1/tickets/{id}/messages 回复，再升级响应中 ticketId 所指的后续工单。",
            "Rouvrez une demande résolue par POST /v1/tickets/{id}/reopen. À une demande close, le partenaire ou le client répond par POST /v1/tickets/{id}/messages ; escaladez la suite que la réponse nomme dans ticketId.",
            "Öffnen Sie eine gelöste mit POST /v1/tickets/{id}/reopen wieder. Auf eine geschlossene antwortet der Partner oder Kunde mit POST /v1/tickets/{id}/messages; eskalieren Sie die Fortsetzung, die ticketId der Antwort nennt."
        ),
    };

    public static readonly Error Requested = new(
        "escalation_requested",
        409,
        new(
            "The escalation of the ticket has been asked for already.",
            "已有人请求升级该工单。",
            "L’escalade de la demande a déjà été sollicitée.",
            "Die Eskalation der Anfrage wurde bereits verlangt."
        ),
        new(
            "Support has been told, and whoever sees to it will answer. Add a message to the ticket when there is something new.",
            "客服已收到通知，负责人会答复。如有新情况，请在工单中添加消息。",
            "L’assistance est prévenue, et la personne qui s’en charge répondra. Ajoutez un message à la demande s’il y a du nouveau.",
            "Der Support weiß davon, und wer sich darum kümmert, wird antworten. Fügen Sie der Anfrage eine Nachricht hinzu, wenn es Neues gibt."
        )
    )
    {
        Cause = new(
            "An earlier request for this ticket is still waiting for somebody to see to it: one is open at a time.",
            "该工单先前的升级请求仍在等待处理：同一时间只能有一个未处理的请求。",
            "Une sollicitation précédente pour cette demande attend encore que quelqu’un s’en charge : il n’y en a qu’une ouverte à la fois.",
            "Zu dieser Anfrage wartet ein früheres Verlangen noch darauf, dass sich jemand kümmert: Offen ist immer nur eines."
        ),
        Remedy = new(
            "Follow it in GET /v1/tickets/{id}/escalations, and add what is new with POST /v1/tickets/{id}/messages. It can be asked again once somebody has seen to it, or nobody came in all steps.",
            "请通过 GET /v1/tickets/{id}/escalations 查看进展，并通过 POST /v1/tickets/{id}/messages 补充新情况。待有人处理后，或所有步骤执行完仍无人处理时，可再次请求。",
            "Suivez-la dans GET /v1/tickets/{id}/escalations et ajoutez ce qui est nouveau par POST /v1/tickets/{id}/messages. Vous pourrez la renouveler quand quelqu’un s’en sera chargé, ou si personne n’est venu à aucune étape.",
            "Verfolgen Sie es in GET /v1/tickets/{id}/escalations, und ergänzen Sie Neues mit POST /v1/tickets/{id}/messages. Erneut verlangen lässt es sich, wenn sich jemand gekümmert hat oder in allen Schritten niemand kam."
        ),
    };

    public static readonly Error RequestLimitReached = new(
        "escalation_request_limit_reached",
        409,
        new(
            "The escalation of the ticket has been asked for as often as it may be.",
            "该工单的升级请求次数已达上限。",
            "L’escalade de la demande a été sollicitée autant de fois que possible.",
            "Die Eskalation der Anfrage wurde so oft verlangt, wie es möglich ist."
        ),
        new(
            "It may be asked for {0} times. Add a message to the ticket instead.",
            "最多可请求 {0} 次。请改为在工单中添加消息。",
            "Elle peut l’être {0} fois. Ajoutez plutôt un message à la demande.",
            "Das ist {0}-mal möglich. Fügen Sie der Anfrage stattdessen eine Nachricht hinzu."
        )
    )
    {
        Cause = new(
            "A ticket takes 5 requests for escalation in all, also those that somebody has seen to; clocks and staff escalate it as before.",
            "每个工单总共接受 5 次升级请求，已处理的也计算在内；时钟和工作人员仍可照常升级。",
            "Une demande accepte 5 sollicitations d’escalade en tout, même celles dont quelqu’un s’est chargé ; les horloges et le personnel l’escaladent comme avant.",
            "Eine Anfrage nimmt insgesamt 5 Verlangen nach Eskalation an, auch solche, um die sich jemand gekümmert hat; Uhren und Mitarbeitende eskalieren sie wie bisher."
        ),
        Remedy = new(
            "Say what is missing with POST /v1/tickets/{id}/messages. Staff can escalate the ticket with POST /v1/tickets/{id}/escalate; who is dissatisfied can file a complaint with POST /v1/tickets/{id}/complaint.",
            "请通过 POST /v1/tickets/{id}/messages 说明仍需解决的问题。工作人员可通过 POST /v1/tickets/{id}/escalate 升级；如不满意，可通过 POST /v1/tickets/{id}/complaint 提出投诉。",
            "Dites ce qui manque par POST /v1/tickets/{id}/messages. Le personnel peut l’escalader par POST /v1/tickets/{id}/escalate ; un client mécontent peut déposer une réclamation par POST /v1/tickets/{id}/complaint.",
            "Sagen Sie mit POST /v1/tickets/{id}/messages, was fehlt. Mitarbeitende können mit POST /v1/tickets/{id}/escalate eskalieren; wer unzufrieden ist, kann sich mit POST /v1/tickets/{id}/complaint beschweren."
        ),
    };
}
