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
}
