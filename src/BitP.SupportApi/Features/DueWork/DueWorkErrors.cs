using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.DueWork;

public static class DueWorkErrors
{
    public static readonly Error NotFound = new(
        "due_work_not_found",
        404,
        new(
            "No due work with this id is set aside. It has another id once it is tried again.",
            "没有使用此标识的到期工作被搁置。重试后它会有新的标识。",
            "Aucune tâche échue avec cet identifiant n’est mise de côté. Elle en reçoit un autre dès qu’elle est réessayée.",
            "Keine fällige Arbeit mit dieser Id ist zurückgestellt. Wird sie erneut versucht, bekommt sie eine andere."
        )
    );
}
