using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Independence;

public static class IndependenceErrors
{
    public static readonly Error ConcernsYourself = new(
        "concerns_yourself",
        403,
        new(
            "Nobody proposes or approves an exception for themselves.",
            "任何人不得为自己提议或批准例外。",
            "Nul ne propose ni n’approuve une exception pour soi-même.",
            "Niemand schlägt eine Ausnahme für sich selbst vor oder genehmigt sie."
        )
    )
    {
        Cause = new(
            "The exception is for the very agent that the credential acts as.",
            "该例外所针对的，正是此凭证所代表的客服人员。",
            "L’exception est pour l’agent même au nom duquel ces identifiants agissent.",
            "Die Ausnahme ist für eben den Agenten, für den der Zugang handelt."
        ),
        Remedy = new(
            "Let two admins who are other agents do it: one proposes it, the other one approves it.",
            "请由另外两名管理员办理：一人提议，另一人批准。",
            "Faites-le faire par deux administrateurs qui sont d’autres agents : l’un la propose, l’autre l’approuve.",
            "Lassen Sie das zwei Administratoren tun, die andere Agenten sind: Einer schlägt sie vor, der andere genehmigt sie."
        ),
    };

    public static readonly Error NotFound = new(
        "independence_exception_not_found",
        404,
        new("The complaint has no such exception.", "该投诉没有此例外。", "La réclamation n’a pas cette exception.", "Diese Ausnahme hat die Beschwerde nicht.")
    )
    {
        Cause = new(
            "The id in the path is misspelt, or is that of an exception for another complaint.",
            "路径中的 id 有误，或属于另一件投诉的例外。",
            "L’id dans le chemin est mal écrit, ou est celui d’une exception d’une autre réclamation.",
            "Die id im Pfad ist falsch geschrieben oder gehört zu einer Ausnahme bei einer anderen Beschwerde."
        ),
        Remedy = new(
            "Read the complaint with GET /v1/complaints/… and take the id from independenceExceptions.",
            "请通过 GET /v1/complaints/… 读取该投诉，并使用 independenceExceptions 中的 id。",
            "Lisez la réclamation avec GET /v1/complaints/… et prenez l’id dans independenceExceptions.",
            "Lesen Sie die Beschwerde mit GET /v1/complaints/… und nehmen Sie die id aus independenceExceptions."
        ),
    };

    public static readonly Error Exists = new(
        "independence_exception_exists",
        409,
        new(
            "There is an exception for this agent already.",
            "该客服人员已有例外。",
            "Il existe déjà une exception pour cet agent.",
            "Für diesen Agenten gibt es schon eine Ausnahme."
        )
    )
    {
        Cause = new(
            "An exception for this agentId was proposed on this complaint before, whether somebody has approved it or not.",
            "此前已在该投诉中为此 agentId 提议过例外，无论是否已获批准。",
            "Une exception pour cet agentId a déjà été proposée sur cette réclamation, approuvée ou non.",
            "Für diese agentId wurde bei dieser Beschwerde schon eine Ausnahme vorgeschlagen, ob genehmigt oder nicht."
        ),
        Remedy = new(
            "Look at independenceExceptions of the complaint. While its approvedBy is null, another admin approves it with POST …/independence-exceptions/…/approve; else it holds already.",
            "请查看该投诉的 independenceExceptions。若其 approvedBy 为 null，由另一名管理员通过 POST …/independence-exceptions/…/approve 批准；否则例外已经生效。",
            "Voyez independenceExceptions de la réclamation. Tant que approvedBy y est null, un autre administrateur l’approuve avec POST …/independence-exceptions/…/approve ; sinon elle vaut déjà.",
            "Sehen Sie in independenceExceptions der Beschwerde nach. Solange approvedBy dort null ist, genehmigt ein anderer Administrator sie mit POST …/independence-exceptions/…/approve; sonst gilt sie bereits."
        ),
    };
}
