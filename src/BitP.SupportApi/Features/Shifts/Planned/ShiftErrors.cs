using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Planned;

public static class ShiftErrors
{
    public static readonly Error NotFound = new(
        "shift_not_found",
        404,
        new("There is no such shift.", "没有此班次。", "Ce service n’existe pas.", "Diese Schicht gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/shifts"),
    };

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
    )
    {
        Cause = new(
            "An agent has one shift or override at a time, so that it is clear where the agent is. Turns of rotations do not count, cancelled shifts neither.",
            "同一时间一位客服人员只能有一个班次或顶班，以明确其所在。轮班中的轮次和已取消的班次不计算在内。",
            "Un agent n’a qu’un service ou remplacement à la fois, pour que l’on sache où il est. Les tours des rotations et les services annulés ne comptent pas.",
            "Ein Agent hat zu jeder Zeit nur eine Schicht oder Vertretung, damit klar ist, wo er ist. Reihen in Turnussen und abgesagte Schichten zählen nicht."
        ),
        Remedy = new(
            "Choose another agent or another time, or first cancel the shift that detail names: POST /v1/shifts/{id}/cancel.",
            "请选择其他客服人员或时段，或先取消 detail 所指的班次：POST /v1/shifts/{id}/cancel。",
            "Choisissez un autre agent ou un autre moment, ou annulez d’abord le service que nomme detail : POST /v1/shifts/{id}/cancel.",
            "Wählen Sie einen anderen Agenten oder eine andere Zeit, oder sagen Sie zuerst die Schicht ab, die detail nennt: POST /v1/shifts/{id}/cancel."
        ),
    };

    public static readonly Error DuringTimeOff = new(
        "shift_during_time_off",
        409,
        new("The agent has time off in this time.", "该客服人员在此时段休假。", "L’agent est en congé à ce moment.", "Der Agent hat in dieser Zeit frei."),
        new("It is from {0} to {1}.", "自 {0} 至 {1}。", "C’est de {0} à {1}.", "Es ist von {0} bis {1}.")
    )
    {
        Cause = new(
            "Whoever is given the shift, or takes the part in a swap, is away for some of that time.",
            "被安排班次或在换班中接手的客服人员在该时段的部分时间内休假。",
            "Celui à qui va le service, ou qui prend la part échangée, est absent pendant une partie de ce temps.",
            "Wer die Schicht bekommt oder beim Tausch den Teil übernimmt, ist in einem Teil dieser Zeit nicht da."
        ),
        Remedy = new(
            "Choose another agent or another time. If the time off no longer holds, find it in GET /v1/time-off?agentId=… and cancel it with POST /v1/time-off/{id}/cancel.",
            "请选择其他客服人员或时段。如该休假已不再需要，请在 GET /v1/time-off?agentId=… 中找到它，并通过 POST /v1/time-off/{id}/cancel 取消。",
            "Choisissez un autre agent ou un autre moment. Si le congé ne tient plus, cherchez-le dans GET /v1/time-off?agentId=… et annulez-le par POST /v1/time-off/{id}/cancel.",
            "Wählen Sie einen anderen Agenten oder eine andere Zeit. Gilt die freie Zeit nicht mehr, suchen Sie sie in GET /v1/time-off?agentId=… und sagen Sie sie mit POST /v1/time-off/{id}/cancel ab."
        ),
    };

    public static readonly Error Over = new(
        "shift_over",
        409,
        new(
            "The shift has ended or was cancelled.",
            "该班次已结束或已取消。",
            "Le service est terminé ou a été annulé.",
            "Die Schicht ist vorbei oder wurde abgesagt."
        )
    )
    {
        Cause = new(
            "What has passed stays as it was, and what was cancelled is cancelled for good; perhaps an earlier try went through.",
            "已过去的班次保持原样，已取消的不可恢复；也可能先前的取消已成功。",
            "Ce qui est passé reste tel quel, et ce qui a été annulé l’est définitivement ; peut-être un essai précédent a-t-il abouti.",
            "Was vergangen ist, bleibt, wie es war, und Abgesagtes bleibt abgesagt; vielleicht hatte ein früherer Versuch Erfolg."
        ),
        Remedy = new(
            "GET /v1/shifts/{id} says in cancelledAt and to what became of it. For later times make another with POST /v1/shifts.",
            "GET /v1/shifts/{id} 的 cancelledAt 和 to 说明了结果。如需安排以后的时段，请通过 POST /v1/shifts 另建班次。",
            "GET /v1/shifts/{id} dit dans cancelledAt et to ce qu’il en est. Pour plus tard, créez-en un autre par POST /v1/shifts.",
            "GET /v1/shifts/{id} sagt in cancelledAt und to, was daraus geworden ist. Für spätere Zeiten legen Sie mit POST /v1/shifts eine andere an."
        ),
    };

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
    )
    {
        Cause = new(
            "Whoever gives has no turn or override on rotationId between from and to: the time is that of somebody else's turn, was given away before, or there is no such rotation.",
            "转让方在 from 与 to 之间于 rotationId 所指的轮班中没有轮次或顶班：该时段轮到他人，先前已转让，或没有此轮班。",
            "Celui qui cède n’a ni tour ni remplacement dans rotationId entre from et to : c’est le tour d’un autre, il l’a déjà cédé, ou cette rotation n’existe pas.",
            "Wer abgibt, ist zwischen from und to weder an der Reihe noch Vertretung in rotationId: Jemand anderes ist an der Reihe, die Zeit wurde schon abgegeben, oder es gibt diesen Turnus nicht."
        ),
        Remedy = new(
            "See in GET /v1/on-duty/layers with rotationId, from and to whose time it is, and correct givenBy, rotationId or the times.",
            "请通过带 rotationId、from 和 to 的 GET /v1/on-duty/layers 查看该时段由谁值班，并更正 givenBy、rotationId 或时段。",
            "Voyez dans GET /v1/on-duty/layers avec rotationId, from et to à qui est ce temps, et corrigez givenBy, rotationId ou la période.",
            "Sehen Sie in GET /v1/on-duty/layers mit rotationId, from und to, wessen Zeit es ist, und berichtigen Sie givenBy, rotationId oder die Zeiten."
        ),
    };
}
