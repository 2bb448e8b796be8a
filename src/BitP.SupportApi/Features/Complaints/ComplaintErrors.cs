using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

public static class ComplaintErrors
{
    public static readonly Error NotFound = new(
        "complaint_not_found",
        404,
        new("There is no such complaint.", "没有此投诉。", "Cette réclamation n’existe pas.", "Diese Beschwerde gibt es nicht.")
    )
    {
        Cause = new(
            "The id or the reference (CP-…) is misspelt, the file was deleted at the end of its retention, or the complaint is another partner's or customer's. These are not told apart on purpose.",
            "id 或编号（CP-…）有误，档案在保存期满后已被删除，或该投诉属于其他合作方或客户。系统有意不作区分。",
            "L’id ou la référence (CP-…) est mal écrit, le dossier a été supprimé à la fin de sa conservation, ou la réclamation est celle d’un autre partenaire ou client. Ces cas ne sont pas distingués, à dessein.",
            "Die id oder die Referenz (CP-…) ist falsch geschrieben, die Akte wurde am Ende ihrer Aufbewahrung gelöscht, oder die Beschwerde gehört einem anderen Partner oder Kunden. Das wird mit Absicht nicht unterschieden."
        ),
        Remedy = new(
            "Find the complaint with GET /v1/complaints and take its id from there. What is not listed cannot be reached with this credential.",
            "请通过 GET /v1/complaints 查找该投诉，并使用其中的 id。未列出的投诉无法用此凭证访问。",
            "Cherchez la réclamation avec GET /v1/complaints et reprenez-en l’id. Ce qui n’y figure pas n’est pas accessible avec ces identifiants.",
            "Suchen Sie die Beschwerde mit GET /v1/complaints und übernehmen Sie ihre id. Was dort nicht steht, ist mit diesem Zugang nicht erreichbar."
        ),
    };

    public static readonly Error PointNotFound = new(
        "complaint_point_not_found",
        404,
        new("The complaint has no such point.", "该投诉没有此要点。", "La réclamation n’a pas ce point.", "Diesen Punkt hat die Beschwerde nicht.")
    )
    {
        Cause = new(
            "The number in the path is none of this complaint's points, which are numbered from 1.",
            "路径中的编号不是该投诉的要点；每件投诉的要点从 1 开始编号。",
            "Le numéro dans le chemin n’est celui d’aucun point de cette réclamation ; ils sont numérotés à partir de 1.",
            "Die Nummer im Pfad gehört zu keinem Punkt dieser Beschwerde; ihre Punkte sind ab 1 nummeriert."
        ),
        Remedy = new(
            "Read the complaint with GET /v1/complaints/… and take the id from points.",
            "请通过 GET /v1/complaints/… 读取该投诉，并使用 points 中的 id。",
            "Lisez la réclamation avec GET /v1/complaints/… et prenez l’id dans points.",
            "Lesen Sie die Beschwerde mit GET /v1/complaints/… und nehmen Sie die id aus points."
        ),
    };

    public static readonly Error DocumentNotFound = new(
        "complaint_document_not_found",
        404,
        new(
            "No such document was issued about the complaint.",
            "未就该投诉出具过此文件。",
            "Aucun document de ce genre n’a été émis pour la réclamation.",
            "Zu der Beschwerde wurde kein solches Dokument ausgestellt."
        )
    )
    {
        Cause = new(
            "No document of this kind was issued so far, the kind is misspelt in the path (final-response, not final_response), or there is no such edition.",
            "尚未出具此类文件，路径中的文件类型有误（应为 final-response，而不是 final_response），或没有所指的版次。",
            "Aucun document de ce type n’a encore été émis, le type est mal écrit dans le chemin (final-response, et non final_response), ou cette édition n’existe pas.",
            "Ein Dokument dieser Art wurde noch nicht ausgestellt, die Art ist im Pfad falsch geschrieben (final-response statt final_response), oder es gibt diese Ausgabe nicht."
        ),
        Remedy = new(
            "GET /v1/complaints/…/documents lists what was issued, with all editions. A document is issued by its step, such as the acknowledgement by POST …/acknowledge.",
            "GET /v1/complaints/…/documents 列出所有已出具的文件及其版次。文件由相应步骤出具，例如收悉确认函由 POST …/acknowledge 出具。",
            "GET /v1/complaints/…/documents donne ce qui a été émis, avec toutes les éditions. Un document est émis par son étape, comme l’accusé de réception par POST …/acknowledge.",
            "GET /v1/complaints/…/documents nennt, was ausgestellt wurde, mit allen Ausgaben. Ein Dokument entsteht durch seinen Schritt, die Eingangsbestätigung etwa durch POST …/acknowledge."
        ),
    };

