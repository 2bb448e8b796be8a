using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Complaints.Investigation;

public static class InvestigationErrors
{
    public static readonly Error StepNotFound = new(
        "investigation_step_not_found",
        404,
        new(
            "The investigation of the complaint has no such step.",
            "该投诉的调查没有此步骤。",
            "L’examen de la réclamation n’a pas cette étape.",
            "Die Untersuchung der Beschwerde hat keinen solchen Schritt."
        )
    );

    public static readonly Error StepDone = new(
        "investigation_step_done",
        409,
        new(
            "The step is done: only findings and evidence can be added.",
            "该步骤已完成：只能补充认定和证据。",
            "L’étape est terminée : seuls des constats et des preuves peuvent être ajoutés.",
            "Der Schritt ist erledigt: Nur Feststellungen und Belege können hinzukommen."
        ),
        new(
            "Leave {0} as it is. A correction is a further finding.",
            "请勿更改 {0}。更正应作为新的认定补充。",
            "Laissez {0} tel quel. Une correction est un constat de plus.",
            "Lassen Sie {0}, wie es ist. Eine Berichtigung ist eine weitere Feststellung."
        )
    );
}
