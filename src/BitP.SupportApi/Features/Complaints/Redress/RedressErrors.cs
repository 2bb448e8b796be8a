using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Redress;

public static class RedressErrors
{
    public static readonly Error NotFound = new(
        "redress_not_found",
        404,
        new(
            "No such redress was offered for the complaint.",
            "该投诉没有此补救方案。",
            "Aucune réparation de ce genre n’a été proposée pour la réclamation.",
            "Zu der Beschwerde wurde keine solche Abhilfe angeboten."
        )
    );

    public static readonly Error StatusNotAllowed = new(
        "redress_status_not_allowed",
        409,
        new(
            "The status of the redress does not allow this.",
            "补救方案的当前状态不允许此操作。",
            "Le statut de la réparation ne le permet pas.",
            "Der Status der Abhilfe lässt das nicht zu."
        ),
        new(
            "{0} is not possible while it is {1}; see allowedTransitions. It is accepted, then approved by a second person, then paid.",
            "状态为 {1} 时不能执行 {0}；请查看 allowedTransitions。须先被接受，再由第二人批准，然后支付。",
            "{0} n’est pas possible au statut {1} ; voir allowedTransitions. Elle est acceptée, puis approuvée par une seconde personne, puis payée.",
            "{0} ist im Status {1} nicht möglich; siehe allowedTransitions. Sie wird angenommen, dann von einer zweiten Person genehmigt, dann gezahlt."
        )
    );

    public static readonly Error SecondPersonRequired = new(
        "redress_second_person_required",
        409,
        new(
            "Who proposed the redress cannot approve it.",
            "提出补救方案的人不能批准该方案。",
            "Qui a proposé la réparation ne peut pas l’approuver.",
            "Wer die Abhilfe vorgeschlagen hat, kann sie nicht genehmigen."
        ),
        new(
            "Another agent has to, by whichever key. Another key of the same agent does not help.",
            "须由另一名客服人员批准，使用哪个密钥均可；同一人员换用其他密钥无效。",
            "Un autre agent doit le faire, par n’importe quelle clé. Une autre clé du même agent n’y change rien.",
            "Ein anderer Bearbeiter muss es tun, mit welchem Schlüssel auch immer. Ein anderer Schlüssel desselben Bearbeiters hilft nicht."
        )
    );

    public static readonly Error PersonRequired = new(
        "redress_person_required",
        409,
        new(
            "A person has to do this: the key acts as no agent.",
            "此操作须由具体人员执行：该密钥不代表任何客服人员。",
            "Une personne doit le faire : la clé n’agit pour aucun agent.",
            "Das muss eine Person tun: Der Schlüssel handelt für keinen Bearbeiter."
        ),
        new(
            "Use a key that was made with an agentId.",
            "请使用创建时指定了 agentId 的密钥。",
            "Utilisez une clé créée avec un agentId.",
            "Verwenden Sie einen Schlüssel, der mit einer agentId angelegt wurde."
        )
    );
}