    public static readonly Error StatusNotAllowed = new(
        "complaint_status_not_allowed",
        409,
        new(
            "The complaint's status does not allow this.",
            "投诉的当前状态不允许此操作。",
            "Le statut de la réclamation ne le permet pas.",
            "Der Status der Beschwerde lässt das nicht zu."
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
            "The step was taken already, comes too early, or the case has ended. Somebody else, or a limit that passed, may have changed the status since it was read.",
            "该步骤已执行过、为时尚早，或案件已经结束。读取之后，状态可能已被他人改变，或因期限届满而改变。",
            "L’étape est déjà faite, vient trop tôt, ou le dossier est terminé. Quelqu’un d’autre, ou un délai échu, a pu changer le statut depuis la lecture.",
            "Der Schritt ist schon getan, kommt zu früh, oder der Fall ist beendet. Jemand anderes oder eine abgelaufene Frist kann den Status seit dem Lesen geändert haben."
        ),
        Remedy = new(
            "Take one of the steps in allowedTransitions. What is decided, closed, withdrawn or inadmissible goes on once staff reopen it with POST …/reopen.",
            "请执行 allowedTransitions 中的步骤。已决定、已关闭、已撤回或不予受理的投诉，须由工作人员通过 POST …/reopen 重新打开后才能继续。",
            "Prenez l’une des étapes de allowedTransitions. Ce qui est décidé, clos, retiré ou irrecevable reprend lorsque le personnel le rouvre avec POST …/reopen.",
            "Wählen Sie einen Schritt aus allowedTransitions. Was entschieden, geschlossen, zurückgezogen oder unzulässig ist, geht weiter, sobald Mitarbeitende es mit POST …/reopen wieder öffnen."
        ),
    };

    public static readonly Error LimitReached = new(
        "complaint_limit_reached",
        409,
        new(
            "The complaint takes no more of these.",
            "该投诉不能再添加此类内容。",
            "La réclamation n’en accepte pas davantage.",
            "Die Beschwerde nimmt davon nicht mehr auf."
        ),
        new("It takes {0} at most.", "最多 {0} 项。", "Elle en accepte {0} au plus.", "Sie nimmt höchstens {0} auf.")
    )
    {
        Cause = new(
            "There is a limit to how many points, updates, information requests, offers of redress and the like a complaint takes; detail says how many. What is withdrawn or done counts as well, since nothing is deleted.",
            "每件投诉的要点、进展通知、信息索取、补救方案等均有数量上限，detail 给出该上限。已撤回或已完成的也计算在内，因为任何内容都不会被删除。",
            "Le nombre de points, de nouvelles, de demandes d’information, d’offres de réparation, etc. d’une réclamation est limité ; detail donne la limite. Ce qui est retiré ou fait compte aussi, car rien n’est supprimé.",
            "Eine Beschwerde nimmt nur begrenzt viele Punkte, Mitteilungen, Informationsersuchen, Abhilfeangebote und Ähnliches auf; detail nennt die Zahl. Auch Zurückgezogenes und Erledigtes zählt, denn nichts wird gelöscht."
        ),
        Remedy = new(
            "No request makes room: go on with what is there, such as with POST …/decide. What is new can be filed as a complaint of its own, by POST /v1/complaints with allowDuplicate: true.",
            "任何请求都无法增加名额：请以现有内容继续处理，例如通过 POST …/decide。新的事项可通过 POST /v1/complaints 并设置 allowDuplicate: true，作为单独的投诉提出。",
            "Aucune requête ne fait de place : continuez avec ce qui est là, par exemple avec POST …/decide. Ce qui est nouveau peut faire l’objet d’une réclamation à part, par POST /v1/complaints avec allowDuplicate: true.",
            "Kein Aufruf schafft Platz: Fahren Sie mit dem fort, was da ist, etwa mit POST …/decide. Neues kann als eigene Beschwerde eingelegt werden, mit POST /v1/complaints und allowDuplicate: true."
        ),
    };

