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
    )
    {
        Cause = new(
            "Somebody placed a hold before, and it was not lifted since. A complaint has one at a time.",
            "此前已有人设置法律保全，且尚未解除。每件投诉同一时间只有一项。",
            "Quelqu’un l’a mise sous conservation auparavant, et celle-ci n’a pas été levée. Une réclamation n’en a qu’une à la fois.",
            "Jemand hat schon eine Sperre gesetzt, die seitdem nicht aufgehoben wurde. Eine Beschwerde hat immer nur eine."
        ),
        Remedy = new(
            "There is nothing left to do, since the file is kept. holds of the complaint says since when, by whom and why.",
            "档案已在保存之中，无需再做什么。投诉的 holds 说明了起始时间、设置人和原因。",
            "Il ne reste rien à faire, puisque le dossier est conservé. holds de la réclamation dit depuis quand, par qui et pourquoi.",
            "Es ist nichts mehr zu tun, denn die Akte wird aufbewahrt. holds der Beschwerde sagt, seit wann, durch wen und warum."
        ),
    };

    public static readonly Error NotHeld = new(
        "complaint_not_held",
        409,
        new(
            "The complaint is under no legal hold.",
            "该投诉未处于法律保全状态。",
            "La réclamation n’est pas sous conservation légale.",
            "Für die Beschwerde gilt keine Löschsperre."
        )
    )
    {
        Cause = new(
            "Nobody has placed a hold, or the last one of holds was lifted (liftedAt).",
            "没有人设置过法律保全，或 holds 中的最后一项已解除（liftedAt）。",
            "Personne n’a mis la réclamation sous conservation, ou la dernière de holds a été levée (liftedAt).",
            "Niemand hat eine Sperre gesetzt, oder die letzte aus holds wurde aufgehoben (liftedAt)."
        ),
        Remedy = new(
            "There is nothing to lift. A supervisor or an admin places a hold with POST …/hold and a reason.",
            "没有可解除的法律保全。主管或管理员可通过 POST …/hold 并注明 reason 设置。",
            "Il n’y a rien à lever. Un superviseur ou un administrateur met sous conservation avec POST …/hold et un reason.",
            "Es gibt nichts aufzuheben. Eine Teamleitung oder ein Administrator setzt mit POST …/hold und einem reason eine Sperre."
        ),
    };

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
    )
    {
        Cause = new(
            "A proposal waits for a second person: the last one of lifts, in the last of holds, says who made it, when and why.",
            "已有提议在等待第二人处理：holds 最后一项中 lifts 的最后一项说明了提议人、时间和原因。",
            "Une proposition attend une seconde personne : la dernière de lifts, dans la dernière de holds, dit qui l’a faite, quand et pourquoi.",
            "Ein Vorschlag wartet auf eine zweite Person: Der letzte aus lifts, im letzten aus holds, sagt, von wem er ist, von wann und warum."
        ),
        Remedy = new(
            "Another agent approves it with POST …/hold/lift/approve. To propose it for another reason, who proposed it first takes it back with POST …/hold/lift/withdraw.",
            "请由另一名客服人员通过 POST …/hold/lift/approve 批准。如要以其他原因提议，须先由提议人通过 POST …/hold/lift/withdraw 撤回。",
            "Un autre agent l’approuve avec POST …/hold/lift/approve. Pour la proposer avec un autre motif, son auteur la retire d’abord avec POST …/hold/lift/withdraw.",
            "Ein anderer Agent genehmigt ihn mit POST …/hold/lift/approve. Um es mit anderem Grund vorzuschlagen, zieht ihn zuerst mit POST …/hold/lift/withdraw zurück, von wem er ist."
        ),
    };

    public static readonly Error LiftNotProposed = new(
        "hold_lift_not_proposed",
        409,
        new(
            "Nobody has proposed to lift the legal hold.",
            "尚无人提议解除法律保全。",
            "Personne n’a proposé de lever la conservation légale.",
            "Niemand hat vorgeschlagen, die Löschsperre aufzuheben."
        )
    )
    {
        Cause = new(
            "Nobody called POST …/hold/lift for this hold, or the proposal was withdrawn.",
            "没有人就此项法律保全调用 POST …/hold/lift，或提议已被撤回。",
            "Personne n’a appelé POST …/hold/lift pour cette conservation, ou la proposition a été retirée.",
            "Niemand hat für diese Sperre POST …/hold/lift aufgerufen, oder der Vorschlag wurde zurückgezogen."
        ),
        Remedy = new(
            "Propose it first with POST …/hold/lift and a reason; then another agent approves it.",
            "请先通过 POST …/hold/lift 并注明 reason 提议，再由另一名客服人员批准。",
            "Proposez-la d’abord avec POST …/hold/lift et un reason ; un autre agent l’approuve ensuite.",
            "Schlagen Sie es zuerst mit POST …/hold/lift und einem reason vor; dann genehmigt es ein anderer Agent."
        ),
    };

    public static readonly Error LiftOfAnother = new(
        "hold_lift_of_another",
        409,
        new(
            "Only who proposed to lift the legal hold takes that back.",
            "只有提议人可以撤回解除法律保全的提议。",
            "Seul l’auteur de la proposition de levée peut la retirer.",
            "Nur wer vorgeschlagen hat, die Löschsperre aufzuheben, zieht das zurück."
        )
    )
    {
        Cause = new(
            "The proposal was made by another agent than the one that the credential acts as.",
            "提议人并非此凭证所代表的客服人员。",
            "La proposition a été faite par un autre agent que celui au nom duquel ces identifiants agissent.",
            "Der Vorschlag kam von einem anderen Agenten als dem, für den der Zugang handelt."
        ),
        Remedy = new(
            "Ask that agent, whom holds of the complaint names. Without an approval the hold stays, so that nothing has to be done against the proposal.",
            "请联系投诉的 holds 中所列的提议人。未获批准时法律保全继续有效，因此无须对该提议采取行动。",
            "Adressez-vous à cet agent, que holds de la réclamation nomme. Sans approbation, la conservation demeure : il n’y a rien à faire contre la proposition.",
            "Wenden Sie sich an diesen Agenten, den holds der Beschwerde nennt. Ohne Genehmigung bleibt die Sperre, sodass gegen den Vorschlag nichts zu tun ist."
        ),
    };
}
