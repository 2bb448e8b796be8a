using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Independence;

public static class IndependenceErrors
{
    public static readonly Error PersonNeeded = new(
        "person_needed",
        403,
        new(
            "This takes a person: the key acts as no agent.",
            "此操作须由具体人员执行：该密钥不代表任何客服人员。",
            "Il y faut une personne : la clé n’agit au nom d’aucun agent.",
            "Das muss ein Mensch tun: Der Schlüssel handelt für keinen Agenten."
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
        )
    );

    public static readonly Error ConcernsYourself = new(
        "concerns_yourself",
        403,
        new(
            "Nobody proposes or approves an exception for themselves.",
            "任何人不得为自己提议或批准例外。",
            "Nul ne propose ni n’approuve une exception pour soi-même.",
            "Niemand schlägt eine Ausnahme für sich selbst vor oder genehmigt sie."
        )
    );

    public static readonly Error NotFound = new(
        "independence_exception_not_found",
        404,
        new("The complaint has no such exception.", "该投诉没有此例外。", "La réclamation n’a pas cette exception.", "Diese Ausnahme hat die Beschwerde nicht.")
    );

    public static readonly Error Exists = new(
        "independence_exception_exists",
        409,
        new(
            "There is an exception for this agent already.",
            "该客服人员已有例外。",
            "Il existe déjà une exception pour cet agent.",
            "Für diesen Agenten gibt es schon eine Ausnahme."
        )
    );
}
