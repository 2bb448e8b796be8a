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
    );

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
    );
}
