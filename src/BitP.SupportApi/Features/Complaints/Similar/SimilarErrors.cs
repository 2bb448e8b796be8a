using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Similar;

public static class SimilarErrors
{
    public static readonly Error DeviationReasonRequired = new(
        "deviation_reason_required",
        409,
        new(
            "Similar complaints were decided otherwise.",
            "类似投诉的裁决结果与此不同。",
            "Des réclamations semblables ont été décidées autrement.",
            "Ähnliche Beschwerden wurden anders entschieden."
        ),
        new(
            "{1} of {2} similar ones are {0}. Read them under similar, and say in deviationReason why this one is decided otherwise.",
            "{2} 件类似投诉中有 {1} 件为 {0}。请通过 similar 查看，并在 deviationReason 中说明此件为何不同。",
            "{1} sur {2} semblables sont {0}. Lisez-les sous similar et dites dans deviationReason pourquoi celle-ci est décidée autrement.",
            "{1} von {2} ähnlichen sind {0}. Lesen Sie sie unter similar, und sagen Sie in deviationReason, warum diese anders entschieden wird."
        )
    )
    {
        Cause = new(
            "More than half of at least three similar complaints have another outcome than the one in the request, which has no deviationReason.",
            "至少三件类似投诉中，半数以上的结果与请求中的 outcome 不同，而请求中没有 deviationReason。",
            "Plus de la moitié d’au moins trois réclamations semblables ont une autre issue que celle de la requête, qui n’a pas de deviationReason.",
            "Mehr als die Hälfte von mindestens drei ähnlichen Beschwerden hat einen anderen Ausgang als den im Aufruf, und dieser hat kein deviationReason."
        ),
        Remedy = new(
            "Read them with GET /v1/complaints/…/similar. Then decide with deviationReason, which only staff see, or with the outcome that they have.",
            "请通过 GET /v1/complaints/…/similar 查看。然后注明 deviationReason（仅工作人员可见）再作决定，或采用与它们相同的 outcome。",
            "Lisez-les avec GET /v1/complaints/…/similar. Décidez ensuite avec deviationReason, que seul le personnel voit, ou avec leur outcome.",
            "Lesen Sie sie mit GET /v1/complaints/…/similar. Entscheiden Sie dann mit deviationReason, das nur Mitarbeitende sehen, oder mit demselben outcome."
        ),
    };
}
