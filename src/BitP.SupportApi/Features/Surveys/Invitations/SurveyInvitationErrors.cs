using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.Invitations;

public static class SurveyInvitationErrors
{
    public static readonly Error NotFound = new(
        "survey_invitation_not_found",
        404,
        new(
            "There is no such survey invitation.",
            "没有此调查邀请。",
            "Cette invitation à une enquête n’existe pas.",
            "Diese Einladung zu einer Umfrage gibt es nicht."
        )
    )
    {
        Cause = new(
            "An id in the path is misspelt, the invitation is of another survey, or you may not know of it: partners see those of their customers, agents those about their own work. These are not told apart on purpose.",
            "路径中的某个 id 有误，该邀请属于另一项调查，或您无权知悉：合作方只能看到自己客户的邀请，客服人员只能看到与自己工作有关的邀请。系统有意不作区分。",
            "Un id dans le chemin est mal écrit, l’invitation est d’une autre enquête, ou vous ne pouvez la connaître : les partenaires voient celles de leurs clients, les agents celles qui portent sur leur travail. Ces cas ne sont pas distingués, à dessein.",
            "Eine id im Pfad ist falsch geschrieben, die Einladung gehört zu einer anderen Umfrage, oder Sie dürfen nichts von ihr wissen: Partner sehen die ihrer Kunden, Agenten die zur eigenen Arbeit. Das wird mit Absicht nicht unterschieden."
        ),
        Remedy = new(
            "Take the id from GET /v1/surveys/…/invitations of the same survey; what is not listed there cannot be reached with this credential.",
            "请使用同一调查的 GET /v1/surveys/…/invitations 中的 id；未列出的邀请无法用此凭证访问。",
            "Prenez l’id dans GET /v1/surveys/…/invitations de la même enquête ; ce qui n’y figure pas n’est pas accessible avec ces identifiants.",
            "Nehmen Sie die id aus GET /v1/surveys/…/invitations derselben Umfrage; was dort nicht steht, ist mit diesem Zugang nicht erreichbar."
        ),
    };

    public static readonly Error NotOpen = new(
        "survey_invitation_not_open",
        409,
        new(
            "It was answered, has expired, was cancelled or was never to be sent.",
            "该邀请已被回答、已过期、已取消或从未计划发送。",
            "Elle a reçu une réponse, a expiré, a été annulée ou ne devait pas être envoyée.",
            "Sie wurde beantwortet, ist abgelaufen, wurde zurückgenommen oder sollte nie versandt werden."
        )
    )
    {
        Cause = new(
            "Only an invitation whose state is scheduled, sent or opened can be revoked.",
            "只有 state 为 scheduled、sent 或 opened 的邀请才能撤销。",
            "Seule une invitation dont state est scheduled, sent ou opened peut être révoquée.",
            "Nur eine Einladung, deren state scheduled, sent oder opened ist, kann widerrufen werden."
        ),
        Remedy = new(
            "Nobody is asked by it any more, so that nothing is left to revoke. An answer that should not count is left out of the figures by a supervisor or an admin, with POST …/exclude.",
            "该邀请已不再询问任何人，无需撤销。不应计入的回答，由主管或管理员通过 POST …/exclude 从统计中排除。",
            "Elle n’interroge plus personne : il ne reste rien à révoquer. Une réponse qui ne doit pas compter est exclue des chiffres par un superviseur ou un administrateur, avec POST …/exclude.",
            "Durch sie wird niemand mehr gefragt, sodass nichts mehr zu widerrufen ist. Eine Antwort, die nicht zählen soll, schließt eine Teamleitung oder ein Administrator mit POST …/exclude aus den Zahlen aus."
        ),
    };

    /// <summary>The same for a token that is cut, made up, revoked or of another environment: who guesses learns nothing.</summary>
    public static readonly Error LinkUnknown = new(
        "survey_link_unknown",
        404,
        new(
            "This survey link does not work. Use it exactly as it was sent.",
            "此调查链接无效。请完全按照收到的链接使用。",
            "Ce lien d’enquête ne fonctionne pas. Utilisez-le exactement tel qu’il a été envoyé.",
            "Dieser Link zu einer Umfrage funktioniert nicht. Verwenden Sie ihn genau so, wie er gesendet wurde."
        )
    )
    {
        Cause = new(
            "The token at the end of the link was cut or changed, is of another environment, or was revoked, with its invitation or with its key. These are not told apart, so that who guesses learns nothing.",
            "链接末尾的令牌被截断或改动、属于另一环境，或已随邀请或密钥一同撤销。系统不作区分，以免猜测者获知任何信息。",
            "Le jeton à la fin du lien a été coupé ou modifié, est d’un autre environnement, ou a été révoqué, avec son invitation ou avec sa clé. Ces cas ne sont pas distingués : qui devine n’apprend rien.",
            "Das Token am Ende des Links wurde abgeschnitten oder verändert, gehört zu einer anderen Umgebung, oder es wurde widerrufen, mit seiner Einladung oder mit seinem Schlüssel. Das wird nicht unterschieden, damit niemand durch Raten etwas erfährt."
        ),
        Remedy = new(
            "Use the whole url that survey.invited, survey.reminded and the invitation have for the partner and for admins. Where the invitation has none for them either, it cannot be answered.",
            "请使用完整的 url：合作方和管理员可在 survey.invited、survey.reminded 和邀请中读取。如果他们在邀请中也看不到 url，则无法回答。",
            "Utilisez en entier le url que survey.invited, survey.reminded et l’invitation ont pour le partenaire et les administrateurs. Si l’invitation n’en a pas pour eux non plus, il n’est pas possible d’y répondre.",
            "Verwenden Sie die ganze url, die survey.invited, survey.reminded und die Einladung für den Partner und für Administratoren haben. Hat die Einladung auch für diese keine, kann sie nicht beantwortet werden."
        ),
    };

