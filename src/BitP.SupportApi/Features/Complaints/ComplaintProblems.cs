using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What can be wrong with what is said about a complaint.</summary>
internal static class ComplaintProblems
{
    public static readonly FieldProblem Ahead = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant in the future, at most ten years ahead (P3650D).",
            "请提供未来的时间，且不得晚于十年之后（P3650D）。",
            "Donnez un instant à venir, d’ici dix ans au plus (P3650D).",
            "Geben Sie einen Zeitpunkt in der Zukunft an, höchstens zehn Jahre voraus (P3650D)."
        )
    );

    public static readonly FieldProblem Past = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant that is not in the future, at most ten years back (P3650D).",
            "请提供不晚于现在的时间，且不得早于十年之前（P3650D）。",
            "Donnez un instant qui n’est pas à venir, d’il y a dix ans au plus (P3650D).",
            "Geben Sie einen Zeitpunkt an, der nicht in der Zukunft und höchstens zehn Jahre zurück liegt (P3650D)."
        )
    );

    public static readonly FieldProblem PostedAt = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant that is not after the receipt of the complaint, at most ten years back (P3650D).",
            "请提供不晚于收到投诉之时的时间，且不得早于十年之前（P3650D）。",
            "Donnez un instant qui ne suit pas la réception de la réclamation, d’il y a dix ans au plus (P3650D).",
            "Geben Sie einen Zeitpunkt an, der nicht nach dem Eingang der Beschwerde und höchstens zehn Jahre zurück liegt (P3650D)."
        )
    );

    public static readonly FieldProblem NewDate = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give a date from today on, at most ten years ahead.",
            "请提供今天或之后的日期，且不得晚于十年之后。",
            "Donnez une date à partir d’aujourd’hui, d’ici dix ans au plus.",
            "Geben Sie ein Datum ab heute an, höchstens zehn Jahre voraus."
        )
    );

    public static readonly FieldProblem DoneAt = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant that is neither in the future nor before the complaint was received.",
            "请提供不晚于现在、且不早于收到投诉之时的时间。",
            "Donnez un instant qui n’est ni à venir, ni antérieur à la réception de la réclamation.",
            "Geben Sie einen Zeitpunkt an, der weder in der Zukunft noch vor dem Eingang der Beschwerde liegt."
        )
    );

    public static readonly FieldProblem PaidAt = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant that is neither in the future nor before the redress was approved.",
            "请提供不晚于现在、且不早于补救方案获批准之时的时间。",
            "Donnez un instant qui n’est ni à venir, ni antérieur à l’approbation de la réparation.",
            "Geben Sie einen Zeitpunkt an, der weder in der Zukunft noch vor der Genehmigung der Abhilfe liegt."
        )
    );

    public static readonly FieldProblem SentAt = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant that is neither in the future nor before the document was issued.",
            "请提供不晚于现在、且不早于出具文件之时的时间。",
            "Donnez un instant qui n’est ni à venir, ni antérieur à l’émission du document.",
            "Geben Sie einen Zeitpunkt an, der weder in der Zukunft noch vor der Ausstellung des Dokuments liegt."
        )
    );

    public static readonly FieldProblem RequestedAt = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant that is not after sentAt, which is now when absent.",
            "请提供不晚于 sentAt 的时间；未提供 sentAt 时以现在为准。",
            "Donnez un instant qui ne suit pas sentAt, à savoir maintenant s’il est absent.",
            "Geben Sie einen Zeitpunkt an, der nicht nach sentAt liegt; fehlt es, ist das jetzt."
        )
    );

    public static readonly FieldProblem StageAt = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant that is neither in the future nor before what happened last in the external stage.",
            "请提供不晚于现在、且不早于该外部程序中最近一次事项的时间。",
            "Donnez un instant qui n’est ni à venir, ni antérieur à ce qui s’est passé en dernier dans l’étape externe.",
            "Geben Sie einen Zeitpunkt an, der weder in der Zukunft noch vor dem liegt, was in der externen Stufe zuletzt geschah."
        )
    );

    public static readonly FieldProblem RespondBy = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an instant after that of the stage (openedAt) or of this response (at), at most ten years later (P3650D).",
            "请提供晚于程序开始时间（openedAt）或本次答复时间（at）的时间，且不得晚于其后十年（P3650D）。",
            "Donnez un instant qui suit celui de l’étape (openedAt) ou de cette réponse (at), de dix ans au plus (P3650D).",
            "Geben Sie einen Zeitpunkt nach dem der Stufe (openedAt) oder dieser Antwort (at) an, höchstens zehn Jahre danach (P3650D)."
        )
    );

    public static readonly FieldProblem EndsBefore = new(
        FieldProblems.OutOfRange.Code,
        new(
            "Give an end that is not before from.",
            "请提供不早于 from 的结束时间。",
            "Donnez une fin qui ne précède pas from.",
            "Geben Sie ein Ende an, das nicht vor from liegt."
        )
    );

    public static readonly FieldProblem HandlerForm = new(
        FieldProblems.Format.Code,
        new(
            "Give the id of an agent, me, or none.",
            "请填写客服人员的 id、me 或 none。",
            "Donnez l’id d’un agent, me ou none.",
            "Geben Sie die id eines Agenten, me oder none an."
        )
    );

    public static readonly FieldProblem TicketForm = new(
        FieldProblems.Format.Code,
        new(
            "Give the id or the reference of a ticket, such as BP-100001.",
            "请填写工单的 id 或编号，例如 BP-100001。",
            "Donnez l’id ou la référence d’une demande, comme BP-100001.",
            "Geben Sie die id oder die Referenz einer Anfrage an, etwa BP-100001."
        )
    );
}
