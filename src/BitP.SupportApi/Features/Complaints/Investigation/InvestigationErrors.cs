using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Investigation;

public static class InvestigationErrors
{
    public static readonly Error StepNotFound = new(
        "investigation_step_not_found",
        404,
        new(
            "The investigation of the complaint has no such step.",
            "该投诉的调查没有此步骤。",
            "L’examen de la réclamation n’a pas cette étape.",
            "Die Untersuchung der Beschwerde hat keinen solchen Schritt."
        )
    )
    {
        Cause = new(
            "The id in the path is misspelt, or is that of a step for another complaint.",
            "路径中的 id 有误，或属于另一件投诉的步骤。",
            "L’id dans le chemin est mal écrit, ou est celui d’une étape d’une autre réclamation.",
            "Die id im Pfad ist falsch geschrieben oder gehört zu einem Schritt bei einer anderen Beschwerde."
        ),
        Remedy = new(
            "Take the id from GET /v1/complaints/…/investigation-steps.",
            "请使用 GET /v1/complaints/…/investigation-steps 中的 id。",
            "Prenez l’id dans GET /v1/complaints/…/investigation-steps.",
            "Nehmen Sie die id aus GET /v1/complaints/…/investigation-steps."
        ),
    };

    public static readonly Error StepDone = new(
        "investigation_step_done",
        409,
        new(
            "The step is done: only findings and evidence can be added.",
            "该步骤已完成：只能补充认定和证据。",
            "L’étape est terminée : seuls des constats et des preuves peuvent être ajoutés.",
            "Der Schritt ist erledigt: Nur Feststellungen und Belege können hinzukommen."
        ),
        new(
            "Leave {0} as it is. A correction is a further finding.",
            "请勿更改 {0}。更正应作为新的认定补充。",
            "Laissez {0} tel quel. Une correction est un constat de plus.",
            "Lassen Sie {0}, wie es ist. Eine Berichtigung ist eine weitere Feststellung."
        )
    )
    {
        Cause = new(
            "The step has a doneAt, and the request changes its ownerId, dueAt or doneAt.",
            "该步骤已有 doneAt，而请求要更改其 ownerId、dueAt 或 doneAt。",
            "L’étape a un doneAt, et la requête change son ownerId, son dueAt ou son doneAt.",
            "Der Schritt hat ein doneAt, und der Aufruf ändert seine ownerId, sein dueAt oder sein doneAt."
        ),
        Remedy = new(
            "Send addFinding and addEvidence alone, which are always taken. For what is still to be looked into, add a step with POST …/investigation-steps.",
            "请只发送 addFinding 和 addEvidence，它们随时都可补充。如仍有待查事项，请通过 POST …/investigation-steps 添加步骤。",
            "Envoyez seulement addFinding et addEvidence, toujours acceptés. Pour ce qui reste à examiner, ajoutez une étape avec POST …/investigation-steps.",
            "Senden Sie nur addFinding und addEvidence, die immer angenommen werden. Für das, was noch zu untersuchen ist, fügen Sie mit POST …/investigation-steps einen Schritt hinzu."
        ),
    };
}
