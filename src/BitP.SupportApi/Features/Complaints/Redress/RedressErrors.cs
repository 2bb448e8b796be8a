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
    )
    {
        Cause = new(
            "The id in the path is misspelt, or is that of redress for another complaint.",
            "路径中的 id 有误，或属于另一件投诉的补救方案。",
            "L’id dans le chemin est mal écrit, ou est celui d’une réparation pour une autre réclamation.",
            "Die id im Pfad ist falsch geschrieben oder gehört zu einer Abhilfe bei einer anderen Beschwerde."
        ),
        Remedy = new(
            "Take the id from GET /v1/complaints/…/redress.",
            "请使用 GET /v1/complaints/…/redress 中的 id。",
            "Prenez l’id dans GET /v1/complaints/…/redress.",
            "Nehmen Sie die id aus GET /v1/complaints/…/redress."
        ),
    };

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
    )
    {
        Cause = new(
            "The step was taken already, the one before it is missing, or the offer has expired: at its expiresAt, or when the complaint was reopened.",
            "该步骤已执行过，前一步骤尚未完成，或方案已失效：到达 expiresAt，或投诉被重新打开。",
            "L’étape est déjà faite, celle d’avant manque, ou l’offre a expiré : à son expiresAt, ou lorsque la réclamation a été rouverte.",
            "Der Schritt ist schon getan, der vorige fehlt, oder das Angebot ist verfallen: mit seinem expiresAt, oder als die Beschwerde wieder geöffnet wurde."
        ),
        Remedy = new(
            "Take one of allowedTransitions. What was declined or has expired is offered anew with POST …/redress.",
            "请执行 allowedTransitions 中的步骤。已被拒绝或已失效的方案，请通过 POST …/redress 重新提出。",
            "Prenez l’une de allowedTransitions. Ce qui a été refusé ou a expiré est offert de nouveau avec POST …/redress.",
            "Wählen Sie einen Schritt aus allowedTransitions. Was abgelehnt wurde oder verfallen ist, wird mit POST …/redress neu angeboten."
        ),
    };
}
