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
    );

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
    );

    /// <summary>Why a caller cannot do what takes a person; null for a person.</summary>
    internal static Error? RefuseNobody(Actor actor) => actor.Id is null ? PersonNeeded : null;

    /// <summary>Why a caller cannot approve what somebody proposed; null for a second person.</summary>
    internal static Error? RefuseApproval(EventActor proposedBy, Actor actor) => RefuseNobody(actor) ?? (actor.Id == proposedBy.Id ? SecondPersonNeeded : null);
}