    public static readonly Error LinkExpired = new(
        "survey_link_expired",
        410,
        new(
            "The time to answer this survey is over.",
            "回答此调查的时间已过。",
            "Le délai pour répondre à cette enquête est écoulé.",
            "Die Zeit, um diese Umfrage zu beantworten, ist vorbei."
        )
    )
    {
        Cause = new(
            "The expiresAt of the invitation has passed: it was sent longer ago than expiry of the survey says. Until then an answer can also be changed.",
            "邀请的 expiresAt 已过：自发送以来的时间超过了调查的 expiry。在此之前也可以更改回答。",
            "Le expiresAt de l’invitation est passé : elle a été envoyée il y a plus longtemps que ne le dit expiry de l’enquête. Jusque-là, une réponse peut aussi être modifiée.",
            "Das expiresAt der Einladung ist vorbei: Sie wurde vor längerer Zeit gesendet, als expiry der Umfrage sagt. Bis dahin kann eine Antwort auch geändert werden."
        ),
        Remedy = new(
            "It cannot be prolonged: what the customer still wants to say belongs in the case. A longer expiry, by PATCH /v1/surveys/…, is for cases that end from then on.",
            "无法延长：客户仍想说明的内容请写在案件中。通过 PATCH /v1/surveys/… 设置更长的 expiry，只适用于此后结束的案件。",
            "Elle ne peut être prolongée : ce que le client veut encore dire a sa place dans le dossier. Un expiry plus long, par PATCH /v1/surveys/…, vaut pour les dossiers qui se terminent ensuite.",
            "Sie lässt sich nicht verlängern: Was der Kunde noch sagen will, gehört in den Fall. Eine längere expiry, mit PATCH /v1/surveys/…, gilt für Fälle, die danach enden."
        ),
    };

    public static readonly Error LinkErased = new(
        "survey_link_erased",
        410,
        new(
            "The personal data of this survey were erased, so that it can no longer be answered.",
            "此调查的个人数据已被删除，因此无法再回答。",
            "Les données personnelles de cette enquête ont été effacées : il n’est plus possible d’y répondre.",
            "Die persönlichen Angaben zu dieser Umfrage wurden gelöscht, sodass sie nicht mehr beantwortet werden kann."
        )
    )
    {
        Cause = new(
            "The partner or an admin had erased what is known of the customer, or the file of the complaint that it is about was deleted.",
            "合作方或管理员已删除该客户的个人信息，或其所涉投诉的档案已被删除。",
            "Le partenaire ou un administrateur a fait effacer ce que l’on sait du client, ou le dossier de la réclamation dont elle parle a été supprimé.",
            "Der Partner oder ein Administrator hat löschen lassen, was über den Kunden bekannt ist, oder die Akte der Beschwerde, um die es geht, wurde gelöscht."
        ),
        Remedy = new(
            "It cannot be undone, and there is no other link. What the customer wants to say is said in a new ticket.",
            "此操作无法撤销，也没有其他链接。客户想说明的内容请在新工单中提出。",
            "C’est irréversible, et il n’y a pas d’autre lien. Ce que le client veut dire trouve sa place dans une nouvelle demande.",
            "Das lässt sich nicht rückgängig machen, und es gibt keinen anderen Link. Was der Kunde sagen will, kann er in einer neuen Anfrage sagen."
        ),
    };

