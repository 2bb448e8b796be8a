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
    );
}
