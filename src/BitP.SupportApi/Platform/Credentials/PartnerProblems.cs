using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>Why a member that names a partner is refused.</summary>
internal static class PartnerProblems
{
    /// <summary>For whoever may name partners and need not be allowed to list them.</summary>
    public static readonly FieldProblem Unknown = FieldProblems.NotFound.Expecting(
        Expectation.Words(
            "the id of a partner, as admins see it with GET /v1/partners",
            "合作方的标识符，管理员可通过 GET /v1/partners 查看",
            "l’identifiant d’un partenaire, que les administrateurs voient avec GET /v1/partners",
            "die Id eines Partners, die Admins mit GET /v1/partners sehen"
        )
    );
}
