using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Schedules;

public static class ScheduleErrors
{
    public static readonly Error NotFound = new(
        "schedule_not_found",
        404,
        new("There is no such schedule.", "没有此日程。", "Cet horaire n’existe pas.", "Diesen Zeitplan gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/schedules"),
    };

    public static readonly Error VersionNotFound = new(
        "schedule_version_not_found",
        404,
        new("The schedule has no such version.", "该日程没有此版本。", "L’horaire n’a pas cette version.", "Diese Version hat der Zeitplan nicht.")
    )
    {
        Cause = new(
            "version is higher than the schedule's newest one; or the schedule itself is not there, which most operations that take version do not tell apart.",
            "version 大于该日程的最新版本号；或日程本身不存在，接受 version 的操作大多对此不加区分。",
            "version dépasse la plus récente de l’horaire ; ou bien l’horaire lui-même n’existe pas, ce que la plupart des opérations avec version ne distinguent pas.",
            "version ist höher als die neueste des Zeitplans; oder es gibt den Zeitplan selbst nicht, was die meisten Operationen mit version nicht unterscheiden."
        ),
        Remedy = new(
            "Take the number from GET /v1/schedules/{id}/versions, or leave version out for the schedule as it stands.",
            "请从 GET /v1/schedules/{id}/versions 获取版本号，或省略 version 以使用当前日程。",
            "Prenez le numéro dans GET /v1/schedules/{id}/versions, ou omettez version pour l’horaire tel qu’il est.",
            "Nehmen Sie die Nummer aus GET /v1/schedules/{id}/versions, oder lassen Sie version weg für den Zeitplan, wie er jetzt ist."
        ),
    };
}
