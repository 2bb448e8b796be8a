using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Regimes;

public static class ComplaintRegimeErrors
{
    public static readonly Error NotFound = new(
        "regime_not_found",
        404,
        new("There is no such complaint regime.", "没有此投诉处理制度。", "Ce régime de réclamation n’existe pas.", "Diese Beschwerderegelung gibt es nicht.")
    )
    {
        Cause = new(
            "The key in the path is misspelt: it is one such as eu_mica, in small letters. Regimes are never deleted.",
            "路径中的标识有误：应为 eu_mica 这样的小写标识。制度从不删除。",
            "L’identifiant dans le chemin est mal écrit : il est du genre eu_mica, en minuscules. Les régimes ne sont jamais supprimés.",
            "Das Kürzel im Pfad ist falsch geschrieben: Es lautet etwa eu_mica, in Kleinbuchstaben. Regelungen werden nie gelöscht."
        ),
        Remedy = new(
            "Take the key from GET /v1/complaint-regimes, which leaves out those that are retired, or from regimes of a complaint.",
            "请使用 GET /v1/complaint-regimes（不含已停用的制度）或某件投诉的 regimes 中的 key。",
            "Prenez key dans GET /v1/complaint-regimes, qui omet les régimes retirés, ou dans regimes d’une réclamation.",
            "Nehmen Sie den key aus GET /v1/complaint-regimes, wo Regelungen außer Gebrauch fehlen, oder aus regimes einer Beschwerde."
        ),
    };

    public static readonly Error VersionNotFound = new(
        "regime_version_not_found",
        404,
        new(
            "The complaint regime has no such version.",
            "该投诉处理制度没有此版本。",
            "Le régime de réclamation n’a pas cette version.",
            "Diese Fassung hat die Beschwerderegelung nicht."
        )
    )
    {
        Cause = new(
            "version is higher than any that the regime has, or is the number of a change that made no other rules, such as a recalculation.",
            "version 大于该制度的任何版本，或对应的是未改变规则的变更，例如重新计算。",
            "version dépasse toutes celles du régime, ou est le numéro d’un changement qui n’a pas fait d’autres règles, comme un recalcul.",
            "version ist höher als alle, die die Regelung hat, oder die Nummer einer Änderung, die keine anderen Regeln brachte, etwa einer Neuberechnung."
        ),
        Remedy = new(
            "Take the number from GET /v1/complaint-regimes/…/versions, or leave version out.",
            "请使用 GET /v1/complaint-regimes/…/versions 中的版本号，或省略 version。",
            "Prenez le numéro dans GET /v1/complaint-regimes/…/versions, ou omettez version.",
            "Nehmen Sie die Nummer aus GET /v1/complaint-regimes/…/versions, oder lassen Sie version weg."
        ),
    };

    public static readonly Error Exists = new(
        "regime_exists",
        409,
        new(
            "Another complaint regime has this key, be it retired.",
            "此标识（key）已被另一个投诉处理制度使用（包括已停用的）。",
            "Un autre régime de réclamation porte déjà cet identifiant (key), fût-il retiré.",
            "Eine andere Beschwerderegelung hat bereits dieses Kürzel (key), und sei sie außer Gebrauch."
        )
    )
    {
        Cause = new(
            "The key of the new regime is taken. A regime keeps its key for good, also one that is retired and not listed any more.",
            "新制度的 key 已被占用。制度永久保留其 key，已停用而不再列出的制度也是如此。",
            "Le key du nouveau régime est pris. Un régime garde son key pour toujours, même retiré et absent de la liste.",
            "Der key der neuen Regelung ist vergeben. Eine Regelung behält ihren key für immer, auch wenn sie außer Gebrauch ist und nicht mehr aufgeführt wird."
        ),
        Remedy = new(
            "Choose another key. To change the rules under this one, use PATCH /v1/complaint-regimes/…, which a retired regime does not take.",
            "请选用其他 key。如要更改此 key 下的规则，请使用 PATCH /v1/complaint-regimes/…；已停用的制度不能更改。",
            "Choisissez un autre key. Pour changer les règles sous celui-ci, utilisez PATCH /v1/complaint-regimes/…, qu’un régime retiré n’accepte pas.",
            "Wählen Sie einen anderen key. Um die Regeln unter diesem zu ändern, verwenden Sie PATCH /v1/complaint-regimes/…, was bei einer Regelung außer Gebrauch nicht geht."
        ),
    };

    public static readonly Error Retired = new(
        "regime_retired",
        409,
        new(
            "The complaint regime is retired.",
            "该投诉处理制度已停用。",
            "Le régime de réclamation n’est plus en usage.",
            "Die Beschwerderegelung ist außer Gebrauch."
        )
    )
    {
        Cause = new(
            "An admin has retired it, and nobody can undo that. A retired regime is neither changed nor retired again.",
            "管理员已将其停用，且无法恢复。已停用的制度不能更改，也不能再次停用。",
            "Un administrateur l’a retiré, et nul ne peut l’annuler. Un régime retiré ne se modifie pas et ne se retire pas une seconde fois.",
            "Ein Administrator hat sie außer Gebrauch genommen, was niemand rückgängig machen kann. Eine solche Regelung wird weder geändert noch noch einmal außer Gebrauch genommen."
        ),
        Remedy = new(
            "Make a regime with another key by POST /v1/complaint-regimes. Complaints under the retired one go on by the version that they have.",
            "请通过 POST /v1/complaint-regimes 以其他 key 新建制度。适用已停用制度的投诉继续按其现有版本处理。",
            "Créez un régime avec un autre key par POST /v1/complaint-regimes. Les réclamations sous celui qui est retiré continuent selon la version qu’elles ont.",
            "Legen Sie mit POST /v1/complaint-regimes eine Regelung mit anderem key an. Beschwerden unter der bisherigen gehen nach der Fassung weiter, die sie haben."
        ),
    };
}
