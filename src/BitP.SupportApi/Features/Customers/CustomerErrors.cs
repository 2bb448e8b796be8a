using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Customers;

public static class CustomerErrors
{
    public static readonly Error NotFound = new(
        "customer_not_found",
        404,
        new("There is no such customer.", "没有此客户。", "Ce client n’existe pas.", "Diesen Kunden gibt es nicht.")
    );

    public static readonly Error PartnerRequired = new(
        "customer_partner_required",
        400,
        new(
            "Staff must say whose customer it is.",
            "工作人员必须说明客户所属的合作方。",
            "Le personnel doit indiquer de quel partenaire dépend le client.",
            "Mitarbeitende müssen angeben, zu welchem Partner der Kunde gehört."
        ),
        new("Give partnerId.", "请提供 partnerId。", "Indiquez partnerId.", "Geben Sie partnerId an.")
    );
}
