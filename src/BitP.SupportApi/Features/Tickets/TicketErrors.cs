using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

public static class TicketErrors
{
    public static readonly Error NotFound = new(
        "ticket_not_found",
        404,
        new("There is no such ticket.", "没有此工单。", "Cette demande n’existe pas.", "Diese Anfrage gibt es nicht.")
    )
    {
        Cause = new(
            "The id or reference is misspelt, or is that of a ticket of another partner or, with a customer's token, of another customer: that is not told apart on purpose. Tickets are never deleted.",
            "id 或编号拼写有误，或属于另一个合作方的工单，或在使用客户令牌时属于另一位客户：以上情形有意不加区分。工单从不删除。",
            "L’id ou la référence est mal écrit, ou désigne la demande d’un autre partenaire ou, avec le jeton d’un client, d’un autre client : ce n’est volontairement pas distingué. Les demandes ne sont jamais supprimées.",
            "Die id oder Referenz ist falsch geschrieben oder gehört zur Anfrage eines anderen Partners oder, mit dem Token eines Kunden, eines anderen Kunden: Das wird absichtlich nicht unterschieden. Anfragen werden nie gelöscht."
        ),
        Remedy = new(
            "Find it in GET /v1/tickets, and use its id or its reference, such as BP-100001, as it stands there.",
            "请在 GET /v1/tickets 中查找，并原样使用其 id 或编号（如 BP-100001）。",
            "Cherchez-la dans GET /v1/tickets, et employez son id ou sa référence, par exemple BP-100001, tels qu’ils y figurent.",
            "Suchen Sie sie in GET /v1/tickets, und verwenden Sie ihre id oder ihre Referenz, etwa BP-100001, wie sie dort steht."
        ),
    };

