using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Access;

public static class PartnerErrors
{
    public static readonly Error NotFound = new(
        "partner_not_found",
        404,
        new("There is no such partner.", "没有此合作方。", "Ce partenaire n’existe pas.", "Diesen Partner gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/partners"),
    };
}
