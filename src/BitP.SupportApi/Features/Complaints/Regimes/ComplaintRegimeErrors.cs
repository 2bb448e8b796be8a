using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Regimes;

public static class ComplaintRegimeErrors
{
    public static readonly Error NotFound = new(
        "regime_not_found",
        404,
        new("There is no such complaint regime.", "没有此投诉处理制度。", "Ce régime de réclamation n’existe pas.", "Diese Beschwerderegelung gibt es nicht.")
    );

    public static readonly Error VersionNotFound = new(
        "regime_version_not_found",
        404,
        new(
            "The complaint regime has no such version.",
            "该投诉处理制度没有此版本。",
            "Le régime de réclamation n’a pas cette version.",
            "Diese Fassung hat die Beschwerderegelung nicht."
        )
    );

    public static readonly Error Exists = new(
        "regime_exists",
        409,
        new(
            "Another complaint regime has this key, be it retired.",
            "此标识（key）已被另一个投诉处理制度使用（包括已停用的）。",
            "Un autre régime de réclamation porte déjà cet identifiant (key), fût-il retiré.",
            "Eine andere Beschwerderegelung hat bereits dieses Kürzel (key), und sei sie außer Gebrauch."
        )
    );

    public static readonly Error Retired = new(
        "regime_retired",
        409,
        new(
            "The complaint regime is retired.",
            "该投诉处理制度已停用。",
            "Le régime de réclamation n’est plus en usage.",
            "Die Beschwerderegelung ist außer Gebrauch."
        )
    );
}
