using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Surveys.FollowUps;

public static class SurveyFollowUpErrors
{
    public static readonly Error NotFound = new(
        "survey_follow_up_not_found",
        404,
        new("There is no such follow-up.", "没有此回访任务。", "Ce suivi n’existe pas.", "Diese Nachverfolgung gibt es nicht.")
    );

    public static readonly Error StateNotAllowed = new(
        "survey_follow_up_state_not_allowed",
        409,
        new(
            "The state of the follow-up does not allow this.",
            "回访任务的当前状态不允许此操作。",
            "L’état du suivi ne le permet pas.",
            "Der Stand der Nachverfolgung lässt das nicht zu."
        ),
        new(
            "{0} is not possible while it is {1}; see allowedTransitions.",
            "状态为 {1} 时不能执行 {0}；请查看 allowedTransitions。",
            "{0} n’est pas possible à l’état {1} ; voir allowedTransitions.",
            "{0} ist im Stand {1} nicht möglich; siehe allowedTransitions."
        )
    );

    public static readonly Error Own = new(
        "survey_follow_up_own",
        403,
        new(
            "Nobody follows up an answer about their own work.",
            "任何人都不能回访与自己工作有关的回答。",
            "Personne ne suit une réponse sur son propre travail.",
            "Niemand verfolgt eine Antwort über die eigene Arbeit nach."
        ),
        new(
            "The customer was dissatisfied with a case that {0} had, ended or replied in. Let somebody else see to it.",
            "客户对该案例不满意，而 {0} 曾负责、结束或回复过该案例。请由其他人跟进。",
            "Le client n’a pas été satisfait d’un cas que {0} a eu en charge, clos ou dans lequel il a répondu. Confiez-le à quelqu’un d’autre.",
            "Der Kunde war mit einem Fall nicht zufrieden, den {0} hatte oder beendet hat oder in dem {0} geantwortet hat. Jemand anderes soll sich darum kümmern."
        )
    );

    public static readonly Error LimitReached = new(
        "survey_follow_up_limit_reached",
        409,
        new(
            "Nothing more can be noted about the follow-up.",
            "该回访任务无法再添加记录。",
            "Plus rien ne peut être noté au sujet du suivi.",
            "Zur Nachverfolgung kann nichts mehr festgehalten werden."
        ),
        new(
            "It takes {0} steps. Finish it, or go on in the case.",
            "最多可记录 {0} 个步骤。请结束该任务，或在案例中继续处理。",
            "Il accepte {0} étapes. Terminez-le, ou continuez dans le cas.",
            "Sie nimmt {0} Schritte auf. Schließen Sie sie ab, oder fahren Sie im Fall fort."
        )
    );
}
