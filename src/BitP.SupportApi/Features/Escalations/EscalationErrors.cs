using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Escalations;

public static class EscalationErrors
{
    public static readonly Error NotFound = new(
        "escalation_not_found",
        404,
        new("There is no such escalation.", "没有此升级。", "Cette escalade n’existe pas.", "Diese Eskalation gibt es nicht.")
    );

    public static readonly Error NotRunning = new(
        "escalation_not_running",
        409,
        new(
            "The escalation is over: it was acknowledged, or the ticket was solved.",
            "该升级已结束：已被确认，或工单已解决。",
            "L’escalade est terminée : elle a été prise en compte, ou la demande a été résolue.",
            "Die Eskalation ist vorbei: Sie wurde bestätigt, oder die Anfrage wurde gelöst."
        )
    );

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
    );

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
    );

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
            "It is {0}: support has been told, and whoever sees to it will answer. Add a message to the ticket when there is something new.",
            "请求为 {0}：客服已收到通知，负责人会答复。如有新情况，请在工单中添加消息。",
            "Il s’agit de {0} : l’assistance est prévenue, et la personne qui s’en charge répondra. Ajoutez un message à la demande s’il y a du nouveau.",
            "Es ist {0}: Der Support weiß davon, und wer sich darum kümmert, wird antworten. Fügen Sie der Anfrage eine Nachricht hinzu, wenn es Neues gibt."
        )
    );

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
    );
}
