using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Shifts.Rotations;

public static class RotationErrors
{
    public static readonly Error NotFound = new(
        "rotation_not_found",
        404,
        new("There is no such rotation.", "没有此轮班。", "Cette rotation n’existe pas.", "Diesen Turnus gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/rotations"),
    };

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
    )
    {
        Cause = new(
            "Each question who is on duty reads all rotations that have not ended, so that there may be only so many: 100, unless the setting Rotations:Max says otherwise.",
            "每次查询值班人员都要读取所有未结束的轮班，因此数量有限：默认 100 个，可由设置 Rotations:Max 更改。",
            "Chaque question sur qui est de garde lit toutes les rotations non terminées, d’où une limite : 100, sauf si le réglage Rotations:Max en dit autrement.",
            "Jede Frage, wer im Dienst ist, liest alle Turnusse, die nicht beendet sind; deshalb darf es nur so viele geben: 100, wenn die Einstellung Rotations:Max nichts anderes sagt."
        ),
        Remedy = new(
            "End one that is not needed by setting endsOn with PATCH /v1/rotations/{id}, or have an existing one serve more channels and languages. Whoever operates the API can raise Rotations:Max.",
            "请通过 PATCH /v1/rotations/{id} 设置 endsOn 以结束不再需要的轮班，或让现有轮班服务更多渠道和语言。运营方可提高 Rotations:Max。",
            "Terminez-en une qui ne sert plus en fixant endsOn par PATCH /v1/rotations/{id}, ou faites servir plus de canaux et de langues à une existante. L’exploitant peut relever Rotations:Max.",
            "Beenden Sie einen, der nicht gebraucht wird, indem Sie mit PATCH /v1/rotations/{id} endsOn setzen, oder lassen Sie einen vorhandenen mehr Kanäle und Sprachen bedienen. Der Betreiber kann Rotations:Max erhöhen."
        ),
    };
}
