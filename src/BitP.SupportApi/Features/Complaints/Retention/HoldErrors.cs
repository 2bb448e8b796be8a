using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Retention;

public static class HoldErrors
{
    public static readonly Error Held = new(
        "complaint_held",
        409,
        new(
            "The complaint is under legal hold already.",
            "该投诉已处于法律保全状态。",
            "La réclamation est déjà sous conservation légale.",
            "Für die Beschwerde gilt bereits eine Löschsperre."
        )
    );

    public static readonly Error NotHeld = new(
        "complaint_not_held",
        409,
        new(
            "The complaint is under no legal hold.",
            "该投诉未处于法律保全状态。",
            "La réclamation n’est pas sous conservation légale.",
            "Für die Beschwerde gilt keine Löschsperre."
        )
    );

    public static readonly Error LiftProposed = new(
        "hold_lift_proposed",
        409,
        new(
            "Somebody has proposed to lift the legal hold already.",
            "已有人提议解除法律保全。",
            "Quelqu’un a déjà proposé de lever la conservation légale.",
            "Jemand hat bereits vorgeschlagen, die Löschsperre aufzuheben."
        ),
        new(
            "A second person approves it, or who proposed it withdraws it.",
            "须由第二人批准，或由提议人撤回。",
            "Une seconde personne l’approuve, ou son auteur la retire.",
            "Eine zweite Person stimmt zu, oder wer es vorgeschlagen hat, zieht es zurück."
        )
    );

    public static readonly Error LiftNotProposed = new(
        "hold_lift_not_proposed",
        409,
        new(
            "Nobody has proposed to lift the legal hold.",
            "尚无人提议解除法律保全。",
            "Personne n’a proposé de lever la conservation légale.",
            "Niemand hat vorgeschlagen, die Löschsperre aufzuheben."
        )
    );

    public static readonly Error LiftOfAnother = new(
        "hold_lift_of_another",
        409,
        new(
            "Only who proposed to lift the legal hold takes that back.",
            "只有提议人可以撤回解除法律保全的提议。",
            "Seul l’auteur de la proposition de levée peut la retirer.",
            "Nur wer vorgeschlagen hat, die Löschsperre aufzuheben, zieht das zurück."
        )
    );
}
