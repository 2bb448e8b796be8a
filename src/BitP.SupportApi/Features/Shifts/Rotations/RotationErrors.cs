using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Rotations;

public static class RotationErrors
{
    public static readonly Error NotFound = new(
        "rotation_not_found",
        404,
        new("There is no such rotation.", "没有此轮班。", "Cette rotation n’existe pas.", "Diesen Turnus gibt es nicht.")
    );

    public static readonly Error LimitReached = new(
        "rotation_limit_reached",
        409,
        new(
            "There are as many rotations as there may be.",
            "轮班数量已达上限。",
            "Le nombre maximal de rotations est atteint.",
            "Es gibt bereits so viele Turnusse, wie es geben darf."
        ),
        new(
            "At most {0} may be going on; end one that is not needed with endsOn.",
            "最多可同时有 {0} 个轮班；请用 endsOn 结束不再需要的轮班。",
            "Au plus {0} peuvent être en cours ; terminez-en une avec endsOn.",
            "Höchstens {0} dürfen laufen; beenden Sie einen, der nicht gebraucht wird, mit endsOn."
        )
    );
}
