using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Agents;

public static class TeamErrors
{
    public static readonly Error NotFound = new(
        "team_not_found",
        404,
        new("There is no such team.", "没有此团队。", "Cette équipe n’existe pas.", "Dieses Team gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/teams"),
    };

    public static readonly Error Exists = new(
        "team_exists",
        409,
        new(
            "Another team has this key.",
            "此标识（key）已被另一个团队使用。",
            "Une autre équipe porte déjà cet identifiant (key).",
            "Ein anderes Team hat bereits dieses Kürzel (key)."
        )
    )
    {
        Cause = new(
            "The key of a team never changes and is never given away, and POST /v1/teams names one that is taken; often the team was created by an earlier try.",
            "团队的 key 永不更改，也不会释放，而 POST /v1/teams 使用了已被占用的 key；常见原因是先前的尝试已创建了该团队。",
            "La key d’une équipe ne change ni ne se libère jamais, et POST /v1/teams en nomme une déjà prise ; souvent, l’équipe a été créée par un essai précédent.",
            "Der key eines Teams ändert sich nie und wird nie frei, und POST /v1/teams nennt einen, der vergeben ist; oft hat ein früherer Versuch das Team angelegt."
        ),
        Remedy = new(
            "Look at GET /v1/teams. Use the team that is there and change its name with PATCH /v1/teams/{id}, or choose another key.",
            "请查看 GET /v1/teams。可直接使用已有的团队并通过 PATCH /v1/teams/{id} 更改名称，或选用其他 key。",
            "Consultez GET /v1/teams. Utilisez l’équipe existante, dont PATCH /v1/teams/{id} change le nom, ou choisissez une autre key.",
            "Sehen Sie in GET /v1/teams nach. Verwenden Sie das vorhandene Team, dessen Namen PATCH /v1/teams/{id} ändert, oder wählen Sie einen anderen key."
        ),
    };
}