    public static readonly Error MessageNotFound = new(
        "ticket_message_not_found",
        404,
        new("There is no such message.", "没有此消息。", "Ce message n’existe pas.", "Diese Nachricht gibt es nicht.")
    )
    {
        Cause = new(
            "The id is misspelt, is that of a message in another ticket, such as a follow-up, or that of an internal note, which is there for staff only and not told apart on purpose.",
            "id 拼写有误，或属于另一个工单（如后续工单）的消息，或属于仅工作人员可见的内部备注；后者有意不加区分。",
            "L’id est mal écrit, désigne un message d’une autre demande, par exemple d’une suite, ou une note interne, réservée au personnel et volontairement pas distinguée.",
            "Die id ist falsch geschrieben, gehört zu einer Nachricht einer anderen Anfrage, etwa einer Fortsetzung, oder zu einer internen Notiz, die nur Mitarbeitende sehen und die absichtlich nicht unterschieden wird."
        ),
        Remedy = new(
            "Take the id from GET /v1/tickets/{id}/messages. An answer to a closed ticket is in its follow-up: see ticketId and Location of the answer to POST.",
            "请从 GET /v1/tickets/{id}/messages 获取 id。对已关闭工单的回复位于其后续工单中：请查看 POST 响应中的 ticketId 和 Location。",
            "Prenez l’id dans GET /v1/tickets/{id}/messages. Une réponse à une demande close est dans sa suite : voyez ticketId et Location de la réponse au POST.",
            "Nehmen Sie die id aus GET /v1/tickets/{id}/messages. Eine Antwort auf eine geschlossene Anfrage steht in deren Fortsetzung: siehe ticketId und Location der Antwort auf POST."
        ),
    };

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
    )
    {
        Cause = new(
            "The step is not possible from the status that the ticket has, or not to this kind of caller; mostly somebody else was faster, or a customer's message has reopened it.",
            "该步骤不能从工单的当前状态执行，或此类调用方不能执行；通常是他人已先行操作，或客户的消息已重新打开工单。",
            "L’étape n’est pas possible depuis le statut de la demande, ou pas pour ce type d’appelant ; le plus souvent, quelqu’un a été plus rapide, ou un message du client l’a rouverte.",
            "Der Schritt ist im Status der Anfrage nicht möglich oder nicht für diese Art von Aufrufer; meist war jemand schneller, oder eine Nachricht des Kunden hat sie wieder geöffnet."
        ),
        Remedy = new(
            "Read the ticket again with GET /v1/tickets/{id} and take one of the steps in allowedTransitions, or leave it as it is when it stands where you want it. If-Match keeps a step from meeting another status than the one you saw.",
            "请通过 GET /v1/tickets/{id} 重新读取工单，并执行 allowedTransitions 中的步骤；如已处于所需状态，则无需操作。使用 If-Match 可避免在状态已变时执行步骤。",
            "Relisez la demande par GET /v1/tickets/{id} et prenez l’une des étapes de allowedTransitions, ou n’y touchez pas si elle est déjà où vous voulez. If-Match évite qu’une étape rencontre un autre statut que celui que vous avez vu.",
            "Lesen Sie die Anfrage mit GET /v1/tickets/{id} neu und gehen Sie einen der Schritte in allowedTransitions, oder lassen Sie sie, wenn sie schon steht, wo Sie sie wollen. If-Match verhindert, dass ein Schritt auf einen anderen Status trifft, als Sie gesehen haben."
        ),
    };

    public static readonly Error Closed = new(
        "ticket_closed",
        409,
        new(
            "The ticket is closed and cannot be changed.",
            "工单已关闭，无法更改。",
            "La demande est close et ne peut plus être modifiée.",
            "Die Anfrage ist geschlossen und kann nicht mehr geändert werden."
        )
    )
    {
        Cause = new(
            "Closed is final: nobody changes, assigns or reopens such a ticket, and staff cannot answer it. Only a message of the partner or the customer goes on from it.",
            "关闭即为最终状态：任何人都不能再更改、分配或重新打开，工作人员也不能回复。只有合作方或客户的消息可以接续处理。",
            "Close, c’est définitif : personne ne modifie, n’attribue ni ne rouvre une telle demande, et le personnel ne peut y répondre. Seul un message du partenaire ou du client la prolonge.",
            "Geschlossen ist endgültig: Niemand ändert, vergibt oder öffnet eine solche Anfrage wieder, und Mitarbeitende können nicht antworten. Nur eine Nachricht des Partners oder Kunden führt sie fort."
        ),
        Remedy = new(
            "A partner or customer answers with POST /v1/tickets/{id}/messages, which opens a linked follow-up or goes to the one that is open; staff go on there, or open a ticket with POST /v1/tickets.",
            "合作方或客户可通过 POST /v1/tickets/{id}/messages 回复，系统会开立关联的后续工单，或将消息归入已开立的后续工单；工作人员请在其中继续处理，或通过 POST /v1/tickets 开立新工单。",
            "Le partenaire ou le client répond par POST /v1/tickets/{id}/messages, ce qui ouvre une suite liée ou va à celle qui est ouverte ; le personnel continue là, ou ouvre une demande par POST /v1/tickets.",
            "Der Partner oder Kunde antwortet mit POST /v1/tickets/{id}/messages, was eine verknüpfte Fortsetzung eröffnet oder an die offene geht; Mitarbeitende machen dort weiter oder eröffnen mit POST /v1/tickets eine Anfrage."
        ),
    };

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
    )
    {
        Cause = new(
            "POST /v1/tickets/{id}/delay-inquiries asks why a ticket is late, but promise.by has not passed yet, or the ticket was solved before it passed.",
            "POST /v1/tickets/{id}/delay-inquiries 用于询问延迟原因，但 promise.by 尚未到期，或工单在到期前已解决。",
            "POST /v1/tickets/{id}/delay-inquiries demande pourquoi une demande est en retard, mais promise.by n’est pas encore passé, ou la demande a été résolue avant.",
            "POST /v1/tickets/{id}/delay-inquiries fragt, warum eine Anfrage in Verzug ist, aber promise.by ist noch nicht verstrichen, oder sie wurde vorher gelöst."
        ),
        Remedy = new(
            "See GET /v1/tickets/{id}/progress for what comes next and when. To ask all the same, write with POST /v1/tickets/{id}/messages.",
            "请通过 GET /v1/tickets/{id}/progress 查看下一步及时间。如仍要询问，请通过 POST /v1/tickets/{id}/messages 留言。",
            "Voyez dans GET /v1/tickets/{id}/progress ce qui vient ensuite et quand. Pour demander quand même, écrivez par POST /v1/tickets/{id}/messages.",
            "Sehen Sie in GET /v1/tickets/{id}/progress, was wann als Nächstes kommt. Um trotzdem zu fragen, schreiben Sie mit POST /v1/tickets/{id}/messages."
        ),
    };

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
    )
    {
        Cause = new(
            "A ticket takes 2,000 public messages with 4,000,000 bytes of text (UTF-8) together, from staff 2,200 with 5,000,000, and 2,000 internal notes with 4,000,000.",
            "每个工单最多接受 2,000 条公开消息，文本合计 4,000,000 字节（UTF-8）；工作人员可达 2,200 条和 5,000,000 字节；内部备注为 2,000 条和 4,000,000 字节。",
            "Une demande accepte 2 000 messages publics et 4 000 000 d’octets de texte (UTF-8) en tout, du personnel 2 200 et 5 000 000, et 2 000 notes internes de 4 000 000 d’octets.",
            "Eine Anfrage nimmt 2.000 öffentliche Nachrichten mit zusammen 4.000.000 Byte Text (UTF-8) auf, von Mitarbeitenden 2.200 mit 5.000.000, und 2.000 interne Notizen mit 4.000.000."
        ),
        Remedy = new(
            "Shorten the message, or go on in another ticket (POST /v1/tickets with allowDuplicate: true). Or solve and close this one: the customer's next message opens a linked follow-up.",
            "请缩短消息，或另开工单继续（POST /v1/tickets 并设 allowDuplicate: true）。也可解决并关闭该工单：客户的下一条消息会开立关联的后续工单。",
            "Raccourcissez le message, ou continuez dans une autre demande (POST /v1/tickets avec allowDuplicate: true). Ou bien résolvez et fermez celle-ci : le prochain message du client ouvre une suite liée.",
            "Kürzen Sie die Nachricht, oder fahren Sie in einer anderen Anfrage fort (POST /v1/tickets mit allowDuplicate: true). Oder lösen und schließen Sie diese: Die nächste Nachricht des Kunden eröffnet eine verknüpfte Fortsetzung."
        ),
    };

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
    )
    {
        Cause = new(
            "The words in q are in so many tickets that the database did not find the answer in time. That happens on PostgreSQL, mostly with common words.",
            "q 中的词出现在过多的工单中，数据库未能及时得出结果。这种情况发生在 PostgreSQL 上，多因使用了常用词。",
            "Les mots de q figurent dans tant de demandes que la base de données n’a pas trouvé la réponse à temps. Cela arrive avec PostgreSQL, surtout pour des mots courants.",
            "Die Wörter in q stehen in so vielen Anfragen, dass die Datenbank die Antwort nicht rechtzeitig fand. Das kommt bei PostgreSQL vor, meist bei häufigen Wörtern."
        ),
        Remedy = new(
            "Search for a rarer word, such as a transaction hash, or add filters to GET /v1/tickets: customerId, status, category, createdAfter.",
            "请搜索更少见的词（如交易哈希），或在 GET /v1/tickets 中增加筛选条件：customerId、status、category、createdAfter。",
            "Cherchez un mot plus rare, par exemple un hash de transaction, ou ajoutez des filtres à GET /v1/tickets : customerId, status, category, createdAfter.",
            "Suchen Sie nach einem selteneren Wort, etwa einem Transaktions-Hash, oder ergänzen Sie Filter von GET /v1/tickets: customerId, status, category, createdAfter."
        ),
    };

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
    )
    {
        Cause = new(
            "The customer has an unsolved ticket of the same category, or one with a transaction that evidence names too.",
            "该客户已有一个同分类的未解决工单，或有一个涉及 evidence 中同一笔交易的未解决工单。",
            "Le client a une demande non résolue de la même catégorie, ou une qui porte sur une transaction que nomme aussi evidence.",
            "Der Kunde hat eine ungelöste Anfrage derselben Kategorie oder eine zu einer Transaktion, die auch evidence nennt."
        ),
        Remedy = new(
            "Add what is new to the ticket in existing, with POST /v1/tickets/{id}/messages. If it is about something else, open it with allowDuplicate: true and a new Idempotency-Key.",
            "请通过 POST /v1/tickets/{id}/messages 将新情况补充到 existing 所指的工单。如属于另一问题，请以 allowDuplicate: true 和新的 Idempotency-Key 开立工单。",
            "Ajoutez ce qui est nouveau à la demande de existing, par POST /v1/tickets/{id}/messages. S’il s’agit d’autre chose, ouvrez-la avec allowDuplicate: true et une nouvelle Idempotency-Key.",
            "Ergänzen Sie Neues in der Anfrage aus existing, mit POST /v1/tickets/{id}/messages. Geht es um etwas anderes, eröffnen Sie sie mit allowDuplicate: true und einem neuen Idempotency-Key."
        ),
    };

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
    )
    {
        Cause = new(
            "An agent's credential names another agent in agentId of POST /v1/tickets/{id}/assign. A key that acts as no agent can name nobody.",
            "以客服人员的凭证在 POST /v1/tickets/{id}/assign 的 agentId 中指定了另一位客服人员。不代表任何客服人员的密钥不能指定任何人。",
            "Les identifiants d’un agent nomment un autre agent dans agentId de POST /v1/tickets/{id}/assign. Une clé qui n’agit pour aucun agent ne peut nommer personne.",
            "Der Zugang eines Agenten nennt in agentId von POST /v1/tickets/{id}/assign einen anderen Agenten. Ein Schlüssel, der als kein Agent handelt, kann niemanden nennen."
        ),
        Remedy = new(
            "Send your own agentId, or only team, and have a supervisor or an admin choose the person.",
            "请发送您自己的 agentId，或只发送 team，再由主管或管理员指定人员。",
            "Envoyez votre propre agentId, ou seulement team, et laissez un superviseur ou un administrateur choisir la personne.",
            "Senden Sie Ihre eigene agentId oder nur team, und lassen Sie eine Teamleitung oder einen Administrator die Person wählen."
        ),
    };
}
