using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Planned;

public static class ShiftErrors
{
    public static readonly Error NotFound = new(
        "shift_not_found",
        404,
        new("There is no such shift.", "没有此班次。", "Ce service n’existe pas.", "Diese Schicht gibt es nicht.")
    );

    public static readonly Error Overlaps = new(
        "shift_overlaps",
        409,
        new(
            "The agent has another shift in this time.",
            "该客服人员在此时段已有其他班次。",
            "L’agent a un autre service à ce moment.",
            "Der Agent hat in dieser Zeit eine andere Schicht."
        ),
        new("It is {0}, from {1} to {2}.", "班次 {0}，自 {1} 至 {2}。", "C’est {0}, de {1} à {2}.", "Es ist {0}, von {1} bis {2}.")
    );

    public static readonly Error DuringTimeOff = new(
        "shift_during_time_off",
        409,
        new("The agent has time off in this time.", "该客服人员在此时段休假。", "L’agent est en congé à ce moment.", "Der Agent hat in dieser Zeit frei."),
        new("It is from {0} to {1}.", "自 {0} 至 {1}。", "C’est de {0} à {1}.", "Es ist von {0} bis {1}.")
    );

    public static readonly Error Over = new(
        "shift_over",
        409,
        new(
            "The shift has ended or was cancelled.",
            "该班次已结束或已取消。",
            "Le service est terminé ou a été annulé.",
            "Die Schicht ist vorbei oder wurde abgesagt."
        )
    );

    public static readonly Error NothingToSwap = new(
        "shift_nothing_to_swap",
        409,
        new(
            "There is nothing to give away: the agent is not on that rotation in this time.",
            "没有可转让的时段：该客服人员在此时段不在该轮班中。",
            "Il n’y a rien à céder : l’agent n’est pas de cette rotation à ce moment.",
            "Es gibt nichts abzugeben: Der Agent ist in dieser Zeit nicht in diesem Turnus."
        ),
        new("Agent {0} is not on it.", "客服人员 {0} 不在其中。", "L’agent {0} n’en est pas.", "Agent {0} ist nicht darin.")
    );
}
