using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Absences;

public static class TimeOffErrors
{
    public static readonly Error NotFound = new(
        "time_off_not_found",
        404,
        new("There is no such time off.", "没有此休假。", "Ce congé n’existe pas.", "Diese freie Zeit gibt es nicht.")
    );

    public static readonly Error Over = new(
        "time_off_over",
        409,
        new(
            "The time off has ended or was cancelled.",
            "该休假已结束或已取消。",
            "Le congé est terminé ou a été annulé.",
            "Die freie Zeit ist vorbei oder wurde abgesagt."
        )
    );
}