    public static readonly Error PointWithdrawn = new(
        "complaint_point_withdrawn",
        409,
        new("The point was withdrawn or split.", "该要点已撤回或已拆分。", "Le point a été retiré ou divisé.", "Der Punkt wurde zurückgezogen oder aufgeteilt.")
    )
    {
        Cause = new(
            "Its withdrawnReason says what became of it: it was withdrawn, or split into other points, whose splitFrom names it. Neither can be undone.",
            "其 withdrawnReason 说明了去向：该要点已撤回，或已拆分为其他要点（其 splitFrom 指向它）。两者都无法恢复。",
            "Son withdrawnReason dit ce qu’il est devenu : il a été retiré, ou divisé en d’autres points, dont splitFrom le nomme. Ni l’un ni l’autre ne s’annule.",
            "Sein withdrawnReason sagt, was aus ihm wurde: Er wurde zurückgezogen oder in andere Punkte aufgeteilt, deren splitFrom ihn nennt. Beides lässt sich nicht rückgängig machen."
        ),
        Remedy = new(
            "Use a point that took its place, or state it anew with POST …/points.",
            "请使用取代它的要点，或通过 POST …/points 重新提出。",
            "Utilisez un point qui l’a remplacé, ou formulez-le de nouveau avec POST …/points.",
            "Verwenden Sie einen Punkt, der an seine Stelle getreten ist, oder bringen Sie ihn mit POST …/points neu vor."
        ),
    };

    public static readonly Error PointsUnanswered = new(
        "points_unanswered",
        409,
        new("Some points have no finding.", "有要点尚无认定。", "Des points restent sans constat.", "Zu einigen Punkten fehlt eine Feststellung."),
        new(
            "Give a finding for each of these points: {0}. Points that need no answer are withdrawn with a reason first.",
            "请为以下每个要点给出认定：{0}。无需答复的要点须先说明理由并撤回。",
            "Donnez un constat pour chacun de ces points : {0}. Ceux qui n’appellent pas de réponse sont d’abord retirés, avec un motif.",
            "Geben Sie zu jedem dieser Punkte eine Feststellung: {0}. Punkte, die keine Antwort brauchen, werden vorher mit Grund zurückgezogen."
        )
    )
    {
        Cause = new(
            "findings of POST …/decide leaves out a point that is not withdrawn. It may have been added, or have come with something that joined the complaint, since that was read.",
            "POST …/decide 的 findings 遗漏了未撤回的要点。该要点可能是在读取投诉之后新增的，或随并入的提交而来。",
            "findings de POST …/decide omet un point qui n’est pas retiré. Il a pu être ajouté, ou venir avec un dépôt joint à la réclamation, depuis que celle-ci a été lue.",
            "findings von POST …/decide lässt einen Punkt aus, der nicht zurückgezogen ist. Er kann hinzugekommen sein, auch mit etwas, das sich der Beschwerde anschloss, seit diese gelesen wurde."
        ),
        Remedy = new(
            "Read the complaint again and give a finding for each of points that has no withdrawnReason. What needs no answer is withdrawn first, with POST …/points/…/withdraw.",
            "请重新读取投诉，并为 points 中每个没有 withdrawnReason 的要点给出认定。无需答复的要点请先通过 POST …/points/…/withdraw 撤回。",
            "Relisez la réclamation et donnez un constat pour chaque élément de points sans withdrawnReason. Ce qui n’appelle pas de réponse est d’abord retiré, avec POST …/points/…/withdraw.",
            "Lesen Sie die Beschwerde noch einmal und geben Sie zu jedem aus points ohne withdrawnReason eine Feststellung. Was keine Antwort braucht, wird vorher mit POST …/points/…/withdraw zurückgezogen."
        ),
    };

