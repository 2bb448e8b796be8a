using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Schedules;

public static class ScheduleErrors
{
    public static readonly Error NotFound = new(
        "schedule_not_found",
        404,
        new("There is no such schedule.", "没有此日程。", "Cet horaire n’existe pas.", "Diesen Zeitplan gibt es nicht.")
    );

    public static readonly Error VersionNotFound = new(
        "schedule_version_not_found",
        404,
        new("The schedule has no such version.", "该日程没有此版本。", "L’horaire n’a pas cette version.", "Diese Version hat der Zeitplan nicht.")
    );
}
