using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Agents;

public static class AgentErrors
{
    public static readonly Error NotFound = new(
        "agent_not_found",
        404,
        new("There is no such agent.", "没有此客服人员。", "Cet agent n’existe pas.", "Diesen Agenten gibt es nicht.")
    );

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
    );

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
    );

    public static readonly Error Exists = new(
        "agent_exists",
        409,
        new(
            "Another agent has this externalId.",
            "此 externalId 已属于另一位客服人员。",
            "Un autre agent possède déjà cet externalId.",
            "Diese externalId gehört bereits zu einem anderen Agenten."
        )
    );
}