    public static readonly Error SummaryResolutionTooLate = new(
        "summary_resolution_not_possible",
        409,
        new(
            "A summary is no answer here: it is too late, or a regime of the complaint does not know it.",
            "此处不能以简易答复结案：为时已晚，或该投诉适用的某项制度无此规定。",
            "Un résumé ne suffit pas ici : il est trop tard, ou un régime de la réclamation ne le prévoit pas.",
            "Eine Zusammenfassung genügt hier nicht: Es ist zu spät, oder eine Regelung der Beschwerde sieht sie nicht vor."
        )
    )
    {
        Cause = new(
            "summaryResolution: true was sent, but a regime of the complaint has no step summary_resolution, its limit has passed, or the complaint was reopened.",
            "请求中包含 summaryResolution: true，但该投诉适用的某项制度没有 summary_resolution 步骤、其期限已过，或该投诉曾被重新打开。",
            "summaryResolution: true a été envoyé, mais un régime de la réclamation n’a pas d’étape summary_resolution, le délai de celle-ci est passé, ou la réclamation a été rouverte.",
            "summaryResolution: true wurde gesendet, aber eine Regelung der Beschwerde hat keinen Schritt summary_resolution, dessen Frist ist abgelaufen, oder die Beschwerde wurde wieder geöffnet."
        ),
        Remedy = new(
            "Decide without summaryResolution, with a finding for every point. GET /v1/complaints/…/deadlines/explain shows the limits.",
            "请不带 summaryResolution 作出决定，并为每个要点给出认定。各项期限见 GET /v1/complaints/…/deadlines/explain。",
            "Décidez sans summaryResolution, avec un constat pour chaque point. GET /v1/complaints/…/deadlines/explain montre les délais.",
            "Entscheiden Sie ohne summaryResolution, mit einer Feststellung zu jedem Punkt. GET /v1/complaints/…/deadlines/explain zeigt die Fristen."
        ),
    };

    public static readonly Error DocumentIncomplete = new(
        "document_incomplete",
        409,
        new(
            "The document cannot be issued: something is missing that it cannot be without.",
            "无法出具文件：缺少必备内容。",
            "Le document ne peut être émis : un contenu obligatoire manque.",
            "Das Dokument kann nicht ausgestellt werden: Ein Pflichtinhalt fehlt."
        ),
        new("Missing: {0}.", "缺少：{0}。", "Il manque : {0}.", "Es fehlt: {0}.")
    )
    {
        Cause = new(
            "A regime of the complaint names in documents what the letter has to say. For what detail lists, nothing is there: neither in the request and the complaint nor in the regime and the settings.",
            "该投诉适用的某项制度在 documents 中规定了文件必须包含的内容。detail 所列的内容，在请求、投诉、制度和设置中均没有。",
            "Un régime de la réclamation indique dans documents ce que le courrier doit dire. Ce que detail énumère ne se trouve ni dans la requête et la réclamation, ni dans le régime et les réglages.",
            "Eine Regelung der Beschwerde nennt in documents, was das Schreiben sagen muss. Was detail aufzählt, steht weder im Aufruf und in der Beschwerde noch in der Regelung und in den Einstellungen."
        ),
        Remedy = new(
            "Send the member that is missing, such as steps. For contact.email and the like the operator sets Complaints:Contact, or an admin sets contact with PATCH /v1/complaint-regimes/… and moves the complaint to that version with POST …/recalculate.",
            "请补充缺少的成员，例如 steps。对于 contact.email 等内容，由运营方设置 Complaints:Contact，或由管理员通过 PATCH /v1/complaint-regimes/… 设置 contact，再通过 POST …/recalculate 使该投诉采用此版本。",
            "Envoyez l’élément qui manque, comme steps. Pour contact.email et les autres coordonnées, l’exploitant règle Complaints:Contact, ou un administrateur règle contact avec PATCH /v1/complaint-regimes/… puis fait passer la réclamation à cette version avec POST …/recalculate.",
            "Senden Sie die fehlende Angabe, etwa steps. Für contact.email und Ähnliches stellt der Betreiber Complaints:Contact ein, oder ein Administrator setzt contact mit PATCH /v1/complaint-regimes/… und stellt die Beschwerde mit POST …/recalculate auf diese Fassung um."
        ),
    };