    public static readonly Error TooManyChanges = new(
        "survey_answer_changed_too_often",
        409,
        new(
            "The answer was changed as often as it can be.",
            "回答的更改次数已达上限。",
            "La réponse a été modifiée autant de fois que possible.",
            "Die Antwort wurde so oft geändert, wie es geht."
        ),
        new(
            "An answer can be changed {0} times; the last one stays.",
            "回答最多可更改 {0} 次；最后一次的回答予以保留。",
            "Une réponse peut être modifiée {0} fois ; la dernière est conservée.",
            "Eine Antwort kann {0}-mal geändert werden; die letzte bleibt."
        )
    )
    {
        Cause = new(
            "Each POST that says something else than the last answer is a change; what says the same again is none.",
            "每次与上一次回答内容不同的 POST 都算一次更改；内容相同的则不算。",
            "Chaque POST qui dit autre chose que la dernière réponse est une modification ; ce qui redit la même chose n’en est pas une.",
            "Jeder POST, der etwas anderes sagt als die letzte Antwort, ist eine Änderung; was noch einmal dasselbe sagt, ist keine."
        ),
        Remedy = new(
            "Leave it with the last answer. A program sends the whole answer once, when the customer has finished, and not with each click.",
            "请保留最后一次的回答。程序应在客户完成后一次发送完整的回答，而不是每次点击都发送。",
            "Restez-en à la dernière réponse. Un programme envoie la réponse entière une fois, quand le client a terminé, et non à chaque clic.",
            "Lassen Sie es bei der letzten Antwort. Ein Programm sendet die ganze Antwort einmal, wenn der Kunde fertig ist, und nicht bei jedem Klick."
        ),
    };

    public static readonly Error NotAnswered = new(
        "survey_not_answered",
        409,
        new("The survey was not answered.", "该调查尚未被回答。", "L’enquête n’a pas reçu de réponse.", "Die Umfrage wurde nicht beantwortet.")
    )
    {
        Cause = new(
            "The invitation has no answer that could be excluded: the customer has not answered so far, or did not before it ended.",
            "该邀请没有可排除的回答：客户尚未回答，或直到邀请结束都没有回答。",
            "L’invitation n’a pas de réponse à exclure : le client n’a pas encore répondu, ou ne l’a pas fait avant la fin.",
            "Die Einladung hat keine Antwort, die man ausschließen könnte: Der Kunde hat noch nicht geantwortet oder es bis zu ihrem Ende nicht getan."
        ),
        Remedy = new(
            "Wait for survey.answered, then exclude the answer. So that nobody answers any more, revoke the invitation with POST …/revoke.",
            "请等到 survey.answered 事件之后再排除回答。若不希望再有人回答，请通过 POST …/revoke 撤销邀请。",
            "Attendez survey.answered, puis excluez la réponse. Pour que plus personne ne réponde, révoquez l’invitation avec POST …/revoke.",
            "Warten Sie auf survey.answered, und schließen Sie die Antwort dann aus. Damit niemand mehr antwortet, widerrufen Sie die Einladung mit POST …/revoke."
        ),
    };

    public static readonly Error Excluded = new(
        "survey_answer_excluded",
        409,
        new(
            "The answer is left out of the figures already.",
            "该回答已从统计中排除。",
            "La réponse est déjà exclue des chiffres.",
            "Die Antwort ist bereits aus den Zahlen ausgeschlossen."
        )
    )
    {
        Cause = new(
            "Somebody excluded it before; exclusion of the invitation says who, when and why.",
            "已有人将其排除；邀请的 exclusion 说明了由谁、何时以及为何排除。",
            "Quelqu’un l’a déjà exclue ; exclusion de l’invitation dit qui, quand et pourquoi.",
            "Jemand hat sie schon ausgeschlossen; exclusion der Einladung sagt, wer, wann und warum."
        ),
        Remedy = new(
            "There is nothing left to do. To give another reason, include it with POST …/include and exclude it again.",
            "无需再做什么。如要改变原因，请先通过 POST …/include 重新计入，再次排除。",
            "Il ne reste rien à faire. Pour donner un autre motif, incluez-la avec POST …/include et excluez-la de nouveau.",
            "Es ist nichts mehr zu tun. Um einen anderen Grund anzugeben, nehmen Sie sie mit POST …/include wieder auf und schließen sie noch einmal aus."
        ),
    };

    public static readonly Error NotExcluded = new(
        "survey_answer_not_excluded",
        409,
        new("The answer is in the figures.", "该回答已计入统计。", "La réponse compte dans les chiffres.", "Die Antwort zählt in den Zahlen.")
    )
    {
        Cause = new(
            "It was never excluded, somebody has included it again, or there is no answer.",
            "该回答从未被排除，已有人将其重新计入，或根本没有回答。",
            "Elle n’a jamais été exclue, quelqu’un l’a incluse de nouveau, ou il n’y a pas de réponse.",
            "Sie wurde nie ausgeschlossen, jemand hat sie wieder aufgenommen, oder es gibt keine Antwort."
        ),
        Remedy = new(
            "There is nothing left to do. An answer whose exclusion is not null can be included.",
            "无需再做什么。只有 exclusion 不为 null 的回答才能重新计入。",
            "Il ne reste rien à faire. Une réponse dont exclusion n’est pas null peut être incluse.",
            "Es ist nichts mehr zu tun. Aufgenommen werden kann eine Antwort, deren exclusion nicht null ist."
        ),
    };
}
