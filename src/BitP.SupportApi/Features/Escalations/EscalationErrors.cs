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
        )
    );
}