    public static readonly Error DocumentCorrected = new(
        "complaint_document_corrected",
        409,
        new("This edition was corrected already.", "该版本已被更正。", "Cette édition a déjà été corrigée.", "Diese Ausgabe wurde schon berichtigt."),
        new(
            "Edition {1} has taken the place of edition {0}: correct that one.",
            "第 {1} 版已取代第 {0} 版：请更正第 {1} 版。",
            "L’édition {1} a remplacé l’édition {0} : corrigez celle-là.",
            "Ausgabe {1} ist an die Stelle von Ausgabe {0} getreten: Berichtigen Sie jene."
        )
    )
    {
        Cause = new(
            "edition of the request names an edition that another has replaced already, perhaps by somebody else a moment ago.",
            "请求中的 edition 所指的版次已被另一版取代，可能是他人刚刚更正的。",
            "edition dans la requête désigne une édition qu’une autre a déjà remplacée, peut-être à l’instant, du fait de quelqu’un d’autre.",
            "edition im Aufruf nennt eine Ausgabe, die schon durch eine andere ersetzt ist, vielleicht eben erst von jemand anderem."
        ),
        Remedy = new(
            "Name the edition that detail says, or leave edition out to correct the latest. GET /v1/complaints/…/documents lists them all.",
            "请改用 detail 所指的版次，或省略 edition 以更正最新一版。GET /v1/complaints/…/documents 列出所有版次。",
            "Indiquez l’édition que donne detail, ou omettez edition pour corriger la dernière. GET /v1/complaints/…/documents les énumère toutes.",
            "Nennen Sie die Ausgabe, die detail angibt, oder lassen Sie edition weg, um die letzte zu berichtigen. GET /v1/complaints/…/documents nennt alle."
        ),
    };

    public static readonly Error AlreadyKnown = new(
        "already_known",
        409,
        new("What is asked for is there already.", "所要求的信息已经具备。", "Ce qui est demandé est déjà connu.", "Das Erfragte ist bereits bekannt."),
        new(
            "See {0}. Complainants are never asked for what is already held; what they have answered can be asked again with againBecause.",
            "请查看 {0}。不得向投诉人索取已掌握的信息；已答复过的内容可注明 againBecause 再次询问。",
            "Voir {0}. On ne demande jamais au réclamant ce que l’on détient déjà ; ce à quoi il a répondu peut être redemandé avec againBecause.",
            "Siehe {0}. Beschwerdeführer werden nie nach etwas gefragt, das schon vorliegt; was sie beantwortet haben, kann mit againBecause noch einmal gefragt werden."
        )
    )
    {
        Cause = new(
            "One of items asks, by its topic or formField, for what the customer's record, the complaint, its ticket or an earlier answer says already.",
            "items 中某一项的 topic 或 formField 所询问的内容，已存在于客户资料、投诉、其工单或先前的答复中。",
            "L’un de items demande, par topic ou formField, ce que la fiche du client, la réclamation, sa demande ou une réponse antérieure dit déjà.",
            "Eines von items fragt mit topic oder formField nach etwas, das im Datensatz des Kunden, in der Beschwerde, in ihrer Anfrage oder in einer früheren Antwort schon steht."
        ),
        Remedy = new(
            "Read it at the place that detail names and leave it out of items. What was answered in a way that does not help can be asked again with againBecause.",
            "请到 detail 指明的位置查看，并从 items 中去掉该项。已答复但没有帮助的内容，可注明 againBecause 再次询问。",
            "Lisez-le à l’endroit que nomme detail et retirez-le de items. Ce à quoi il a été répondu sans que cela aide peut être redemandé avec againBecause.",
            "Lesen Sie es an der Stelle, die detail nennt, und lassen Sie es in items weg. Was so beantwortet wurde, dass es nicht hilft, kann mit againBecause noch einmal gefragt werden."
        ),
    };

