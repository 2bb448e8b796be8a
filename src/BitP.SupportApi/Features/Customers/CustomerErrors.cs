using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Customers;

public static class CustomerErrors
{
    public static readonly Error NotFound = new(
        "customer_not_found",
        404,
        new("There is no such customer.", "没有此客户。", "Ce client n’existe pas.", "Diesen Kunden gibt es nicht.")
    )
    {
        Cause = new(
            "The id is misspelt, is the partner's own externalId instead of the id here, or belongs to a customer of another partner, or to another customer than that of the token; none of this is told apart, on purpose.",
            "id 拼写有误，或误用了合作方自己的 externalId，或属于另一个合作方的客户，或不是该令牌的客户；以上情形有意不加区分。",
            "L’id est mal écrit, est l’externalId du partenaire au lieu de l’id d’ici, ou désigne le client d’un autre partenaire ou un autre client que celui du jeton ; volontairement, rien de cela n’est distingué.",
            "Die id ist falsch geschrieben, ist die externalId des Partners statt der id hier, oder gehört zum Kunden eines anderen Partners oder zu einem anderen als dem des Tokens; das alles wird absichtlich nicht unterschieden."
        ),
        Remedy = new(
            "Look the customer up with GET /v1/customers?externalId=…; when there is none, create it with POST /v1/customers.",
            "请通过 GET /v1/customers?externalId=… 查找该客户；如不存在，请通过 POST /v1/customers 创建。",
            "Cherchez le client par GET /v1/customers?externalId=… ; s’il n’existe pas, créez-le par POST /v1/customers.",
            "Suchen Sie den Kunden mit GET /v1/customers?externalId=…; gibt es ihn nicht, legen Sie ihn mit POST /v1/customers an."
        ),
    };

    public static readonly Error PartnerRequired = new(
        "customer_partner_required",
        400,
        new(
            "Staff must say whose customer it is.",
            "工作人员必须说明客户所属的合作方。",
            "Le personnel doit indiquer de quel partenaire dépend le client.",
            "Mitarbeitende müssen angeben, zu welchem Partner der Kunde gehört."
        ),
        new(
            "Give partnerId beside externalId.",
            "请在 externalId 旁提供 partnerId。",
            "Indiquez partnerId à côté de externalId.",
            "Geben Sie neben externalId auch partnerId an."
        )
    )
    {
        Cause = new(
            "An externalId means something at one partner only. A partner's key says by itself whose it is; the caller here is staff.",
            "externalId 仅在某一合作方范围内有意义。合作方的密钥本身即表明归属，而此处的调用方是工作人员。",
            "Un externalId n’a de sens que chez un partenaire. La clé d’un partenaire dit d’elle-même lequel ; ici, l’appelant est du personnel.",
            "Eine externalId bedeutet nur bei einem Partner etwas. Der Schlüssel eines Partners sagt selbst, bei welchem; hier ruft aber jemand vom Personal auf."
        ),
        Remedy = new(
            "Add partnerId, in POST /v1/tickets and POST /v1/complaints customer.partnerId; admins find it in GET /v1/partners. For a customer who is known already, customerId does instead.",
            "请添加 partnerId（在 POST /v1/tickets 和 POST /v1/complaints 中为 customer.partnerId）；管理员可从 GET /v1/partners 查到。若客户已登记，提供 customerId 即可。",
            "Ajoutez partnerId, dans POST /v1/tickets et POST /v1/complaints customer.partnerId ; les administrateurs le trouvent dans GET /v1/partners. Pour un client déjà connu, customerId suffit.",
            "Fügen Sie partnerId hinzu, bei POST /v1/tickets und POST /v1/complaints customer.partnerId; Administratoren finden sie in GET /v1/partners. Bei einem Fall eines schon bekannten Kunden genügt customerId."
        ),
    };
}
