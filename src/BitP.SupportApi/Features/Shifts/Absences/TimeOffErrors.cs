using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Absences;

public static class TimeOffErrors
{
    public static readonly Error NotFound = new(
        "time_off_not_found",
        404,
        new("There is no such time off.", "没有此休假。", "Ce congé n’existe pas.", "Diese freie Zeit gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/time-off"),
    };

    public static readonly Error Over = new(
        "time_off_over",
        409,
        new(
            "The time off has ended or was cancelled.",
            "该休假已结束或已取消。",
            "Le congé est terminé ou a été annulé.",
            "Die freie Zeit ist vorbei oder wurde abgesagt."
        )
    )
    {
        Cause = new(
            "What has passed stays as it was, and what was cancelled is cancelled for good; perhaps an earlier try went through.",
            "已过去的休假保持原样，已取消的不可恢复；也可能先前的取消已成功。",
            "Ce qui est passé reste tel quel, et ce qui a été annulé l’est définitivement ; peut-être un essai précédent a-t-il abouti.",
            "Was vergangen ist, bleibt, wie es war, und Abgesagtes bleibt abgesagt; vielleicht hatte ein früherer Versuch Erfolg."
        ),
        Remedy = new(
            "GET /v1/time-off/{id} says in cancelledAt and to what became of it. For later times make another with POST /v1/time-off.",
            "GET /v1/time-off/{id} 的 cancelledAt 和 to 说明了结果。如需登记以后的休假，请通过 POST /v1/time-off 另建。",
            "GET /v1/time-off/{id} dit dans cancelledAt et to ce qu’il en est. Pour plus tard, créez-en un autre par POST /v1/time-off.",
            "GET /v1/time-off/{id} sagt in cancelledAt und to, was daraus geworden ist. Für spätere Zeiten legen Sie mit POST /v1/time-off eine andere an."
        ),
    };
}