    public static readonly Error InformationUnanswered = new(
        "information_unanswered",
        409,
        new(
            "The complainant did not answer in time, and a regime of the complaint has it decided on what there is.",
            "投诉人未按时答复，而该投诉适用的某项制度要求根据现有材料作出决定。",
            "Le réclamant n’a pas répondu à temps, et un régime de la réclamation veut qu’elle soit tranchée sur ce dont on dispose.",
            "Der Beschwerdeführer hat nicht rechtzeitig geantwortet, und eine Regelung der Beschwerde will, dass nach dem entschieden wird, was vorliegt."
        )
    )
    {
        Cause = new(
            "The answerBy of an earlier information request has passed without an answer, and a regime of the complaint says unanswered: decide.",
            "先前的信息索取在 answerBy 之前未获答复，而该投诉适用的某项制度规定 unanswered: decide。",
            "Le answerBy d’une demande d’information antérieure est passé sans réponse, et un régime de la réclamation dit unanswered: decide.",
            "Das answerBy eines früheren Informationsersuchens ist ohne Antwort verstrichen, und eine Regelung der Beschwerde sagt unanswered: decide."
        ),
        Remedy = new(
            "Decide with POST …/decide on what there is. Only after a reopening can something be asked again.",
            "请通过 POST …/decide 根据现有材料作出决定。只有在投诉重新打开之后才能再次询问。",
            "Décidez avec POST …/decide d’après ce dont on dispose. Ce n’est qu’après une réouverture que l’on peut redemander quelque chose.",
            "Entscheiden Sie mit POST …/decide nach dem, was vorliegt. Erst nach einer Wiedereröffnung kann wieder etwas gefragt werden."
        ),
    };

    public static readonly Error NotIndependent = new(
        "handler_not_independent",
        409,
        new(
            "This person has to do with what the complaint is about.",
            "此人与投诉事项有关。",
            "Cette personne est liée à l’objet de la réclamation.",
            "Diese Person hat mit dem zu tun, worum es in der Beschwerde geht."
        ),
        new(
            "Why: {0}. Somebody else has to handle and decide it.",
            "原因：{0}。须由他人处理和决定。",
            "Motif : {0}. Quelqu’un d’autre doit la traiter et en décider.",
            "Grund: {0}. Jemand anderes muss sie bearbeiten und entscheiden."
        )
    )
    {
        Cause = new(
            "The caller, or the agent in handlerId or ownerId, is named in the complaint, speaks for the complainant, had its ticket or wrote in it, or reports to somebody of whom that is so.",
            "调用者，或 handlerId、ownerId 所指的客服人员，在投诉中被提及、是投诉人的代理人、曾负责其工单或在其中发言，或隶属于有上述情形的人。",
            "L’appelant, ou l’agent de handlerId ou de ownerId, est nommé dans la réclamation, représente le réclamant, a eu sa demande en charge ou y a écrit, ou relève d’une personne dans ce cas.",
            "Der Aufrufer oder der Agent in handlerId oder ownerId wird in der Beschwerde genannt, vertritt den Beschwerdeführer, hatte die Anfrage oder schrieb darin, oder ist jemandem unterstellt, für den das gilt."
        ),
        Remedy = new(
            "Let another agent take the step, or name another. Where there is nobody else, two admins agree on an exception with POST …/independence-exceptions and its …/approve, but never for who speaks for the complainant.",
            "请由另一名客服人员执行该步骤，或改为指定他人。若没有其他人选，可由两名管理员通过 POST …/independence-exceptions 及其 …/approve 商定例外，但投诉人的代理人除外。",
            "Faites prendre l’étape par un autre agent, ou désignez-en un autre. S’il n’y a personne d’autre, deux administrateurs conviennent d’une exception avec POST …/independence-exceptions et son …/approve, mais jamais pour qui représente le réclamant.",
            "Lassen Sie einen anderen Agenten den Schritt tun, oder nennen Sie einen anderen. Gibt es sonst niemanden, vereinbaren zwei Administratoren mit POST …/independence-exceptions und dessen …/approve eine Ausnahme, aber nie für den, der den Beschwerdeführer vertritt."
        ),
    };

