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
    )
    {
        Cause = new(
            "Only what was set aside after all its attempts can be retried or dropped. It was retried or dropped before, perhaps by somebody else, or its id is misspelt.",
            "只有在所有尝试失败后被搁置的工作才能重试或放弃。它可能已被（也许是他人）重试或放弃，或 id 拼写有误。",
            "Seul ce qui a été mis de côté après toutes ses tentatives peut être réessayé ou abandonné. Cela a déjà été fait, peut-être par quelqu’un d’autre, ou l’id est mal écrit.",
            "Nur was nach allen Versuchen zurückgestellt wurde, lässt sich erneut versuchen oder aufgeben. Das ist schon geschehen, vielleicht durch jemand anderen, oder die id ist falsch geschrieben."
        ),
        Remedy = new(
            "Read GET /v1/due-work?state=failed again and use the ids there; what it no longer lists needs nothing.",
            "请重新读取 GET /v1/due-work?state=failed 并使用其中的 id；其中不再列出的无需处理。",
            "Relisez GET /v1/due-work?state=failed et employez les ids qui y figurent ; ce qui n’y est plus ne demande rien.",
            "Lesen Sie GET /v1/due-work?state=failed neu und verwenden Sie die ids darin; was dort nicht mehr steht, braucht nichts."
        ),
    };
}
