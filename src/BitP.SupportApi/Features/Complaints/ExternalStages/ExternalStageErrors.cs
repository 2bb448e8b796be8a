using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.ExternalStages;

public static class ExternalStageErrors
{
    public static readonly Error NotFound = new(
        "external_stage_not_found",
        404,
        new(
            "The complaint has no such external stage.",
            "该投诉没有此外部程序。",
            "La réclamation n’a pas cette étape externe.",
            "Die Beschwerde hat keine solche externe Stufe."
        )
    )
    {
        Cause = new(
            "The id in the path is misspelt, or is that of a stage of another complaint.",
            "路径中的 id 有误，或属于另一件投诉的外部程序。",
            "L’id dans le chemin est mal écrit, ou est celui d’une étape externe d’une autre réclamation.",
            "Die id im Pfad ist falsch geschrieben oder gehört zu einer externen Stufe einer anderen Beschwerde."
        ),
        Remedy = new(
            "Read the complaint with GET /v1/complaints/… and take the id from externalStages.",
            "请通过 GET /v1/complaints/… 读取该投诉，并使用 externalStages 中的 id。",
            "Lisez la réclamation avec GET /v1/complaints/… et prenez l’id dans externalStages.",
            "Lesen Sie die Beschwerde mit GET /v1/complaints/… und nehmen Sie die id aus externalStages."
        ),
    };

    public static readonly Error StatusNotAllowed = new(
        "external_stage_status_not_allowed",
        409,
        new(
            "The status of the external stage does not allow this.",
            "外部程序的当前状态不允许此操作。",
            "Le statut de l’étape externe ne le permet pas.",
            "Der Status der externen Stufe lässt das nicht zu."
        ),
        new(
            "{0} is not possible while it is {1}. Record what comes later as another stage.",
            "状态为 {1} 时不能执行 {0}。后续事项请另行登记为新的程序。",
            "{0} n’est pas possible au statut {1}. Enregistrez la suite comme une autre étape.",
            "{0} ist im Status {1} nicht möglich. Erfassen Sie, was später kommt, als weitere Stufe."
        )
    )
    {
        Cause = new(
            "The stage was closed. From then on it takes no response, and is neither closed again nor opened again.",
            "该外部程序已关闭。此后不再接受答复，也不能再次关闭或重新打开。",
            "L’étape externe a été close. Dès lors elle n’accepte plus de réponse, et n’est ni close ni ouverte de nouveau.",
            "Die externe Stufe wurde geschlossen. Seitdem nimmt sie keine Antwort mehr auf und wird weder noch einmal geschlossen noch wieder geöffnet."
        ),
        Remedy = new(
            "Record what the body does later as a stage of its own, with POST …/external-stages.",
            "对方机构之后的行动，请通过 POST …/external-stages 登记为单独的外部程序。",
            "Enregistrez ce que l’organisme fait ensuite comme une étape à part, avec POST …/external-stages.",
            "Erfassen Sie, was die Stelle später tut, mit POST …/external-stages als eigene Stufe."
        ),
    };
}