    public static readonly Error NotRepresented = new(
        "complaint_not_represented",
        409,
        new("Nobody speaks for the complainant.", "投诉人没有代理人。", "Personne ne représente le réclamant.", "Niemand vertritt den Beschwerdeführer.")
    )
    {
        Cause = new(
            "The complaint was filed without representative, and nothing that joined it since had one.",
            "提出投诉时没有 representative，此后并入的提交中也没有。",
            "La réclamation a été déposée sans representative, et rien de ce qui s’y est joint depuis n’en avait.",
            "Die Beschwerde wurde ohne representative eingelegt, und nichts, was sich ihr seitdem anschloss, hatte einen."
        ),
        Remedy = new(
            "While the complaint is open, file once more about the same thing, with representative (POST /v1/complaints, or POST /v1/tickets/…/complaint). It joins the complaint, which then has the representative.",
            "在投诉尚未结束时，请就同一事项再次提出并附上 representative（POST /v1/complaints 或 POST /v1/tickets/…/complaint）。该提交会并入此投诉，代理人也随之登记。",
            "Tant que la réclamation est ouverte, déposez encore une fois à ce sujet, avec representative (POST /v1/complaints, ou POST /v1/tickets/…/complaint). Cela se joint à la réclamation, qui a dès lors le représentant.",
            "Solange die Beschwerde offen ist, reichen Sie zur selben Sache noch einmal ein, mit representative (POST /v1/complaints oder POST /v1/tickets/…/complaint). Das schließt sich der Beschwerde an, die den Vertreter dann hat."
        ),
    };

    public static readonly Error AuthorityUnproven = new(
        "authority_unproven",
        409,
        new(
            "Nothing proves the authority of the representative.",
            "没有材料证明代理权限。",
            "Rien ne prouve le pouvoir du représentant.",
            "Nichts belegt die Vollmacht des Vertreters."
        ),
        new("Name the document that was looked at.", "请写明所查验的文件。", "Indiquez le document examiné.", "Nennen Sie das Dokument, das geprüft wurde.")
    )
    {
        Cause = new(
            "The request has no document, and the representative's authority in the complaint has none either.",
            "请求中没有 document，投诉里代理人的 authority 中也没有。",
            "La requête n’a pas de document, et authority du représentant dans la réclamation n’en a pas non plus.",
            "Der Aufruf hat kein document, und authority des Vertreters in der Beschwerde hat auch keines."
        ),
        Remedy = new(
            "Send as document what the paper is called that you looked at. Where there is none, ask for it with POST …/request-information and the topic authority_document.",
            "请在 document 中填写您所查验文件的名称。如果没有该文件，请通过 POST …/request-information 以 authority_document 为 topic 索取。",
            "Envoyez dans document le nom de la pièce que vous avez examinée. S’il n’y en a pas, demandez-la avec POST …/request-information et le topic authority_document.",
            "Senden Sie als document, wie das Schriftstück heißt, das Sie geprüft haben. Gibt es keines, fragen Sie mit POST …/request-information und dem topic authority_document danach."
        ),
    };
}
