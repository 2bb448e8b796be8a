using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What takes two persons. A person is an agent, by whichever key; a key that acts as no agent may be anybody's, and is nobody.</summary>
public static class TwoPersons
{
    public static readonly Error PersonNeeded = new(
        "person_needed",
        403,
        new(
            "This takes a person: the key acts as no agent.",
            "此操作须由具体人员执行：该密钥不代表任何客服人员。",
            "Il y faut une personne : la clé n’agit au nom d’aucun agent.",
            "Das muss ein Mensch tun: Der Schlüssel handelt für keinen Agenten."
        ),
        new(
            "Use a key that was made with an agentId.",
            "请使用创建时指定了 agentId 的密钥。",
            "Utilisez une clé créée avec un agentId.",
            "Verwenden Sie einen Schlüssel, der mit einer agentId angelegt wurde."
        )
    )
    {
        Cause = new(
            "The credential acts as no agent, so that it cannot be said who calls. It is refused where somebody independent, or a second person, is asked for.",
            "该凭证不代表任何客服人员，无法判断是谁在调用。凡要求独立人员或第二人之处，均会拒绝它。",
            "Les identifiants n’agissent au nom d’aucun agent : on ne peut dire qui appelle. Ils sont refusés là où il faut une personne indépendante, ou une seconde personne.",
            "Der Zugang handelt für keinen Agenten, sodass sich nicht sagen lässt, wer aufruft. Er wird abgewiesen, wo jemand Unabhängiges oder eine zweite Person verlangt ist."
        ),
        Remedy = new(
            "Call with a key of your own that acts as an agent: an admin makes it with agentId in POST /v1/api-keys.",
            "请使用您自己的、代表某位客服人员的密钥：由管理员在 POST /v1/api-keys 中指定 agentId 创建。",
            "Appelez avec une clé à vous, qui agit au nom d’un agent : un administrateur la crée avec agentId dans POST /v1/api-keys.",
            "Rufen Sie mit einem eigenen Schlüssel auf, der für einen Agenten handelt: Ein Administrator legt ihn mit agentId in POST /v1/api-keys an."
        ),
    };

    public static readonly Error SecondPersonNeeded = new(
        "second_person_needed",
        403,
        new(
            "Who proposed this cannot approve it: that takes a second person.",
            "提议人不能自行批准：须由第二人批准。",
            "Qui l’a proposé ne peut l’approuver : il y faut une deuxième personne.",
            "Wer das vorgeschlagen hat, kann es nicht genehmigen: Dazu braucht es eine zweite Person."
        ),
        new(
            "Another agent has to, by whichever key. Another key of the same agent does not help.",
            "须由另一名客服人员批准，使用哪个密钥均可；同一人员换用其他密钥无效。",
            "Un autre agent doit le faire, par n’importe quelle clé. Une autre clé du même agent n’y change rien.",
            "Ein anderer Agent muss es tun, mit welchem Schlüssel auch immer. Ein anderer Schlüssel desselben Agenten hilft nicht."
        )
    )
    {
        Cause = new(
            "The credential acts as the same agent who offered the redress, proposed the exception, or proposed to lift the legal hold.",
            "该凭证所代表的客服人员，正是提出补救方案、提议例外或提议解除法律保全的人。",
            "Les identifiants agissent au nom de l’agent même qui a offert la réparation, proposé l’exception ou proposé de lever la conservation légale.",
            "Der Zugang handelt für denselben Agenten, von dem das Angebot der Abhilfe oder der Vorschlag kam, eine Ausnahme zu machen oder die Löschsperre aufzuheben."
        ),
        Remedy = new(
            "Ask another supervisor or admin to approve it with their own key; an exception takes an admin.",
            "请由另一名主管或管理员用自己的密钥批准；例外须由管理员批准。",
            "Demandez à un autre superviseur ou administrateur de l’approuver avec sa propre clé ; pour une exception, il faut un administrateur.",
            "Bitten Sie eine andere Teamleitung oder einen anderen Administrator, es mit eigenem Schlüssel zu genehmigen; bei einer Ausnahme muss es ein Administrator sein."
        ),
    };

    /// <summary>Why a caller cannot do what takes a person; null for a person.</summary>
    internal static Error? RefuseNobody(Actor actor) => actor.Id is null ? PersonNeeded : null;

    /// <summary>Why a caller cannot approve what somebody proposed; null for a second person.</summary>
    internal static Error? RefuseApproval(EventActor proposedBy, Actor actor) => RefuseNobody(actor) ?? (actor.Id == proposedBy.Id ? SecondPersonNeeded : null);
}
