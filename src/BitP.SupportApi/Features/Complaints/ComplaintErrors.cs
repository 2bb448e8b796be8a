using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

public static class ComplaintErrors
{
    public static readonly Error NotFound = new(
        "complaint_not_found",
        404,
        new("There is no such complaint.", "没有此投诉。", "Cette réclamation n’existe pas.", "Diese Beschwerde gibt es nicht.")
    );

    public static readonly Error PointNotFound = new(
        "complaint_point_not_found",
        404,
        new("The complaint has no such point.", "该投诉没有此要点。", "La réclamation n’a pas ce point.", "Diesen Punkt hat die Beschwerde nicht.")
    );

    public static readonly Error DocumentNotFound = new(
        "complaint_document_not_found",
        404,
        new(
            "No such document was issued about the complaint.",
            "未就该投诉出具过此文件。",
            "Aucun document de ce genre n’a été émis pour la réclamation.",
            "Zu der Beschwerde wurde kein solches Dokument ausgestellt."
        )
    );

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
    );

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
    );

    public static readonly Error PointWithdrawn = new(
        "complaint_point_withdrawn",
        409,
        new("The point was withdrawn or split.", "该要点已撤回或已拆分。", "Le point a été retiré ou divisé.", "Der Punkt wurde zurückgezogen oder aufgeteilt.")
    );

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
    );

    public static readonly Error SummaryResolutionTooLate = new(
        "summary_resolution_not_possible",
        409,
        new(
            "A summary is no answer here: it is too late, or a regime of the complaint does not know it.",
            "此处不能以简易答复结案：为时已晚，或该投诉适用的某项制度无此规定。",
            "Un résumé ne suffit pas ici : il est trop tard, ou un régime de la réclamation ne le prévoit pas.",
            "Eine Zusammenfassung genügt hier nicht: Es ist zu spät, oder eine Regelung der Beschwerde sieht sie nicht vor."
        )
    );

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
    );

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
    );

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
    );

    public static readonly Error InformationUnanswered = new(
        "information_unanswered",
        409,
        new(
            "The complainant did not answer in time, and a regime of the complaint has it decided on what there is.",
            "投诉人未按时答复，而该投诉适用的某项制度要求根据现有材料作出决定。",
            "Le réclamant n’a pas répondu à temps, et un régime de la réclamation veut qu’elle soit tranchée sur ce dont on dispose.",
            "Der Beschwerdeführer hat nicht rechtzeitig geantwortet, und eine Regelung der Beschwerde will, dass nach dem entschieden wird, was vorliegt."
        )
    );

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
    );

    public static readonly Error NotRepresented = new(
        "complaint_not_represented",
        409,
        new("Nobody speaks for the complainant.", "投诉人没有代理人。", "Personne ne représente le réclamant.", "Niemand vertritt den Beschwerdeführer.")
    );

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
    );
}
