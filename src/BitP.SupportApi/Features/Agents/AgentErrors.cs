using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Agents;

public static class AgentErrors
{
    public static readonly Error NotFound = new(
        "agent_not_found",
        404,
        new("There is no such agent.", "没有此客服人员。", "Cet agent n’existe pas.", "Diesen Agenten gibt es nicht.")
    )
    {
        Cause = UnknownIds.Cause,
        Remedy = UnknownIds.ListedAt("/v1/agents"),
    };

    // Whoever the identity provider vouches for under that id acts in this agent's name.
    public static readonly Error ExternalIdNotAllowed = new(
        "agent_external_id_not_allowed",
        403,
        new(
            "Only admins may change an agent's externalId.",
            "只有管理员可以更改客服人员的 externalId。",
            "Seuls les administrateurs peuvent modifier l’externalId d’un agent.",
            "Nur Administratoren dürfen die externalId eines Agenten ändern."
        )
    )
    {
        Cause = new(
            "A supervisor changes externalId with PATCH /v1/agents/{id}. Whoever the identity provider knows by that id acts as this agent.",
            "主管通过 PATCH /v1/agents/{id} 更改 externalId。身份提供方以该标识识别的人将以此客服人员的身份操作。",
            "Un superviseur modifie externalId par PATCH /v1/agents/{id}. Celui que le fournisseur d’identité connaît sous cet identifiant agit en tant que cet agent.",
            "Eine Teamleitung ändert externalId mit PATCH /v1/agents/{id}. Wen der Identitätsanbieter unter dieser Id kennt, der handelt als dieser Agent."
        ),
        Remedy = new(
            "Leave externalId out, or have an admin set it.",
            "请去掉 externalId，或请管理员设置。",
            "Retirez externalId, ou faites-le définir par un administrateur.",
            "Lassen Sie externalId weg, oder lassen Sie sie von einem Administrator setzen."
        ),
    };

    // Who reports to whom decides on whose complaints somebody may work.
    public static readonly Error ReportsToNotAllowed = new(
        "agent_reports_to_not_allowed",
        403,
        new(
            "Only admins may change whom an agent reports to.",
            "只有管理员可以更改客服人员的上级。",
            "Seuls les administrateurs peuvent modifier le supérieur d’un agent.",
            "Nur Administratoren dürfen ändern, wem ein Agent unterstellt ist."
        )
    )
    {
        Cause = new(
            "A supervisor changes reportsToId with PATCH /v1/agents/{id}. Who reports to whom decides on whose complaints somebody may work.",
            "主管通过 PATCH /v1/agents/{id} 更改 reportsToId。上下级关系决定了某人可以处理谁的投诉。",
            "Un superviseur modifie reportsToId par PATCH /v1/agents/{id}. Ce rattachement décide des réclamations que chacun peut traiter.",
            "Eine Teamleitung ändert reportsToId mit PATCH /v1/agents/{id}. Wer wem unterstellt ist, entscheidet, wer welche Beschwerden bearbeiten darf."
        ),
        Remedy = new(
            "Leave reportsToId out, or have an admin set it.",
            "请去掉 reportsToId，或请管理员设置。",
            "Retirez reportsToId, ou faites-le définir par un administrateur.",
            "Lassen Sie reportsToId weg, oder lassen Sie sie von einem Administrator setzen."
        ),
    };

    public static readonly Error Exists = new(
        "agent_exists",
        409,
        new(
            "Another agent has this externalId.",
            "此 externalId 已属于另一位客服人员。",
            "Un autre agent possède déjà cet externalId.",
            "Diese externalId gehört bereits zu einem anderen Agenten."
        )
    )
    {
        Cause = new(
            "An externalId names one agent, so that the identity provider's token tells who acts. An agent who has left keeps it.",
            "一个 externalId 只对应一位客服人员，身份提供方的令牌据此判断是谁在操作。已离职的客服人员仍保留其 externalId。",
            "Un externalId désigne un seul agent, afin que le jeton du fournisseur d’identité dise qui agit. Un agent parti le garde.",
            "Eine externalId nennt einen Agenten, damit das Token des Identitätsanbieters sagt, wer handelt. Wer gegangen ist, behält sie."
        ),
        Remedy = new(
            "Find the other one in GET /v1/agents. When it is the same person, change that record; otherwise clear its externalId first: PATCH /v1/agents/{id} by an admin.",
            "请在 GET /v1/agents 中查找另一位客服人员。若是同一个人，请更改该记录；否则请先由管理员通过 PATCH /v1/agents/{id} 清除其 externalId。",
            "Cherchez l’autre dans GET /v1/agents. Si c’est la même personne, modifiez cette fiche ; sinon, effacez d’abord son externalId : PATCH /v1/agents/{id} par un administrateur.",
            "Suchen Sie den anderen in GET /v1/agents. Ist es dieselbe Person, ändern Sie diesen Eintrag; sonst leeren Sie zuerst dessen externalId: PATCH /v1/agents/{id} durch einen Administrator."
        ),
    };
}
