using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

public static class TicketErrors
{
    public static readonly Error NotFound = new(
        "ticket_not_found",
        404,
        new("There is no such ticket.", "没有此工单。", "Cette demande n’existe pas.", "Diese Anfrage gibt es nicht.")
    );

    public static readonly Error MessageNotFound = new(
        "ticket_message_not_found",
        404,
        new("There is no such message.", "没有此消息。", "Ce message n’existe pas.", "Diese Nachricht gibt es nicht.")
    );

    public static readonly Error StatusNotAllowed = new(
        "ticket_status_not_allowed",
        409,
        new(
            "The ticket's status does not allow this.",
            "工单的当前状态不允许此操作。",
            "Le statut de la demande ne le permet pas.",
            "Der Status der Anfrage lässt das nicht zu."
        ),
        new(
            "{0} is not possible while it is {1}; see allowedTransitions.",
            "状态为 {1} 时不能执行 {0}；请查看 allowedTransitions。",
            "{0} n’est pas possible au statut {1} ; voir allowedTransitions.",
            "{0} ist im Status {1} nicht möglich; siehe allowedTransitions."
        )
    );

    public static readonly Error Closed = new(
        "ticket_closed",
        409,
        new(
            "The ticket is closed and cannot be changed.",
            "工单已关闭，无法更改。",
            "La demande est close et ne peut plus être modifiée.",
            "Die Anfrage ist geschlossen und kann nicht mehr geändert werden."
        )
    );

    public static readonly Error NotLate = new(
        "ticket_not_late",
        409,
        new(
            "Nothing is late, so that there is nothing to explain.",
            "没有延迟，因此无需说明原因。",
            "Rien n’est en retard, il n’y a donc rien à expliquer.",
            "Nichts ist in Verzug, also gibt es nichts zu erklären."
        ),
        new(
            "It was promised by {0} (UTC), see promise.by. An explanation is owed once that has passed before it is solved; to ask something else, add a message.",
            "承诺的完成时间为 {0}（UTC），见 promise.by。在解决之前该时间已过，才需说明原因；如有其他问题，请添加消息。",
            "L’échéance promise est le {0} (UTC), voir promise.by. Une explication est due une fois qu’elle est passée avant la solution ; pour une autre question, ajoutez un message.",
            "Zugesagt war es bis {0} (UTC), siehe promise.by. Eine Erklärung steht aus, sobald das verstrichen ist, bevor die Anfrage gelöst wurde; für andere Fragen fügen Sie eine Nachricht hinzu."
        )
    );

    public static readonly Error Full = new(
        "ticket_full",
        409,
        new(
            "The ticket takes no more messages of this kind.",
            "该工单不再接受此类消息。",
            "La demande n’accepte plus de messages de ce type.",
            "Die Anfrage nimmt keine weiteren Nachrichten dieser Art auf."
        ),
        new(
            "{3} takes {0} messages that are {1}, with {2} bytes of text (UTF-8) together. Shorten the message, or go on in another ticket.",
            "工单 {3} 最多可有 {0} 条 {1} 消息，文本合计最多 {2} 字节（UTF-8）。请缩短消息，或另开工单继续。",
            "{3} accepte {0} messages de visibilité {1}, de {2} octets de texte (UTF-8) en tout. Raccourcissez le message, ou continuez dans une autre demande.",
            "{3} nimmt {0} Nachrichten mit der Sichtbarkeit {1} und zusammen {2} Byte Text (UTF-8) auf. Kürzen Sie die Nachricht oder fahren Sie in einer anderen Anfrage fort."
        )
    );

    public static readonly Error SearchTooBroad = new(
        "search_too_broad",
        400,
        new("The search takes too long.", "搜索耗时过长。", "La recherche prend trop de temps.", "Die Suche dauert zu lange."),
        new(
            "It was ended after {0} seconds. Search for rarer or fewer words, or narrow it by other filters, such as customerId, status or createdAfter.",
            "搜索在 {0} 秒后被终止。请搜索更少见或更少的词，或用 customerId、status、createdAfter 等其他条件缩小范围。",
            "Elle a été arrêtée après {0} secondes. Cherchez des mots plus rares ou moins nombreux, ou restreignez-la par d’autres filtres, comme customerId, status ou createdAfter.",
            "Sie wurde nach {0} Sekunden beendet. Suchen Sie nach selteneren oder weniger Wörtern, oder grenzen Sie mit anderen Filtern ein, etwa customerId, status oder createdAfter."
        )
    );

    public static readonly Error Duplicate = new(
        "ticket_duplicate",
        409,
        new(
            "There is an open ticket about this already.",
            "此问题已有一个未解决的工单。",
            "Une demande à ce sujet est déjà en cours.",
            "Dazu gibt es bereits eine offene Anfrage."
        ),
        new(
            "It is {0}: add a message there, or send allowDuplicate: true.",
            "工单为 {0}：请在其中添加消息，或发送 allowDuplicate: true。",
            "Il s’agit de {0} : ajoutez-y un message, ou envoyez allowDuplicate: true.",
            "Es ist {0}: Fügen Sie dort eine Nachricht hinzu oder senden Sie allowDuplicate: true."
        )
    );

    public static readonly Error AssignmentNotAllowed = new(
        "ticket_assignment_not_allowed",
        403,
        new(
            "Only team leads may give a ticket to somebody else.",
            "只有主管可以将工单分配给他人。",
            "Seuls les responsables peuvent confier une demande à quelqu’un d’autre.",
            "Nur Teamleitungen dürfen eine Anfrage jemand anderem geben."
        ),
        new(
            "You may take it yourself or give it to a team.",
            "您可以自行接手，或将其交给团队。",
            "Vous pouvez la prendre vous-même ou la confier à une équipe.",
            "Sie können sie selbst übernehmen oder einem Team geben."
        )
    );
}
