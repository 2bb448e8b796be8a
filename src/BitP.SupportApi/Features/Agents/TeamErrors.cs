using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Agents;

public static class TeamErrors
{
    public static readonly Error NotFound = new(
        "team_not_found",
        404,
        new("There is no such team.", "没有此团队。", "Cette équipe n’existe pas.", "Dieses Team gibt es nicht.")
    );

    public static readonly Error Exists = new(
        "team_exists",
        409,
        new(
            "Another team has this key.",
            "此标识（key）已被另一个团队使用。",
            "Une autre équipe porte déjà cet identifiant (key).",
            "Ein anderes Team hat bereits dieses Kürzel (key)."
        )
    );
}
